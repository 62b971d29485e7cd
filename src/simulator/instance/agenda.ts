// What a scenario has in store, in the order in which it happens.

import type { EventName, Outcome } from '../../../machines/index.js';
import {
  lastMsOf,
  type Occurrence,
  type Scenario,
  type StrikeList,
  strikeSorts,
} from './scenario.js';

/** The most requests and faults that a scenario can have, repetitions counted. */
export const mostEvents = 100_000;

/** A request or a fault at its time. */
export interface AgendaItem {
  readonly atMs: number;
  readonly event: EventName;
  /** How the phase that it starts goes, where the scenario says so in place of the plan. */
  readonly durationMs?: number | undefined;
  readonly outcome?: Outcome | undefined;
  /** Where the scenario has it. */
  readonly list: 'requests' | StrikeList;
  readonly index: number;
  /** Whether the scenario names this very time, which it does of the first one only. */
  readonly explicit: boolean;
}

/** How often something happens up to and including `lastMs`. */
export function countOf({ atMs, everyMs, untilMs }: Occurrence, lastMs: number): number {
  const stopMs = Math.min(untilMs ?? lastMs, lastMs);
  if (atMs > stopMs) return 0;
  return everyMs === undefined ? 1 : Math.floor((stopMs - atMs) / everyMs) + 1;
}

/**
 * Lists everything that a scenario has in store. What happens at the same instant is listed in the
 * order of the scenario, requests before faults.
 */
export function agendaOf(scenario: Scenario): AgendaItem[] {
  const lastMs = lastMsOf(scenario.end);
  const repeated = <T extends Occurrence>(entry: T, item: Omit<AgendaItem, 'atMs' | 'explicit'>) =>
    Array.from({ length: countOf(entry, lastMs) }, (_, n) => ({
      ...item,
      atMs: entry.atMs + n * (entry.everyMs ?? 0),
      explicit: n === 0,
    }));
  const asked = scenario.requests.flatMap((entry, index) => {
    const { request: event, takesMs: durationMs, outcome } = entry;
    return repeated(entry, { event, durationMs, outcome, list: 'requests', index });
  });
  const befalling = strikeSorts.flatMap(({ outcome: event, list }) =>
    scenario[list].flatMap((entry, index) =>
      repeated(entry, { event, durationMs: entry.recoversAfterMs, list, index }),
    ),
  );
  // Sorting is stable, which is what keeps the order of the scenario.
  return [...asked, ...befalling].sort((a, b) => a.atMs - b.atMs);
}
