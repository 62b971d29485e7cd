// Estimates: the arithmetic against textbooks and plain sums.

import * as fc from 'fast-check';
import { complement, meanShare, proportion } from '../../../src/simulator/fleet/estimate.js';
import { createFleetEngine, fleetResult } from '../../../src/simulator/fleet/index.js';
import { alike, cause, fixed, modelOf } from '../../support/fleet/index.js';

describe('the mean of shares', () => {
  const whole = 3_155_760_000_000_000;
  const shareOf = (times: readonly number[]) =>
    meanShare(
      times.reduce((all, us) => all + BigInt(us), 0n),
      times.reduce((all, us) => all + BigInt(us) ** 2n, 0n),
      times.length,
      whole,
    );

  test('and its error are those of the two-pass formula', () => {
    const times = fc.array(fc.integer({ min: 0, max: whole }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(times, (all) => {
        fc.pre(new Set(all).size > 1);
        const shares = all.map((us) => us / whole);
        const mean = shares.reduce((a, b) => a + b) / shares.length;
        const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
        const error = Math.sqrt(squares / (shares.length - 1) / shares.length);
        const found = shareOf(all);
        expect(found.mean).toBeCloseTo(mean, 12);
        expect(found.standardError / error).toBeCloseTo(1, 9);
        expect(found.low).toBeLessThan(found.mean);
        expect(found.high).toBeGreaterThan(found.mean);
      }),
      { numRuns: 200, seed: 20_267 },
    );
  });

  test('lose nothing when all times are large and differ by a microsecond', () => {
    const { mean, standardError } = shareOf([whole - 1, whole - 2, whole - 3]);
    expect(1 - mean).toBeCloseTo(2 / whole, 16);
    // Deviations -1, 0, 1: a variance of 1, and an error of 1 / √3.
    expect(standardError * whole).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  test.each([0, 1, whole / 3, whole])('of three times of %d us is never beyond 0 and 1', (us) => {
    const { mean, low, high } = shareOf([us, us, us]);
    expect(mean).toBe(us / whole);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
  });

  test('is 1 and no more when all of any number of shares are', () => {
    const us = 31_536_000_000_001n;
    for (let n = 1; n <= 1000; n++) {
      expect(meanShare(us * BigInt(n), us * us * BigInt(n), n, Number(us)).mean).toBe(1);
    }
  });

  test('of instances that are all alike allow for a few that were not seen', () => {
    const { mean, low, high, standardError } = shareOf(new Array(1000).fill(whole / 4));
    expect(mean).toBe(0.25);
    // One in 200 instances may be quite different, and hardly more.
    expect(low).toBeGreaterThan(0.25 * (1 - 0.01));
    expect(high).toBeLessThan(0.25 + 0.75 * 0.01);
    expect(high).toBeGreaterThan(0.25 + 0.75 * 0.003);
    expect(standardError).toBeGreaterThan(0);
  });

  test('of many are known nearly as well as a normal distribution would have it', () => {
    const times = Array.from({ length: 100_000 }, (_, i) => Math.round((whole * (i % 100)) / 100));
    const { mean, low, high, standardError } = shareOf(times);
    for (const half of [mean - low, high - mean]) {
      expect(half / standardError).toBeGreaterThan(1.96);
      expect(half / standardError).toBeLessThan(1.96 * 2.2);
    }
  });

  test('of a single instance claims next to nothing', () => {
    const { low, high } = shareOf([whole / 2]);
    expect(low).toBeLessThan(0.15);
    expect(high).toBeGreaterThan(0.85);
  });
});

// Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 5.
test.each([
  [81, 263, 0.2527, 0.3676],
  [15, 148, 0.0578, 0.1617],
  [0, 20, 0, 0.1684],
  [1, 29, 0.0009, 0.1776],
  [20, 20, 0.8316, 1],
])('%d of %d is a proportion between %d and %d', (hits, n, low, high) => {
  const found = proportion(hits, n);
  expect(found.mean).toBe(hits / n);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
  expect(found.standardError).toBe(Math.sqrt(((hits / n) * (1 - hits / n)) / n));
});

test('a proportion of many tries is bounded as a normal distribution has it', () => {
  const { low, high } = proportion(5e7, 1e8);
  expect(low).toBeCloseTo(0.5 - 1.96 * 5e-5, 6);
  expect(high).toBeCloseTo(0.5 + 1.96 * 5e-5, 6);
});

test('what is left to 1 is as uncertain, with the bounds turned round', () => {
  expect(complement({ mean: 0.25, low: 0.125, high: 0.5, standardError: 0.0625 })).toEqual({
    mean: 0.75,
    low: 0.5,
    high: 0.875,
    standardError: 0.0625,
  });
});

describe('95 of 100 intervals hold the truth, and more', () => {
  const creation = modelOf(
    ['CREATING', 'down', cause(fixed(1), ['succeed', 'RUNNING.idle', 0.9], ['fail', 'ERROR', 0.1])],
    ['RUNNING.idle', 'serves'],
    ['ERROR', 'down'],
  );

  test('of the success of creations', () => {
    const runs = 500;
    const holding = Array.from({ length: runs }, (_, i) => {
      const run = { groups: alike(creation), horizonMs: 2, seed: 1000 + i, points: 2 };
      const { successShare } = fleetResult(run, createFleetEngine(run)(0, 60)).creations;
      return (successShare?.low as number) <= 0.9 && 0.9 <= (successShare?.high as number);
    }).filter(Boolean);
    expect(holding.length / runs).toBeGreaterThanOrEqual(0.94);
  });
});
