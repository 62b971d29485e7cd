// A scenario: one instance, what is asked of it and what befalls it, and when to stop looking. All
// times count from its birth.

import {
  type deleted,
  isPlanned,
  type Kind,
  type Outcome,
  type OutcomeNoun,
  type OutcomeThat,
  outcomeNouns,
  outcomes,
  outcomesThat,
  outcomeVerbs,
  type Request,
  roleOf,
  type Status,
} from '../../../machines/index.js';
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

/** Something that an operator asks for. */
export interface TimedRequest extends Occurrence {
  readonly request: Request;
  /** How long the phase that it starts takes, in place of what the plan draws. */
  readonly takesMs?: number | undefined;
  /** What ends the phase that it starts, in place of what the plan draws. */
  readonly outcome?: Outcome | undefined;
}

/** What is not planned befalls an instance. */
type Strike = OutcomeThat<'breaks' | 'suspends'>;

/** The list of a scenario that has all strikes of one sort, such as `faults`. */
export type StrikeList = `${OutcomeNoun<Strike>}s`;

/** A sort of strike: its list, and the key that says when the platform puts it right. */
export interface StrikeSort {
  readonly outcome: Strike;
  readonly list: StrikeList;
  readonly endsAfter: string;
}

/** Everything that can befall an instance, such as faults, which it `recoversAfter` some time. */
export const strikeSorts: readonly StrikeSort[] = (
  outcomes.filter((outcome) => !isPlanned(outcome)) as readonly Strike[]
).map((outcome) => {
  const [mends] = outcomesThat(roleOf(outcome) === 'suspends' ? 'resumes' : 'repairs');
  return {
    outcome,
    list: `${outcomeNouns[outcome]}s`,
    endsAfter: mends ? `${outcomeVerbs[mends]}After` : 'endsAfter',
  };
});

/** A fault, or whatever else befalls the instance. */
export interface TimedFault extends Occurrence {
  /** How long after it the platform puts things right, unless the instance was helped before. */
  readonly recoversAfterMs?: number | undefined;
}

/** A status, or `deleted`. */
export type Goal = Status | typeof deleted;

/** When to stop: at a time, or on reaching a goal, which has to happen within one. */
export type End = { readonly atMs: number } | { readonly reaches: Goal; readonly withinMs: number };

/** What `simulate` plays. Comes from `parseScenario`, which checks it. */
export interface Scenario extends Readonly<Record<StrikeList, readonly TimedFault[]>> {
  readonly name?: string | undefined;
  readonly kind: Kind;
  readonly plan: Plan;
  /** The seed of everything that is left to chance; 1 when left out. */
  readonly seed?: number | undefined;
  readonly instanceId: string;
  /** The time of birth, in milliseconds since 1970. */
  readonly startMs: number;
  readonly requests: readonly TimedRequest[];
  readonly end: End;
}

/** The latest time that a scenario can get to, in milliseconds since birth. */
export function lastMsOf(end: End): number {
  return 'atMs' in end ? end.atMs : end.withinMs;
}
