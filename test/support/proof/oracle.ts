// Reads tables that people write by hand, and expands them to one verdict
// per kind, state and event. A request left undecided, or decided twice, is an error of the table.

/** A row of a table as it is written. */
export interface Row {
  readonly states: string;
  readonly events: readonly string[];
  /** The state that the events lead to, or the error code with which they are refused. */
  readonly result: string;
  readonly kinds: string;
}

/** What has to become of one event in one state, for one kind of instance. */
export interface Verdict<Kind = string, State = string, Event = string> {
  readonly kind: Kind;
  readonly state: State;
  readonly event: Event;
  /** The state that it leads to, when it is accepted. */
  readonly to?: string;
  /** The error code, when it is a request that is refused. Neither: nothing happens. */
  readonly code?: string;
}

/** The names that the tables are about. */
export interface Vocabulary<Kind, State, Event> {
  readonly kinds: readonly Kind[];
  readonly states: readonly State[];
  readonly requests: readonly Event[];
  readonly outcomes: readonly Event[];
}

/** Reads the cells of a Markdown table, without its two lines of heading. */
export function parseCells(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

/** Reads a table of four columns: states, events, result, kinds. */
export function parseTable(text: string): Row[] {
  return parseCells(text).map(([states = '', events = '', result = '', kinds = '']) => ({
    states,
    events: events.split(' '),
    result,
    kinds,
  }));
}

/** Tells whether `name` is meant by `all`, `X Y`, `not X` or `X.*`. */
export function isMeant(pattern: string, name: string): boolean {
  if (pattern.startsWith('not ')) return !isMeant(pattern.slice(4), name);
  return pattern
    .split(' ')
    .some((each) =>
      each.endsWith('.*') ? name.startsWith(each.slice(0, -1)) : each === 'all' || each === name,
    );
}

/** Expands the tables of what is accepted and what is refused to the whole grid. */
export function verdictsOf<Kind extends string, State extends string, Event extends string>(
  moves: readonly Row[],
  refusals: readonly Row[],
  words: Vocabulary<Kind, State, Event>,
): Verdict<Kind, State, Event>[] {
  const events = [...words.requests, ...words.outcomes];
  return words.kinds.flatMap((kind) =>
    words.states.flatMap((state) =>
      events.map((event): Verdict<Kind, State, Event> => {
        const about = (row: Row) =>
          isMeant(row.states, state) && row.events.includes(event) && isMeant(row.kinds, kind);
        const [move, refusal] = [moves.filter(about), refusals.filter(about)];
        const isDecided = move.length + refusal.length === 1;
        const mayBeOpen = words.outcomes.includes(event) && move.length + refusal.length === 0;
        if (!isDecided && !mayBeOpen) {
          const count = move.length + refusal.length;
          throw new Error(`the tables decide ${state} on ${event} (${kind}) ${count} times`);
        }
        return {
          kind,
          state,
          event,
          ...(move[0] && { to: move[0].result }),
          ...(refusal[0] && { code: refusal[0].result }),
        };
      }),
    ),
  );
}
