// What a slower clock does to a stay: all times of one cause are stretched by the same factor k, and the mean
// stay and the chances of all causes are differentiated by ln k at k = 1.

import { samplesOf } from './quadrature.js';
import { writeRaceAt } from './race.js';
import { openAtFixed, type Stay } from './stay.js';

/** Derivatives by the logarithm of a clock's time. */
export interface StayGradient {
  /** Of the mean stay, in milliseconds. */
  readonly meanMs: number;
  /** Of each cause's chance to end the stay; they add up to 0. */
  readonly probabilities: readonly number[];
}

/**
 * Differentiates a stay by the logarithm of one cause's time. Stretching a clock keeps the race open in the
 * share of cases that it would have won just now: -d S(t/k) / d ln k = t f(t).
 */
export function stayGradient(stay: Stay, slowed: number): StayGradient {
  const { race, wins, panels } = stay;
  const { exponentials, continuous, fixed } = race;
  const momentMs = wins[slowed]?.momentMs ?? 0;
  const gains = wins.map(() => 0);
  const isContinuous = continuous.some(({ cause }) => cause === slowed);
  const isExponential = exponentials.some(({ cause }) => cause === slowed);

  for (const { cause, rate } of exponentials) {
    if (cause !== slowed) gains[cause] = rate * momentMs;
  }
  if (fixed && fixed.cause !== slowed) {
    // What would have won just before the fixed clock now loses to it.
    gains[fixed.cause] = fixed.atMs * densityAt(stay, slowed, fixed.atMs);
  }
  if (fixed?.cause === slowed) {
    for (const { cause } of continuous) {
      gains[cause] = fixed.atMs * densityAt(stay, cause, fixed.atMs);
    }
  } else if (isContinuous || isExponential) {
    const { timesMs, weighted } = samplesOf(race, panels);
    const index = continuous.findIndex(({ cause }) => cause === slowed);
    const own = exponentials.find(({ cause }) => cause === slowed);
    continuous.forEach(({ cause, clock }, j) => {
      if (cause === slowed) return;
      const won = weighted[j + 1] as Float64Array;
      gains[cause] = timesMs.reduce((sum, ms, node) => {
        if (own) return sum + ms * own.rate * (won[node] as number);
        const survivor = clock.survivor(ms);
        const hazard = survivor > 0 ? clock.density(ms) / survivor : 0;
        return sum + ms * hazard * ((weighted[index + 1] as Float64Array)[node] as number);
      }, 0);
    });
  }
  gains[slowed] = -gains.reduce((sum, gain) => sum + gain, 0);
  return { meanMs: momentMs, probabilities: gains };
}

/** How densely a cause wins just before a moment. */
function densityAt({ race }: Stay, cause: number, ms: number): number {
  const own = race.exponentials.find((each) => each.cause === cause);
  if (own) return own.rate * openAtFixed(race);
  const index = race.continuous.findIndex((each) => each.cause === cause);
  if (index < 0) return 0;
  const values = new Float64Array(race.continuous.length + 1);
  writeRaceAt(race, ms, values);
  return values[index + 1] as number;
}
