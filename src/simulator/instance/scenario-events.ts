// The events of a scenario, repetitions written out, in the order in which they happen.

import type { EventName, Outcome } from '../../../machines/index.js';
import {
  lastMsOf,
  type Occurrence,
  type Scenario,
  type UnplannedList,
  unplannedEvents,
} from './scenario.js';

/** The most requests and faults that a scenario can have, repetitions counted. */
export const mostEvents = 100_000;

/** A request or an unplanned event at its time. */
export interface ScenarioEvent {
  /** When, in milliseconds since birth. */
  readonly atMs: number;
  /** What happens. */
  readonly event: EventName;
  /** How long the phase that it starts takes, where the scenario says so in place of the plan. */
  readonly durationMs?: number | undefined;
  /** What ends that phase, where the scenario says so in place of the plan. */
  readonly outcome?: Outcome | undefined;
  /** The list of the scenario that has it. */
  readonly list: 'requests' | UnplannedList;
  /** Its place in that list. */
  readonly index: number;
  /** Whether it is the first of its repetitions, whose time the scenario names. */
  readonly explicit: boolean;
}

/** How often something happens up to and including `lastMs`. */
export function countOf({ atMs, everyMs, untilMs }: Occurrence, lastMs: number): number {
  const stopMs = Math.min(untilMs ?? lastMs, lastMs);
  if (atMs > stopMs) return 0;
  return everyMs === undefined ? 1 : Math.floor((stopMs - atMs) / everyMs) + 1;
}

/**
 * Lists the events of a scenario. What happens at the same instant is listed in the
 * order of the scenario, requests before faults.
 */
export function scenarioEvents(scenario: Scenario): ScenarioEvent[] {
  const lastMs = lastMsOf(scenario.end);
  const repeated = <T extends Occurrence>(
    entry: T,
    item: Omit<ScenarioEvent, 'atMs' | 'explicit'>,
  ) =>
    Array.from({ length: countOf(entry, lastMs) }, (_, n) => ({
      ...item,
      atMs: entry.atMs + n * (entry.everyMs ?? 0),
      explicit: n === 0,
    }));
  const asked = scenario.requests.flatMap((entry, index) => {
    const { request: event, takesMs: durationMs, outcome } = entry;
    return repeated(entry, { event, durationMs, outcome, list: 'requests', index });
  });
  const unplanned = unplannedEvents.flatMap(({ outcome: event, list }) =>
    scenario[list].flatMap((entry, index) =>
      repeated(entry, { event, durationMs: entry.recoversAfterMs, list, index }),
    ),
  );
  // Sorting is stable, which is what keeps the order of the scenario.
  return [...asked, ...unplanned].sort((a, b) => a.atMs - b.atMs);
}
