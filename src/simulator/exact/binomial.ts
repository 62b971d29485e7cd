// The binomial distribution: how many of a number of independent, like instances are down.

import { total } from './chain/chain.js';

/** A number that may be down, how likely it is, and how likely there are more. */
export interface Chance {
  readonly count: number;
  readonly probability: number;
  readonly above: number;
}

/** The first of the chances that is enough; the last where none is. */
export const first = (chances: readonly Chance[], isEnough: (chance: Chance) => boolean): number =>
  (chances.find(isEnough) ?? (chances.at(-1) as Chance)).count;

/** What is less likely than this next to the likeliest number is left out: no figure here feels it. */
const felt = 1e-40;

/** A binomial distribution: all numbers that can be felt, in ascending order, and how likely more are. */
export function binomial(n: number, p: number): Chance[] {
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
  const sizes = [...down.toReversed(), ...up];
  const all = total(down.toReversed()) + total(up.toReversed());
  let above = 0;
  return sizes
    .map((size, i) => ({ size, count: likeliest - down.length + i }))
    .reverse()
    .map(({ size, count }) => {
      const chance = { count, probability: size / all, above };
      above += size / all;
      return chance;
    })
    .reverse();
}

/** The chance of just so many; undefined where it cannot be felt. */
export const chanceOf = (chances: readonly Chance[], count: number): Chance | undefined =>
  chances[count - (chances[0] as Chance).count];

/** How likely more are. */
export function aboveOf(chances: readonly Chance[], count: number): number {
  const chance = chanceOf(chances, count);
  if (chance) return chance.above;
  return count < (chances[0] as Chance).count ? 1 : 0;
}

/** The least whole number from `low` on that is enough, `high` being enough. */
export function leastFrom(low: number, high: number, isEnough: (k: number) => boolean): number {
  let [least, enough] = [low, high];
  while (least < enough) {
    const middle = Math.floor((least + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else least = middle + 1;
  }
  return enough;
}
