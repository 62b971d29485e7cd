// The settings that all parts of a fleet's run have in common.

import { longestHorizonMs, type ModelGroup } from '../profile/index.js';

/** The settings of a run. */
export interface FleetRun {
  /** The parts of the fleet; their weights add up to 1. An instance's part is drawn at birth. */
  readonly groups: readonly ModelGroup[];
  /** How long each instance is watched: from a millisecond to 100 years, in milliseconds. */
  readonly horizonMs: number;
  /** A whole number from 0 to `Number.MAX_SAFE_INTEGER`. */
  readonly seed: number;
  /**
   * At how many points of time, evenly spread from 0 to the horizon, instances are counted: 2 to
   * {@link mostPoints}.
   */
  readonly points: number;
  /** Whether each instance has a weighted life besides, in which rare steps are forced. */
  readonly forced?: boolean;
}

/** The most points of time. */
export const mostPoints = 100_000;

/**
 * Refuses what cannot be simulated.
 *
 * @throws RangeError that says what is allowed
 */
export function checkRun({ groups, horizonMs, seed, points }: FleetRun): void {
  if (!(horizonMs >= 1 && horizonMs <= longestHorizonMs)) {
    throw new RangeError(`a horizon is 1 to ${longestHorizonMs} ms; got ${horizonMs}`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(
      `a seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}; got ${seed}`,
    );
  }
  if (!Number.isInteger(points) || points < 2 || points > mostPoints) {
    throw new RangeError(`there are 2 to ${mostPoints} points of time; got ${points}`);
  }
  const weights = groups.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.some((weight) => !(weight >= 0)) || Math.abs(total - 1) > 1e-9) {
    throw new RangeError(`the weights of groups add up to 1; got ${weights.join(' + ') || 'none'}`);
  }
}

/** The points of time, in milliseconds. */
export function pointsOfTime({ horizonMs, points }: FleetRun): number[] {
  const last = points - 1;
  // The last is the horizon itself, since rounding could set it beyond.
  return Array.from({ length: points }, (_, i) => (i < last ? (horizonMs * i) / last : horizonMs));
}
