// How many instances are down at the moments from birth to a horizon: the mean of their binomial distributions.

import { binomial, leastFrom } from './binomial.js';
import { total } from './chain/chain.js';
import { downOf, type Part } from './down-part.js';
import { probabilitiesAt } from './occupancy.js';

/** One in a hundred. */
const rare = 0.01;

/** How many times A(t) is asked for, at first and at most. */
const [fewestMoments, mostMoments] = [32, 256];

/** How many moments, evenly spread, stand for all. */
const spread = 500;

/** The mean of what is read off the moments keeps to the exact one within this part of it. */
export const near = 0.01;

/** The probability of being down at moments evenly spread until the horizon, if A(t) can be followed. */
export function downOverTime(
  parts: readonly Part[],
  mean: number,
  horizonMs: number,
): number[] | undefined {
  if (mean === 0) return [0];
  for (let count = fewestMoments; count <= mostMoments; count *= 2) {
    // Denser near birth, where most changes.
    const times = Array.from({ length: count + 1 }, (_, i) => horizonMs * (i / count) ** 2);
    const known = downAt(parts, times, mean);
    if (known.length < count / 2) return undefined;
    const read = Array.from({ length: spread }, (_, m) =>
      between(known, (horizonMs * (m + 0.5)) / spread),
    );
    if (Math.abs(total(read) / spread - mean) <= near * mean) return read;
  }
  return undefined;
}

interface Moment {
  readonly atMs: number;
  readonly down: number;
  readonly error: number;
}

/** The probability of being down at those of the times at which it is known well enough. */
function downAt(parts: readonly Part[], times: readonly number[], mean: number): Moment[] {
  const each = parts.map(({ weight, served, never }) =>
    probabilitiesAt(served, times, near * near * mean).map((moment) => ({
      down: weight * (never + downOf(served, moment)),
      error: weight * moment.errorEstimate,
    })),
  );
  return times
    .map((atMs, t) => ({
      atMs,
      down: total(each.map((moments) => (moments[t] as Omit<Moment, 'atMs'>).down)),
      error: total(each.map((moments) => (moments[t] as Omit<Moment, 'atMs'>).error)),
    }))
    .filter(({ error }) => error <= near * mean);
}

function between(moments: readonly Moment[], atMs: number): number {
  const after = moments.findIndex((moment) => moment.atMs >= atMs);
  if (after < 1) return (moments.at(after) as Moment).down;
  const [from, to] = [moments[after - 1] as Moment, moments[after] as Moment];
  return from.down + ((to.down - from.down) * (atMs - from.atMs)) / (to.atMs - from.atMs);
}

/** What is exceeded at one in a hundred of the moments at most. */
export function rarelyExceeded(moments: readonly number[], n: number): number {
  const sorted = moments.toSorted((one, other) => other - one);
  const [highest] = sorted as [number];
  // The moments of more than one in a hundred decide, and what is near enough to be felt next to them.
  const decisive = sorted[Math.floor(rare * moments.length)] as number;
  const felt = sorted.filter((down) => down >= decisive - 28 * Math.sqrt(highest / n));
  // Probabilities that are this near to each other cannot be told apart by the numbers.
  const alike = Math.sqrt((highest * (1 - Math.min(1, highest))) / n) / 100;
  const kinds: { readonly down: number; count: number }[] = [];
  for (const down of felt) {
    const last = kinds.at(-1);
    if (last && last.down - down <= alike) last.count++;
    else kinds.push({ down, count: 1 });
  }
  const each = kinds.map(({ down, count }) => ({ count, chances: binomial(n, Math.min(1, down)) }));
  return leastFrom(0, n, (k) => {
    const above = each.map(({ count, chances }) => count * chances.above(k));
    return total(above) <= rare * moments.length;
  });
}
