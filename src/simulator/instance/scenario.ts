// A scenario: one instance, what is asked of it and what befalls it, and when to stop looking. All
// times count from its birth.

import type { deleted, Kind, Outcome, Request, Status } from '../../../machines/index.js';
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

/** A fault that befalls the instance. */
export interface TimedFault extends Occurrence {
  /** How long after it broke the instance recovers by itself, unless it was helped before. */
  readonly recoversAfterMs?: number | undefined;
}

/** A status, or `deleted`. */
export type Goal = Status | typeof deleted;

/** When to stop: at a time, or on reaching a goal, which has to happen within one. */
export type End = { readonly atMs: number } | { readonly reaches: Goal; readonly withinMs: number };

/** What `simulate` plays. Comes from `parseScenario`, which checks it. */
export interface Scenario {
  readonly name?: string | undefined;
  readonly kind: Kind;
  readonly plan: Plan;
  /** The seed of everything that is left to chance; 1 when left out. */
  readonly seed?: number | undefined;
  readonly instanceId: string;
  /** The time of birth, in milliseconds since 1970. */
  readonly startMs: number;
  readonly requests: readonly TimedRequest[];
  readonly faults: readonly TimedFault[];
  readonly end: End;
}

/** The latest time that a scenario can get to, in milliseconds since birth. */
export function lastMsOf(end: End): number {
  return 'atMs' in end ? end.atMs : end.withinMs;
}
