// The transitions of one kind of instance, computed when they are first asked for and remembered as
// small integers, so that millions of sequences can be enumerated. The ledger sees each of them once,
// and has made sure that there are no more than `maxSnapshots`.

import type { AnyStateMachine } from 'xstate';
import { advance, begin, keyOf, maxSnapshots, takenEdge } from './chart.js';
import type { Ledger, Position } from './ledger.js';
import { eventsOf, type Rules } from './rules.js';

/** Snapshots are numbered as they are met, birth is 0; `cell` is snapshot × events + event. */
export interface Memo {
  readonly events: number;
  /** The snapshot that a cell leads to. */
  next(cell: number): number;
  /** Whether a transition is taken there, or the event ignored. Known after `next`. */
  isTaken(cell: number): boolean;
  /** Remembers that one cell was taken right after another. */
  notePair(first: number, second: number): void;
  /** The names of the steps that were noted as pairs. */
  pairs(): [string, string][];
  /** How many snapshots were computed, birth included. */
  computed(): number;
}

/** Opens a memory for one kind of instance. */
export function memoise(
  machine: AnyStateMachine,
  rules: Rules,
  ledger: Ledger,
  kind: string,
): Memo {
  const events = eventsOf(rules);
  const cells = maxSnapshots * events.length;
  const positions: Position[] = [ledger.begin(kind, begin(machine, kind))];
  const numbers = new Map(positions.map(({ snapshot }, number) => [keyOf(snapshot), number]));
  const next = new Int16Array(cells).fill(-1);
  const names = new Map<number, string>();
  const pairs = new Uint8Array(cells * cells);
  let computed = 1;

  const compute = (cell: number): number => {
    const { lastStep: _, ...before } = positions[Math.floor(cell / events.length)] as Position;
    const event = events[cell % events.length] as string;
    const after = advance(machine, before.snapshot, event);
    const position = ledger.step(before, event, after);
    computed++;
    if (takenEdge(machine, before.snapshot, event)) names.set(cell, position.lastStep as string);
    const known = numbers.get(keyOf(after));
    if (known !== undefined) return known;
    numbers.set(keyOf(after), positions.length);
    return positions.push(position) - 1;
  };

  return {
    events: events.length,
    next(cell) {
      if (next[cell] === -1) next[cell] = compute(cell);
      return next[cell] as number;
    },
    isTaken: (cell) => names.has(cell),
    notePair(first, second) {
      pairs[first * cells + second] = 1;
    },
    pairs: () =>
      [...names].flatMap(([first, firstName]) =>
        [...names]
          .filter(([second]) => pairs[first * cells + second])
          .map(([, secondName]): [string, string] => [firstName, secondName]),
      ),
    computed: () => computed,
  };
}
