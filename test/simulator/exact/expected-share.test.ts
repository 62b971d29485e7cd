// The expected share: that it adds up, mixes, says how well it is known, and what a z-score makes of it.

import fc from 'fast-check';
import type { Distribution } from '../../../src/random/index.js';
import { exactAnswer, fleetServingShare } from '../../../src/simulator/exact/index.js';
import { profiles } from '../../support/profiles/index.js';
import {
  alike,
  cause,
  day,
  expectClose,
  exponential,
  fixed,
  minute,
  model,
  onOff,
  state,
  uniform,
} from './models.js';

const fleets = fc
  .sample(profiles(), { seed: 4, numRuns: 6 })
  .map((profile) => exactAnswer(profile, { horizonMs: 30 * day }));

test('shares lie within 0 and 1, add up to 1, and serving is what is not down', () => {
  for (const { expected, longRun, groups } of fleets) {
    for (const { shares } of [expected, longRun]) {
      const each = Object.values(shares);
      for (const share of each) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(each.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    }
    const serving = groups.flatMap(({ states }) =>
      states.filter((each) => each.serving).map(({ name }) => name),
    );
    const up = [...new Set(serving)].reduce((sum, name) => sum + (expected.shares[name] ?? 0), 0);
    expect(up).toBeCloseTo(expected.serving, 10);
  }
});

test('the share of a fleet is the weighted mean of its groups', () => {
  for (const { expected, groups } of fleets) {
    const mean = groups.reduce((sum, each) => sum + each.weight * each.expected.serving, 0);
    expectClose(expected.serving, mean, 1e-14);
    expect(expected.methods).toEqual(groups.flatMap((each) => each.expected.methods));
  }
});

test('the share over a long time tends to that of the long run', () => {
  const only = alike(
    model(
      state('CREATING', cause(uniform(1, 3), 1)),
      state('RUNNING.idle', cause(exponential(50), 2)),
      state('ERROR', cause(uniform(1, 9), 1)),
    ),
  );
  const off = [1e3, 1e4, 1e5].map((horizonMs) => {
    const { expected, longRun } = exactAnswer(only, { horizonMs });
    return Math.abs(expected.serving - longRun.availability);
  });
  expectClose(off[1], (off[0] ?? 0) / 10, 1e-2);
  expectClose(off[2], (off[0] ?? 0) / 100, 1e-2);
});

test('an answer within the tolerance is resolved', () => {
  const { expected } = exactAnswer(alike(onOff(exponential(99), exponential(1))), {
    horizonMs: 1000,
  });
  expect(expected.resolved).toBe(true);
  expect(expected.errorEstimate).toBeLessThan(1e-12);
});

test('an answer that is not says so, and why', () => {
  // After a year all of them are in the midst of the same restart.
  const periodic = alike(
    model(
      state('CREATING', cause(uniform(1000, 8000), 1)),
      state('RUNNING.idle', cause(fixed(7 * day), 2)),
      state('RESTARTING', cause(fixed(2 * minute), 1)),
    ),
  );
  const horizonMs = 364 * day + 51 * 2 * minute + minute;
  const { expected } = exactAnswer(periodic, { horizonMs });
  if (expected.resolved) throw new Error('it is resolved');
  expect(expected.reason).toMatch(
    /^the expected share is known only to 0\.0000\d+: many instances may change state together/,
  );
  const { expected: coarse } = exactAnswer(periodic, { horizonMs, toleranceRelative: 0.5 });
  expect(coarse.resolved).toBe(true);
});

const delay = uniform(1000, 5 * minute);

test.each([
  [
    'never serves',
    0,
    model(state('CREATING', cause(delay, 1)), state('CREATEFAILED', cause(delay, 0))),
  ],
  [
    'always serves',
    1,
    model(
      state('CREATING', cause(fixed(0), 1)),
      state('RUNNING.idle', cause(exponential(day), 2)),
      state('RUNNING.backingUp', cause(delay, 1)),
    ),
  ],
])('of an instance that %s the share is %d, without an error', (_, serving, only) => {
  const { expected } = exactAnswer(alike(only), { horizonMs: 30 * day });
  expect(expected).toMatchObject({ serving, errorEstimate: 0, resolved: true });
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a horizon of %d ms is refused', (ms) => {
  expect(() => exactAnswer(alike(onOff(fixed(1), fixed(1))), { horizonMs: ms })).toThrow(
    new RangeError(`a horizon is a time above 0; got ${ms} ms`),
  );
});

test.each([0, -1e-6, Number.NaN])('a tolerance of %d is refused', (toleranceRelative) => {
  expect(() => exactAnswer(alike(onOff(fixed(1), fixed(1))), { toleranceRelative })).toThrow(
    new RangeError(`a tolerance is a number above 0; got ${toleranceRelative}`),
  );
});

describe('where the share of 95 in 100 fleets lies', () => {
  const year = 365 * day;
  const faults = (rate: number, repair?: Distribution) =>
    alike(
      model(
        state('RUNNING.idle', cause(exponential(1 / rate), 1)),
        state('ERROR', ...(repair ? [cause(repair, 0)] : [])),
      ),
    );
  // With so few outages that they do not overlap: events times the mean of the square of one.
  const [rate, repairMs] = [20 / year, 20 * minute];
  const ofYear = (ms: number) => ms / year;
  test.each<[string, Distribution, meanSquare: number]>([
    ['of one length', fixed(repairMs), repairMs ** 2],
    ['uniform', uniform(0, 2 * repairMs), (4 / 3) * repairMs ** 2],
    ['exponential', exponential(repairMs), 2 * repairMs ** 2],
  ])('it is that of Chebyshev, for outages %s', (_, repair, meanSquare) => {
    for (const instances of [20, 1000, 1e6]) {
      const share = fleetServingShare(faults(rate, repair), { instances });
      const { expected } = exactAnswer(faults(rate, repair));
      const far = ofYear(Math.sqrt((20 * 20 * meanSquare) / instances));
      if (share.type === 'unknown') throw new Error(share.reason);
      for (const off of [share.upper - expected.serving, expected.serving - share.lower]) {
        expect(off / far).toBeGreaterThan(1);
        expect(off / far).toBeLessThan(1.02);
      }
    }
  });

  test('outages that never end have bounds, too', () => {
    const share = fleetServingShare(faults(1e-4 / year), { instances: 1e6 });
    const { serving } = exactAnswer(faults(1e-4 / year)).expected;
    if (share.type === 'unknown') throw new Error(share.reason);
    // An instance is down for a uniform part of the year in one of 10,000 years.
    const far = Math.sqrt((20 * 1e-4) / 3 / 1e6);
    expect((serving - share.lower) / far).toBeGreaterThan(1);
    expect((serving - share.lower) / far).toBeLessThan(2.5);
  });

  test('an instance that always serves has no bounds to speak of, and what is not known is said to be', () => {
    const always = alike(model(state('RUNNING.idle')));
    expect(fleetServingShare(always)).toEqual({ type: 'known', lower: 1, upper: 1 });
    const timed = alike(
      model(
        state('RUNNING.idle', cause(exponential(day), 1), cause(fixed(day), 1)),
        state('ERROR', cause(fixed(minute), 0)),
      ),
    );
    expect(fleetServingShare(timed)).toMatchObject({ type: 'unknown' });
    expect(() => fleetServingShare(always, { instances: 0 })).toThrow(/1 instance or more; got 0/);
  });
});
