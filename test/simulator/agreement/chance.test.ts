// Bounds on what chance can do: never below the true probability, and not far above it.

import { lnGamma } from '../../../src/random/index.js';
import {
  binomialAbove,
  lnChanceOfEvents,
  lnChanceOfSuccesses,
  poissonAbove,
  poissonBelow,
} from '../../../src/simulator/agreement/chance.js';

test.each([1, 2, 5, 10, 20])('the gamma function of %d is a factorial', (n) => {
  let factorial = 1;
  for (let k = 2; k < n; k++) factorial *= k;
  expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 12);
});

test('the gamma function of a half is the root of pi', () => {
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
});

/** All probabilities of a Poisson variable up to a number that it does not exceed. */
const poisson = (mean: number) =>
  Array.from({ length: 400 }, (_, k) => Math.exp(k * Math.log(mean) - mean - lnGamma(k + 1)));
const binomial = (n: number, p: number) =>
  Array.from({ length: n + 1 }, (_, k) =>
    Math.exp(
      lnGamma(n + 1) -
        lnGamma(k + 1) -
        lnGamma(n - k + 1) +
        k * Math.log(p) +
        (n - k) * Math.log(1 - p),
    ),
  );
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);

describe.each([0.3, 4, 50, 120])('a Poisson variable of mean %d', (mean) => {
  const all = poisson(mean);
  const far = [2, 4, 6].map((deviations) => deviations * Math.sqrt(mean));

  test('is as large as that no more often than the bound says, nor much less often', () => {
    for (const off of far) {
      const k = Math.ceil(mean + off);
      const bound = Math.exp(poissonAbove(k, mean));
      const truth = sum(all.slice(k));
      expect(bound).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
      expect(bound).toBeLessThan(truth * 1.35);
    }
  });

  test('is as small as that no more often than the bound says, nor much less often', () => {
    for (const off of far.filter((each) => each < mean)) {
      const k = Math.floor(mean - off);
      const bound = Math.exp(poissonBelow(k, mean));
      const truth = sum(all.slice(0, k + 1));
      expect(bound).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
      expect(bound).toBeLessThan(truth * 1.5);
    }
  });
});

test.each([
  [20, 0.1],
  [60, 0.5],
  [150, 0.9],
])('of %d tries with probability %d, no number of successes beats its bound', (n, p) => {
  const all = binomial(n, p);
  for (let k = Math.ceil(n * p + 1); k <= n; k++) {
    const truth = sum(all.slice(k));
    const bound = Math.exp(binomialAbove(k, n, p));
    expect(bound).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
    if (k > n * p + 2 * Math.sqrt(n * p * (1 - p))) expect(bound).toBeLessThan(truth * 1.5);
  }
});

describe('a count', () => {
  test('as expected is explained by chance', () => {
    expect(lnChanceOfEvents({ seen: 1000, expected: 1000, planned: 1100 })).toBe(0);
    expect(lnChanceOfSuccesses(50, 100, 0.5, 120)).toBe(0);
    expect(lnChanceOfEvents({ seen: 0, expected: 0.2, planned: 6 })).toBe(0);
  });

  test('ten deviations off is not, on either side, whether or not there was more than planned', () => {
    for (const planned of [9000, 10_300]) {
      for (const seen of [9000, 11_000]) {
        expect(lnChanceOfEvents({ seen, expected: 10_000, planned })).toBeLessThan(-30);
      }
      for (const seen of [4500, 5500]) {
        expect(lnChanceOfSuccesses(seen, 10_000, 0.5, planned)).toBeLessThan(-30);
      }
    }
  });

  test('of what is impossible is explained by nothing', () => {
    expect(lnChanceOfSuccesses(1, 10, 0, 20)).toBe(Number.NEGATIVE_INFINITY);
    expect(lnChanceOfSuccesses(9, 10, 1, 20)).toBe(Number.NEGATIVE_INFINITY);
    expect(lnChanceOfSuccesses(10, 10, 1, 20)).toBe(0);
  });
});
