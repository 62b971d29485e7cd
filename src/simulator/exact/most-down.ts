// A bound on how many instances are down at once, over all moments from birth to a horizon.

import { binomial, leastFrom } from './binomial.js';
import { total } from './chain/chain.js';
import { type Part, tolerance } from './down-part.js';
import { meanWaitMs } from './service-by-horizon.js';

/** One in a hundred. */
const rare = 0.01;

/**
 * A number that no moment exceeds in 99 of 100 fleets. More than k are down at some moment only if so many never
 * serve, or if an outage begins while k others are down: at most as likely as this happens often (Markov's
 * inequality). Outages begin at no more than the highest rate, and an instance is down at t because one has begun at
 * some s before and lasts for t - s: both together bound the probability, by what only grows with t.
 */
export function mostDown(parts: readonly Part[], n: number, horizonMs: number): number {
  const never = total(parts.map((part) => part.weight * (part.never + part.neverError)));
  const rate = total(
    parts.map(({ weight, ends = [] }) => weight * total(ends.map((end) => end.rate))),
  );
  const atMost = (atMs: number) =>
    Math.min(1, never + total(parts.map((part) => part.weight * downAtMost(part, atMs))));
  const cells = cellsUntil(horizonMs, atMost);
  const atBirth = binomial(n, Math.min(1, never));
  const highest = Math.max(...cells.map(({ down }) => down));
  // None from the mean number of others on is felt in cells with far fewer.
  const others = cells
    .filter(({ down }) => down >= highest - 14 * Math.sqrt(highest / n))
    .map(({ lengthMs, down }) => ({
      begun: n * rate * lengthMs,
      chances: binomial(n - 1, down),
    }));
  // From there on, k of them are the likelier the likelier each is down; fewer may be down all along.
  const begunBeside = (k: number): number =>
    k < (n - 1) * highest
      ? n * rate * horizonMs
      : total(others.map(({ begun, chances }) => begun * chances.at(k)));
  return leastFrom(0, n, (k) => atBirth.above(k) + begunBeside(k) <= rare);
}

/** At least the probability of being down at a moment, of instances that serve at some time. */
function downAtMost({ chain, ends = [] }: Part, atMs: number): number {
  return total(
    ends.map(({ to, rate }) => {
      const { meanMs, errorMs } = meanWaitMs({ ...chain.model, initial: to }, atMs, tolerance);
      return rate * (meanMs + errorMs);
    }),
  );
}

interface Cell {
  readonly lengthMs: number;
  /** At least the probability of being down, all through the cell. */
  readonly down: number;
}

/** In a cell the bound grows by no more than a hundredth, or the cell is a 32nd of the horizon. */
function cellsUntil(horizonMs: number, atMost: (atMs: number) => number): Cell[] {
  const split = (fromMs: number, low: number, toMs: number, high: number): Cell[] => {
    const lengthMs = toMs - fromMs;
    if (high <= 1.01 * low || lengthMs <= horizonMs / 31) return [{ lengthMs, down: high }];
    const middleMs = fromMs + lengthMs / 2;
    const middle = atMost(middleMs);
    return [...split(fromMs, low, middleMs, middle), ...split(middleMs, middle, toMs, high)];
  };
  return split(0, 0, horizonMs, atMost(horizonMs));
}
