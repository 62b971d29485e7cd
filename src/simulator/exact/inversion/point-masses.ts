// Point masses: moments at which many instances take the same step, because nothing but clocks with fixed
// or nearly fixed times has led them there since their birth. An inversion is blurred around such a moment.

import type { Chain } from '../chain/chain.js';
import { EntryQueue } from '../chain/entry-queue.js';
import { openAtFixed, type Stay } from '../clocks/stay.js';

/** More moments than this are not listed. */
const mostMoments = 5000;

/** What is less likely is neglected. */
const least = 1e-14;

/** A moment at which a part of all instances begins to serve or ceases to. */
export interface PointMass {
  readonly atMs: number;
  /** The part of all instances. */
  readonly probability: number;
  /** How long it matters: the length of the outage where it is a single stay, else `Infinity`. */
  readonly outageMs: number;
  /** How uncertain the moment is: its variance, in square milliseconds. */
  readonly variance: number;
}

/** A step that comes after a fixed or nearly fixed time. */
export interface FixedStep {
  /** Position of the clock in the state's causes. */
  readonly cause: number;
  /** Position of the next state in the model. */
  readonly to: number;
  readonly probability: number;
  readonly afterMs: number;
  /** Of that time, in square milliseconds. */
  readonly variance: number;
}

/**
 * The steps out of a state by a clock that is fixed, or uniform within so short a time that it makes
 * next to no difference.
 *
 * @param shortMs - which time is short
 */
export function fixedSteps(stay: Stay, shortMs: number): FixedStep[] {
  const timing = fixedTiming(stay, shortMs);
  if (!timing) return [];
  const { cause, chance, afterMs, variance } = timing;
  const branches = stay.wins[cause]?.cause.branches ?? [];
  return branches.map(({ to, probability }) => ({
    cause,
    to,
    probability: chance * probability,
    afterMs,
    variance,
  }));
}

function fixedTiming({ race }: Stay, shortMs: number) {
  const { fixed, continuous, rate } = race;
  if (fixed) {
    return { cause: fixed.cause, chance: openAtFixed(race), afterMs: fixed.atMs, variance: 0 };
  }
  const [only, ...others] = continuous;
  if (!only || others.length > 0 || rate > 0 || only.clock.logarithmic) return undefined;
  const { fromMs, untilMs } = only.clock;
  const widthMs = untilMs - fromMs;
  if (widthMs > shortMs) return undefined;
  // A uniform deviate is no further off than a normal one of its variance (sub-Gaussian).
  const variance = widthMs ** 2 / 12;
  return { cause: only.cause, chance: 1, afterMs: fromMs + widthMs / 2, variance };
}

/**
 * Lists the point masses up to a time.
 *
 * @param steps - per state
 * @returns undefined when there are too many
 */
export function pointMassesOf(
  chain: Chain,
  steps: readonly (readonly FixedStep[])[],
  untilMs: number,
): PointMass[] | undefined {
  const { model } = chain;
  const outages = outagesOf(chain);
  const queue = new EntryQueue();
  queue.add(0, model.initial, 1);
  const masses: PointMass[] = [];
  for (let moments = 0; ; moments++) {
    const next = queue.next();
    if (!next) return masses;
    if (moments === mostMoments) return undefined;
    for (const { state, probability, variance } of next.entries) {
      for (const step of steps[state] as readonly FixedStep[]) {
        const chance = probability * step.probability;
        const atMs = next.atMs + step.afterMs;
        if (chance < least || atMs > untilMs) continue;
        const later = variance + step.variance;
        queue.add(atMs, step.to, chance, later);
        const [from, to] = [outages[state] as number, outages[step.to] as number];
        if ((from === 0) !== (to === 0)) {
          masses.push({ atMs, probability: chance, variance: later, outageMs: Math.max(from, to) });
        }
      }
    }
  }
}

/** Per state 0 where it serves, the length of the outage where it is all of it, else `Infinity`. */
function outagesOf({ model, stays, steps }: Chain): number[] {
  const down = model.states.map(({ serving }) => !serving);
  return down.map((isDown, i) => {
    if (!isDown) return 0;
    const isAlone = down.every(
      (other, j) => !other || !(steps[i]?.[j] || (j !== i && steps[j]?.[i])),
    );
    return isAlone ? (stays[i]?.meanMs as number) : Number.POSITIVE_INFINITY;
  });
}
