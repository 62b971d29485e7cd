// Which states can reach which, and by the shortest way: over the compiled table, so it holds for
// whatever the chart says. Statuses stand for all their states: RUNNING is RUNNING with any task.

import { type EventName, type Mover, moverOf } from './events.js';
import type { Kind } from './kinds.js';
import { statusOf } from './state-names.js';
import type { StateName, Status } from './statuses.js';
import { refused, step, type TransitionTable } from './table.js';

/** A status or one of its states, or `deleted`. */
export type StatusOrState = Status | StateName;

/** One step of a way. */
export interface PathStep {
  /** The state before. */
  readonly from: StateName;
  /** What happens. */
  readonly event: EventName;
  /** The state afterwards. */
  readonly to: StateName;
  /** Who causes it. */
  readonly mover: Mover;
}

/** A way from one status or state to another. */
export interface Path {
  /** The kind of instance that takes it. */
  readonly kind: Kind;
  /** Its steps; none when it begins at its end. */
  readonly steps: readonly PathStep[];
  /** Who is needed: `platform` when it can happen unasked, else `operator`. */
  readonly needs: Mover;
}

/** What to look for. */
export interface PathQuery {
  /** Where the way begins. */
  readonly from: StatusOrState;
  /** Where it ends. */
  readonly to: StatusOrState;
  /** The kind of instance; any kind that has a way when left out. */
  readonly kind?: Kind;
  /** `platform`: only steps that happen unasked; `operator` (the default): also requests. */
  readonly by?: Mover;
  /** Events that must not be on the way. */
  readonly without?: readonly EventName[];
}

/**
 * Finds the shortest way; among equally short ones, one that asks the least of operators.
 *
 * @returns undefined when there is none
 */
export function shortestPath(table: TransitionTable, query: PathQuery): Path | undefined {
  const candidates = query.kind === undefined ? table.kinds : [query.kind];
  return candidates
    .flatMap((kind) => pathOfKind(table, kind, query) ?? [])
    .reduce<Path | undefined>(
      (best, path) => (best && cost(best) <= cost(path) ? best : path),
      undefined,
    );
}

/** Whether an instance of a kind can ever get from a state to one of some others; where it is counts. */
export function leadsTo(
  table: TransitionTable,
  kind: Kind,
  from: StateName,
  to: ReadonlySet<StateName>,
): boolean {
  const k = table.kinds.indexOf(kind);
  const found = new Set([table.states.indexOf(from)]);
  // A set goes on with what is added to it meanwhile.
  for (const state of found) {
    if (to.has(table.states[state] as StateName)) return true;
    for (let event = 0; event < table.eventCount; event++) {
      const next = step(table, k, state, event);
      if (next !== refused) found.add(next);
    }
  }
  return false;
}

/** Steps weigh more than all the requests that a way through so few states can hold. */
const stepWeight = 1000;

function cost({ steps }: { steps: readonly PathStep[] }): number {
  return steps.reduce((sum, { mover }) => sum + stepWeight + Number(mover === 'operator'), 0);
}

function pathOfKind(table: TransitionTable, kind: Kind, query: PathQuery): Path | undefined {
  const k = table.kinds.indexOf(kind);
  const isAt = (target: StatusOrState) => (state: StateName) =>
    state === target || statusOf(state) === target;
  const events = table.events
    .map((name, index) => ({ name, index, mover: moverOf(name) }))
    .filter(
      ({ name, mover }) =>
        !query.without?.includes(name) && (query.by !== 'platform' || mover === 'platform'),
    );

  const best = new Map<StateName, readonly PathStep[]>(
    table.states.filter(isAt(query.from)).map((state) => [state, []]),
  );
  // Every round tries one step more on every way; it ends when none was worth taking.
  for (let found = true; found; ) {
    found = false;
    for (const [from, steps] of [...best]) {
      for (const { name, index, mover } of events) {
        const next = step(table, k, table.states.indexOf(from), index);
        if (next === refused) continue;
        const to = table.states[next] as StateName;
        const way = [...steps, { from, event: name, to, mover }];
        const known = best.get(to);
        if (known && cost({ steps: known }) <= cost({ steps: way })) continue;
        best.set(to, way);
        found = true;
      }
    }
  }
  return [...best]
    .filter(([state]) => isAt(query.to)(state))
    .map(
      ([, steps]): Path => ({
        kind,
        steps,
        needs: steps.some(({ mover }) => mover === 'operator') ? 'operator' : 'platform',
      }),
    )
    .sort((a, b) => cost(a) - cost(b))[0];
}
