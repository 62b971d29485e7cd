// The binomial distribution: how many of a number of independent, like instances are down.

import { divergence } from '../../random/index.js';
import { total } from './chain/chain.js';
import { erfc } from './clocks/erfc.js';

/** A binomial distribution. */
export interface Binomial {
  /** How likely just so many are. */
  at(count: number): number;
  /** How likely more are. */
  above(count: number): number;
}

/** With a variance up to this all numbers that can be felt are listed, some thousands; their count grows with its root. */
const mostListed = 1e5;

/** A binomial distribution: of how many of `n` are down, each with probability `p`. */
export const binomial = (n: number, p: number): Binomial =>
  n * p * (1 - p) <= mostListed ? listed(n, p) : smooth(n, p);

/** What is less likely than this next to the likeliest number is left out: no figure here feels it. */
const felt = 1e-40;

function listed(n: number, p: number): Binomial {
  const likeliest = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  // The ratio of neighbours, so that no factorial is needed.
  const up = [1];
  for (let k = likeliest; k < n && (up.at(-1) as number) > felt; k++) {
    up.push(((up.at(-1) as number) * (n - k) * odds) / (k + 1));
  }
  const down: number[] = [];
  for (let k = likeliest, size = 1; k > 0 && size > felt; k--) {
    size *= k / ((n - k + 1) * odds);
    down.push(size);
  }
  const all = total(down.toReversed()) + total(up.toReversed());
  const chances = Float64Array.from([...down.toReversed(), ...up], (size) => size / all);
  const above = new Float64Array(chances.length);
  for (let i = chances.length - 2; i >= 0; i--) {
    above[i] = (above[i + 1] as number) + (chances[i + 1] as number);
  }
  const lowest = likeliest - down.length;
  return {
    at: (count) => chances[count - lowest] ?? 0,
    above: (count) => above[count - lowest] ?? (count < lowest ? 1 : 0),
  };
}

/**
 * The same by saddlepoint approximations, which need no list: of one number by Stirling's series, of more by Lugannani
 * and Rice's formula, with Daniels' continuity correction. For variances this large they are off by less than 1e-8 of
 * the probability, up to ten standard deviations from the mean.
 */
function smooth(n: number, p: number): Binomial {
  const [mean, others] = [n * p, n * (1 - p)];
  const far = (count: number) => divergence(count, mean) + divergence(n - count, others);
  return {
    at: (count) => {
      if (count <= 0 || count >= n) return 0;
      const stirling = (1 / n - 1 / count - 1 / (n - count)) / 12;
      return Math.exp(stirling - far(count)) * Math.sqrt(n / (2 * Math.PI * count * (n - count)));
    },
    above: (count) => {
      if (count < 0 || count >= n) return count < 0 ? 1 : 0;
      const edge = count + 0.5;
      const deviation = Math.sqrt((edge / n) * (n - edge));
      const distance = far(edge);
      const root = Math.sign(edge - mean) * Math.sqrt(2 * distance);
      const slope = Math.log1p((edge - mean) / mean) - Math.log1p((mean - edge) / others);
      const correction =
        Math.abs(root) < 1e-4
          ? -(1 - (2 * edge) / n) / (6 * deviation)
          : 1 / (2 * Math.sinh(slope / 2) * deviation) - 1 / root;
      return (
        erfc(root / Math.SQRT2) / 2 + (Math.exp(-distance) * correction) / Math.sqrt(2 * Math.PI)
      );
    },
  };
}

/** The least whole number from `low` on that is enough, `high` being enough. */
export function leastFrom(low: number, high: number, isEnough: (k: number) => boolean): number {
  let [least, enough] = [low, high];
  while (least < enough) {
    const middle = least + Math.floor((enough - least) / 2);
    if (isEnough(middle)) enough = middle;
    else least = middle + 1;
  }
  return enough;
}
