// Estimates: the arithmetic against textbooks and plain sums, and the promise of 95 of 100 against
// many small runs whose truth is known.

import * as fc from 'fast-check';
import { complement, meanShare, proportion } from '../../../src/simulator/fleet/estimate.js';
import { createFleetEngine, fleetResult } from '../../../src/simulator/fleet/index.js';
import { alike, cause, exponential, fixed, modelOf } from '../../support/fleet/index.js';

const z95 = 1.959963984540054;

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
        expect(found.low).toBeCloseTo(Math.max(0, mean - z95 * error), 9);
        expect(found.high).toBeCloseTo(Math.min(1, mean + z95 * error), 9);
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
    const { high: unseen } = proportion(0, 1000);
    expect(mean).toBe(0.25);
    expect(low).toBeCloseTo(0.25 * (1 - unseen), 15);
    expect(high).toBeCloseTo(0.25 + 0.75 * unseen, 15);
    expect(standardError).toBeGreaterThan(0);
  });

  test('of a single instance claims next to nothing', () => {
    const { low, high } = shareOf([whole / 2]);
    expect(low).toBeLessThan(0.15);
    expect(high).toBeGreaterThan(0.85);
  });
});

// Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [20, 20, 0.8389, 1],
])('%d of %d is a proportion between %d and %d', (hits, n, low, high) => {
  const found = proportion(hits, n);
  expect(found.mean).toBe(hits / n);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
  expect(found.standardError).toBe(Math.sqrt(((hits / n) * (1 - hits / n)) / n));
});

test('what is left to 1 is as uncertain, with the bounds turned round', () => {
  expect(complement({ mean: 0.25, low: 0.125, high: 0.5, standardError: 0.0625 })).toEqual({
    mean: 0.75,
    low: 0.5,
    high: 0.875,
    standardError: 0.0625,
  });
});

describe('95 of 100 intervals hold the truth', () => {
  const [upMs, downMs, horizonMs] = [60, 20, 600];
  const rate = 1 / upMs + 1 / downMs;
  // Begun in service; the share without it rises to the steady one at the rate of both together.
  const expectedDown =
    (downMs / (upMs + downMs)) * (1 - -Math.expm1(-rate * horizonMs) / (rate * horizonMs));

  const onOff = modelOf(
    ['RUNNING.idle', 'serves', cause(exponential(upMs), ['fault', 'ERROR'])],
    ['ERROR', 'down', cause(exponential(downMs), ['recover', 'RUNNING.idle'])],
  );
  const creation = modelOf(
    ['CREATING', 'down', cause(fixed(1), ['succeed', 'RUNNING.idle', 0.9], ['fail', 'ERROR', 0.1])],
    ['RUNNING.idle', 'serves'],
    ['ERROR', 'down'],
  );
  const runs = 500;

  /** How many of many small runs have an interval that holds the truth. */
  function coverage(holds: (seed: number) => boolean): number {
    return Array.from({ length: runs }, (_, i) => holds(1000 + i)).filter(Boolean).length / runs;
  }

  test('of the share of time in service', () => {
    const share = coverage((seed) => {
      const run = { groups: alike(onOff), horizonMs, seed, points: 2 };
      const { low, high } = fleetResult(run, createFleetEngine(run)(0, 60)).servingShare;
      return low <= 1 - expectedDown && 1 - expectedDown <= high;
    });
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.98);
  });

  test('of the success of creations', () => {
    const share = coverage((seed) => {
      const run = { groups: alike(creation), horizonMs: 2, seed, points: 2 };
      const { successShare } = fleetResult(run, createFleetEngine(run)(0, 60)).creations;
      return (successShare?.low as number) <= 0.9 && 0.9 <= (successShare?.high as number);
    });
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.98);
  });
});
