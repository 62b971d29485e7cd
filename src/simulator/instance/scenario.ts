// A scenario: one instance, what operators ask of it, what goes wrong, and when to stop. All times count
// from its birth.

import {
  type deleted,
  isPlanned,
  type Kind,
  type Outcome,
  outcomes,
  type Request,
  roleOf,
  type Status,
} from '../../../machines/index.js';
import {
  type OutcomeNoun,
  type OutcomeThat,
  outcomeNouns,
  outcomesThat,
  outcomeVerbs,
} from '../../../machines/internal.js';
import type { Plan } from '../../plan/index.js';

/** When something happens: once, or again and again. */
export interface Occurrence {
  /** The first time, in milliseconds since birth. */
  readonly atMs: number;
  /** How long until the next time, above 0; once when left out. */
  readonly everyMs?: number | undefined;
  /** The last time at which it may happen again, in milliseconds since birth; the end when left out. */
  readonly untilMs?: number | undefined;
}

/** A request that a scenario has. */
export interface ScheduledRequest extends Occurrence {
  /** What the operator asks for. */
  readonly request: Request;
  /** How long the phase that it starts takes, in place of what the plan draws. */
  readonly takesMs?: number | undefined;
  /** What ends the phase that it starts, in place of what the plan draws. */
  readonly outcome?: Outcome | undefined;
}

/** An outcome that is not planned, such as a fault. */
type UnplannedOutcome = OutcomeThat<'breaks' | 'suspends'>;

/** The list of a scenario that has all unplanned events of one sort, such as `faults`. */
export type UnplannedList = `${OutcomeNoun<UnplannedOutcome>}s`;

/** A sort of unplanned event. */
export interface UnplannedEvent {
  /** What the platform reports. */
  readonly outcome: UnplannedOutcome;
  /** The list of a scenario that has them. */
  readonly list: UnplannedList;
  /** The key that says after how long the platform puts things right, such as `recoversAfter`. */
  readonly endsAfter: string;
}

/** Every sort of unplanned event, in the chart's order. */
export const unplannedEvents: readonly UnplannedEvent[] = (
  outcomes.filter((outcome) => !isPlanned(outcome)) as readonly UnplannedOutcome[]
).map((outcome) => {
  const [mends] = outcomesThat(roleOf(outcome) === 'suspends' ? 'resumes' : 'repairs');
  return {
    outcome,
    list: `${outcomeNouns[outcome]}s`,
    endsAfter: mends ? `${outcomeVerbs[mends]}After` : 'endsAfter',
  };
});

/** A fault, or another unplanned event, that a scenario has. */
export interface ScheduledFault extends Occurrence {
  /** How long after it the platform puts things right, unless an operator does before. */
  readonly recoversAfterMs?: number | undefined;
}

/** A status, or `deleted`. */
export type ScenarioGoal = Status | typeof deleted;

/** When to stop: at a time, or on reaching a goal, which has to happen within one. */
export type ScenarioEnd =
  | { readonly type: 'time'; readonly atMs: number }
  | { readonly type: 'goal'; readonly reaches: ScenarioGoal; readonly withinMs: number };

/** What `simulate` plays. Comes from `parseScenario`, which checks it. */
export interface Scenario extends Readonly<Record<UnplannedList, readonly ScheduledFault[]>> {
  /** What to call it in reports. */
  readonly name?: string | undefined;
  /** The kind of the instance. */
  readonly kind: Kind;
  /** How long phases take and how they end, unless an entry says otherwise. */
  readonly plan: Plan;
  /** The seed of everything that is left to chance; 1 when left out. */
  readonly seed?: number | undefined;
  /** The id of the instance in traces. */
  readonly instanceId: string;
  /** The time of birth, in milliseconds since 1970. */
  readonly startMs: number;
  /** What operators ask for, in the order of the document. */
  readonly requests: readonly ScheduledRequest[];
  /** When to stop. */
  readonly end: ScenarioEnd;
}

/** The latest time that a scenario can get to, in milliseconds since birth. */
export function lastMsOf(end: ScenarioEnd): number {
  return end.type === 'time' ? end.atMs : end.withinMs;
}
