// What can end a stay in a state, for the instances of a group: the work that the plan times, what
// the workload brings to those that serve, and what is done about those that have failed.

import {
  type Lifecycle,
  type Outcome,
  outcomes,
  putsRight,
  requests,
  type StateName,
} from '../../../machines/index.js';
import { outcomeNouns } from '../../../machines/internal.js';
import type { PhasePlan } from '../../plan/index.js';
import { otherEnds, phasesOf, probabilityOfOtherEnds } from '../../plan/internal.js';
import { type Distribution, support } from '../../random/index.js';
import { type LifecycleStep, reactionStep, reactions, stepIn } from './possible-steps.js';
import { hazards, type ProfileGroup, repairs } from './profile.js';

/** Something that can end a stay. */
export interface RacingCause {
  /** Its name in reports. */
  readonly name: string;
  /** The time from entering the state, in milliseconds. */
  readonly afterMs: Distribution;
  /** The steps that it can lead to, those with a probability of 0 left out. */
  readonly ends: readonly (LifecycleStep & { readonly probability: number })[];
  /** The keys under which the workload has it; undefined when it is the plan's. */
  readonly keys?: readonly string[];
}

/** The name of the cause that a plan times while the platform is at work. */
const work = 'the work';

/** The name of the end of a phase that the plan times. */
const nameOf = (well: Outcome): string => (putsRight(well) ? outcomeNouns[well] : work);

/**
 * Lists what can end a stay, in the order in which causes win that are due at the same instant: the
 * plan's, then requests, then unplanned outcomes such as faults. Causes that can never win are left out.
 */
export function racingCauses(
  chart: Lifecycle,
  group: ProfileGroup,
  state: StateName,
): RacingCause[] {
  return startingCauses(chart, group, state)
    .filter(({ beatenBy }) => !beatenBy)
    .map(({ cause }) => cause);
}

/** A cause whose clock starts with a stay. */
export interface StartingCause {
  readonly cause: RacingCause;
  /** One that always rings before it, or with it and goes first. */
  readonly beatenBy?: RacingCause;
}

/** Lists what starts a clock, what can never win among them. */
export function startingCauses(
  chart: Lifecycle,
  group: ProfileGroup,
  state: StateName,
): StartingCause[] {
  const causes = [
    ...plannedCauses(chart, group, state),
    ...(chart.hasTag(state, 'serving') ? arrivals(chart, group, state) : []),
    ...reactionCauses(chart, group, state),
  ];
  return causes.map((cause, i) => {
    const beatenBy = causes.find((other, j) => alwaysBeats(other, cause, j < i));
    return { cause, ...(beatenBy && { beatenBy }) };
  });
}

function plannedCauses(
  chart: Lifecycle,
  { kind, plan, workload }: ProfileGroup,
  state: StateName,
): RacingCause[] {
  const phase = phasesOf(chart).find((each) => each.state === state);
  const planned = phase && plan.phases[phase.name];
  if (planned) {
    const likely = probabilities(planned, phase.well);
    const ends = outcomes.flatMap((event) => {
      const probability = likely.get(event) ?? 0;
      const step = stepIn(chart, kind, state, event);
      return step && probability > 0 ? { ...step, probability } : [];
    });
    return [{ name: nameOf(phase.well), afterMs: planned.takes, ends }];
  }
  const mending = phase && repairs.find(({ outcome }) => outcome === phase.well);
  if (!mending) return [];
  const step = stepIn(chart, kind, state, mending.outcome);
  return certain(mending.key, workload[mending.key], step, [mending.key]);
}

function probabilities(planned: PhasePlan, well: Outcome): ReadonlyMap<Outcome, number> {
  return new Map<Outcome, number>([
    ...otherEnds.map(({ key, outcome }) => [outcome, planned[key] ?? 0] as const),
    // Added first, since 1 - 0.7 - 0.3 is not 0.
    [well, 1 - probabilityOfOtherEnds(planned)],
  ]);
}

function arrivals(
  chart: Lifecycle,
  { kind, workload }: ProfileGroup,
  state: StateName,
): RacingCause[] {
  const asked = requests.flatMap((request) => {
    const step = stepIn(chart, kind, state, request);
    return certain(request, workload.requests[request], step, ['requests', request]);
  });
  const struck = hazards.flatMap(({ key, outcome }) =>
    certain(key, workload[key], stepIn(chart, kind, state, outcome), [key]),
  );
  return [...asked, ...struck];
}

function reactionCauses(
  chart: Lifecycle,
  { kind, workload }: ProfileGroup,
  state: StateName,
): RacingCause[] {
  return reactions.flatMap((reaction) => {
    const step = reactionStep(chart, kind, state, reaction);
    const after = workload.reactions[state]?.[reaction];
    return certain(reaction, after, step, ['reactions', state, reaction]);
  });
}

function certain(
  name: string,
  afterMs: Distribution | undefined,
  step: LifecycleStep | undefined,
  keys: readonly string[],
): RacingCause[] {
  return afterMs && step ? [{ name, afterMs, ends: [{ ...step, probability: 1 }], keys }] : [];
}

/** Tells whether one cause surely rings before another one, or with it and goes first. */
function alwaysBeats(one: RacingCause, other: RacingCause, goesFirst: boolean): boolean {
  if (one === other) return false;
  const [mine, theirs] = [support(one.afterMs), support(other.afterMs)];
  if (mine.max !== theirs.min) return mine.max < theirs.min;
  // They ring together only if both are fixed at that time.
  return goesFirst || mine.min < mine.max || theirs.min < theirs.max;
}
