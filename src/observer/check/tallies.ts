// Counts what a check comes across and keeps the first of each, so that a report stays small however
// long the trace is.

import type { EventName, Kind, Lifecycle } from '../../../machines/index.js';
import { type Passage, passage, type Sighting, unseenOn } from '../lifecycle/index.js';
import type { Place, Problem, SeenChange } from './report.js';

/** Counts everything and keeps the first few. */
export class Findings<T> {
  count = 0;
  readonly first: T[] = [];

  constructor(private readonly limit: number) {}

  /** @param make - called only for what is kept */
  add(make: () => T): void {
    if (++this.count <= this.limit) this.first.push(make());
  }
}

/** Counts words that the chart does not know. */
export class UnknownWords {
  count = 0;
  readonly #words = new Map<string, { count: number; first: Place }>();

  constructor(private readonly limit: number) {}

  add(status: string, line: number, source: string | undefined): void {
    this.count++;
    const known = this.#words.get(status);
    if (known) known.count++;
    else if (this.#words.size < this.limit) {
      this.#words.set(status, { count: 1, first: placeOf(line, source) });
    }
  }

  list() {
    return [...this.#words]
      .map(([status, { count, first }]) => ({ status, count, ...first }))
      .sort((a, b) => b.count - a.count);
  }
}

/** What a change of status was for those who counted it. */
export interface ChangeKey {
  readonly from: Sighting;
  readonly to: Sighting;
  readonly kinds: readonly Kind[];
  /** The requests that cannot have been made. */
  readonly without: readonly EventName[];
}

/** Counts changes of status. */
export class Changes {
  readonly #byKey = new Map<number, { count: number; first: Place; key: ChangeKey }>();

  /** @param describe - called for the first change with this key */
  add(key: number, describe: () => ChangeKey, line: number, source: string | undefined): void {
    const known = this.#byKey.get(key);
    if (known) known.count++;
    else this.#byKey.set(key, { count: 1, first: placeOf(line, source), key: describe() });
  }

  /** The changes with their shortest ways, the most frequent first. */
  list(chart: Lifecycle): SeenChange[] {
    const merged = new Map<string, SeenChange>();
    for (const { count, first, key } of this.#byKey.values()) {
      const way = wayOf(chart, key);
      if (!way) continue;
      const events = way.steps.map(({ event }) => event);
      const name = [key.from, key.to, ...events].join(' ');
      const known = merged.get(name);
      merged.set(name, {
        from: key.from,
        to: key.to,
        count: count + (known?.count ?? 0),
        first: known?.first ?? first,
        events,
        unseen: unseenOn(way),
        needs: way.needs,
      });
    }
    return [...merged.values()].sort((a, b) => b.count - a.count);
  }
}

function wayOf(
  chart: Lifecycle,
  { from, to, kinds, without }: ChangeKey,
): Passage['path'] | undefined {
  const ways = kinds.flatMap((kind) =>
    without.length === 0
      ? (passage(chart, from, to, kind)?.path ?? [])
      : (chart.path({ from, to, kind, without }) ?? []),
  );
  return ways.sort((a, b) => a.steps.length - b.steps.length)[0];
}

/** Names a place. */
export function placeOf(line: number, source: string | undefined): Place {
  return source === undefined ? { line } : { source, line };
}

/** Names a place with what is wrong there. */
export function problemAt(problem: string, line: number, source: string | undefined): Problem {
  return { ...placeOf(line, source), problem };
}
