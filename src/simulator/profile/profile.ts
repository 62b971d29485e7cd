// A profile says what a fleet is made of and what happens to its instances: kinds, plans, workload,
// size and time. It never says what a step leads to: the chart does.

import {
  isPlanned,
  type Kind,
  lifecycle,
  type Outcome,
  outcomes,
  type Request,
  type StateName,
} from '../../../machines/index.js';
import {
  type OutcomeNoun,
  type OutcomeThat,
  outcomeNouns,
  outcomesThat,
} from '../../../machines/internal.js';
import type { Plan } from '../../plan/index.js';
import type { Distribution } from '../../random/index.js';

/** The largest fleet. */
export const mostInstances = 10_000_000_000;

/**
 * A reaction: the operator deletes the instance and creates a new one in its place at the same moment.
 */
export const recreate = 'recreate';

/** What an operator can do about a failed instance: send a request, or replace it. */
export type Reaction = Request | typeof recreate;

/** When an operator reacts in which way, in milliseconds since the status was entered. */
export type Reactions = Readonly<Partial<Record<Reaction, Distribution>>>;

type UnaskedOutcome = OutcomeThat<'breaks' | 'suspends' | 'repairs' | 'resumes'>;

/** The key of a workload for an outcome that comes unasked, such as `fault`. */
export type UnaskedKey = OutcomeNoun<UnaskedOutcome>;

/** An outcome that comes unasked, and the key under which a workload has the time to it. */
export interface Unasked {
  /** The key of a workload. */
  readonly key: UnaskedKey;
  /** What the platform reports. */
  readonly outcome: UnaskedOutcome;
}

const unasked = (some: readonly Outcome[]): readonly Unasked[] =>
  (some as readonly UnaskedOutcome[]).map((outcome) => ({ key: outcomeNouns[outcome], outcome }));

/** The unplanned outcomes that instances can have while they serve, such as a `fault`. */
export const hazards: readonly Unasked[] = unasked(
  outcomes.filter(
    (outcome) =>
      !isPlanned(outcome) &&
      lifecycle.edges.some(
        ({ event, leaves }) => event === outcome && leaves.some((leaf) => lifecycle.serves(leaf)),
      ),
  ),
);

/** The outcomes by which the platform puts things right by itself, such as a `recovery`. */
export const repairs: readonly Unasked[] = unasked(outcomesThat('repairs', 'resumes'));

/**
 * What happens to the instances of a group besides the work that a plan times. In every state of the
 * chart (a status, or a task while RUNNING) the causes that can end it compete: every clock starts anew
 * when the state is entered, the first one to ring wins, and the others are discarded. So a clock that is
 * not exponential loses the time it has run: with a backup, which is a state of its own, about once a day, a
 * restart exactly seven days after becoming idle hardly ever comes.
 *
 * What comes unasked has a key each, see `hazards` and `repairs`: `fault` is the time to
 * the next fault while the instance serves (faults during work are the plan's), `recovery` the time
 * until the platform repairs a broken instance by itself, never when left out.
 */
export interface Workload extends Readonly<Partial<Record<UnaskedKey, Distribution | undefined>>> {
  /** The time to the next request of each sort; its clock runs where the chart serves and accepts it. */
  readonly requests: Readonly<Partial<Record<Request, Distribution>>>;
  /** How the operator reacts to each status out of service; not at all to those left out. */
  readonly reactions: Readonly<Partial<Record<StateName, Reactions>>>;
}

/** Instances of a fleet with the same kind, plan and workload. */
export interface ProfileGroup {
  /** The kind of its instances. */
  readonly kind: Kind;
  /** The group's share of the fleet, above 0; all groups' together 1. */
  readonly weight: number;
  /** How long each phase takes and how it ends. */
  readonly plan: Plan;
  /** What happens besides. */
  readonly workload: Workload;
}

/** What `modelsOf` compiles. Comes from `parseProfile`, which checks it. */
export interface Profile {
  /** What to call it in reports. */
  readonly name?: string | undefined;
  /** What the fleet is made of. */
  readonly groups: readonly ProfileGroup[];
  /** How many instances there are: 1 to `mostInstances`. */
  readonly instances: number;
  /** How long each is watched from its birth, in milliseconds, to `longestHorizonMs`. */
  readonly horizonMs: number;
  /** The seed of everything that is left to chance. */
  readonly seed: number;
}
