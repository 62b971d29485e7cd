// Counts what a check finds and keeps the first of each, so that a report stays small however long the
// trace is.

import type { EventName, Kind, Lifecycle } from '../../../machines/index.js';
import { meantStatus, type Passage, passage, unseenOn } from '../lifecycle/index.js';
import { type ChangeFacts, coverageOf } from './coverage.js';
import type { ConformingChange, TraceCoverage, TraceLocation } from './report.js';
import { locationOf, type TraceLine } from './trace-record.js';

/** Counts all findings of a sort and keeps the first of them. */
export class FindingTally<T> {
  /** How many there were. */
  count = 0;
  /** The first of them. */
  readonly first: T[] = [];

  readonly #limit: number;

  /** @param limit - how many to keep */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param make - called only for what is kept */
  add(make: () => T): void {
    if (++this.count <= this.#limit) this.first.push(make());
  }
}

/** Counts statuses that the chart does not know. */
export class UnknownStatusTally {
  count = 0;
  readonly #statuses = new Map<string, { count: number; first: TraceLocation }>();
  readonly #limit: number;

  /** @param limit - how many different ones to keep */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(status: string, at: TraceLine): void {
    this.count++;
    const known = this.#statuses.get(status);
    if (known) known.count++;
    else if (this.#statuses.size < this.#limit) {
      this.#statuses.set(status, { count: 1, first: locationOf(at) });
    }
  }

  /** The statuses, the most frequent first. */
  list() {
    return [...this.#statuses]
      .map(([status, { count, first }]) => {
        const meant = meantStatus(status);
        return { status, count, ...(meant && { meant }), ...first };
      })
      .sort((a, b) => b.count - a.count);
  }
}

/** What was known when a change of status was observed. */
export interface KnownChange extends ChangeFacts {
  /** The kinds that the instance could be of. */
  readonly kinds: readonly Kind[];
  /** The requests that cannot have been made in between. */
  readonly without: readonly EventName[];
}

/** Counts changes of status that conform. */
export class ChangeTally {
  readonly #byKey = new Map<number, { count: number; first: TraceLocation; facts: KnownChange }>();

  /** @param describe - called for the first change with this key */
  add(key: number, describe: () => KnownChange, at: TraceLine): void {
    const known = this.#byKey.get(key);
    if (known) known.count++;
    else this.#byKey.set(key, { count: 1, first: locationOf(at), facts: describe() });
  }

  /** The changes with their shortest ways, the most frequent first. */
  list(lifecycle: Lifecycle): ConformingChange[] {
    const merged = new Map<string, ConformingChange>();
    for (const { count, first, facts } of this.#byKey.values()) {
      const way = wayOf(lifecycle, facts);
      if (!way) continue;
      const events = way.steps.map(({ event }) => event);
      const name = [facts.from, facts.to, ...events].join(' ');
      const known = merged.get(name);
      merged.set(name, {
        from: facts.from,
        to: facts.to,
        count: count + (known?.count ?? 0),
        first: known?.first ?? first,
        events,
        unseen: unseenOn(way),
        needs: way.needs,
      });
    }
    return [...merged.values()].sort((a, b) => b.count - a.count);
  }

  /** Which edges they show. */
  coverage(lifecycle: Lifecycle): TraceCoverage {
    return coverageOf(lifecycle, [...this.#byKey.values()]);
  }
}

function wayOf(
  lifecycle: Lifecycle,
  { from, to, kinds, without }: KnownChange,
): Passage['path'] | undefined {
  const ways = kinds.flatMap((kind) =>
    without.length === 0
      ? (passage(lifecycle, from, to, kind)?.path ?? [])
      : (lifecycle.path({ from, to, kind, without }) ?? []),
  );
  return ways.sort((a, b) => a.steps.length - b.steps.length)[0];
}
