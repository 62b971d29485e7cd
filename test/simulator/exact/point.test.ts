// Point availability: where it begins, where it tends to, and that its mean is the expected share.

import fc from 'fast-check';
import { availabilityAt, exactAnswer } from '../../../src/simulator/exact/index.js';
import { modelsOf } from '../../../src/simulator/profile/index.js';
import { profiles } from '../../support/profiles/index.js';
import {
  alike,
  cause,
  day,
  expectClose,
  exponential,
  fixed,
  hour,
  minute,
  model,
  onOff,
  state,
  uniform,
} from './models.js';

const memoryless = fc
  .sample(profiles({ exponential: true }), { seed: 8, numRuns: 20 })
  .map((profile) => modelsOf(profile));

test('no instance serves at birth', () => {
  for (const groups of memoryless) {
    const [birth] = availabilityAt(groups, [0]);
    // The weights of a mix add up to 1 but for rounding.
    expect(birth?.availability).toBeCloseTo(0, 15);
    expect(birth?.shares.CREATING).toBeCloseTo(1, 15);
  }
});

test('probabilities lie within 0 and 1 and add up to 1', () => {
  for (const groups of memoryless) {
    for (const { availability, shares } of availabilityAt(groups, [minute, hour, day, 30 * day])) {
      const each = Object.values(shares);
      for (const share of [availability, ...each]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(each.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 11);
    }
  }
});

test('availability tends to that of the long run', () => {
  for (const groups of memoryless) {
    const [late] = availabilityAt(groups, [100_000 * day]);
    const { longRun } = exactAnswer(groups, { horizonMs: day });
    expect(late?.availability).toBeCloseTo(longRun.availability, 9);
    expect(late?.methods.every((method) => method === 'uniformisation')).toBe(true);
  }
});

test('the expected share is the mean of the availability over time', () => {
  // Simpson's rule on the last tenth of the time, where the curve is smooth already.
  const [from, to, intervals] = [3 * day, 3.3 * day, 40];
  for (const groups of memoryless.slice(0, 5)) {
    const times = Array.from(
      { length: intervals + 1 },
      (_, i) => from + ((to - from) * i) / intervals,
    );
    const sum = availabilityAt(groups, times).reduce((total, { availability }, i) => {
      const weight = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
      return total + weight * availability;
    }, 0);
    const until = (horizonMs: number) =>
      horizonMs * exactAnswer(groups, { horizonMs }).expected.serving;
    expect(sum / (3 * intervals)).toBeCloseTo((until(to) - until(from)) / (to - from), 9);
  }
});

test('clockwork serves or does not, and what happens at a moment has not happened yet', () => {
  const groups = alike(onOff(fixed(7 * hour), fixed(hour)));
  const times = [0, 6 * hour, 7 * hour, 7.5 * hour, 8 * hour, 8.5 * hour];
  const found = availabilityAt(groups, times);
  expect(found.map(({ availability }) => availability)).toEqual([1, 1, 1, 0, 0, 1]);
  expect(found.map(({ atMs }) => atMs)).toEqual(times);
});

test('service that begins within seconds is followed through them, a day after or not', () => {
  const groups = alike(
    model(
      state('CREATING', cause(uniform(1000, 8000), 1)),
      state('RUNNING.idle', cause(exponential(1000 * day), 2)),
      state('ERROR'),
    ),
  );
  const found = availabilityAt(groups, [3000, 4500, 6500, minute, day]);
  for (const { availability, atMs, errorEstimate } of found) {
    const created = Math.min(1, (atMs - 1000) / 7000);
    expect(availability).toBeCloseTo(atMs === day ? Math.exp(-1 / 1000) : created, 5);
    expect(errorEstimate).toBeLessThan(1e-5);
  }
});

test('next to a jump the error says that it is there', () => {
  const groups = alike(
    model(
      state('CREATING', cause(fixed(hour), 1)),
      state('RUNNING.idle', cause(exponential(day), 2)),
      state('RESTARTING', cause(uniform(minute, hour), 1)),
    ),
  );
  const [before, at, after] = availabilityAt(groups, [0.5 * hour, hour, 1.5 * hour]);
  expect(before?.availability).toBeCloseTo(0, 6);
  expect(at?.errorEstimate).toBeGreaterThan(0.4);
  // Still up, or down and back: e^{-1/48}, and a little more.
  expect(after?.availability).toBeGreaterThan(Math.exp(-1 / 48));
  expect(after?.availability).toBeLessThan(Math.exp(-1 / 48) + 0.01);
  expect(after?.errorEstimate).toBeLessThan(1e-6);
});

test('a fleet is the weighted mean of its groups', () => {
  const [one, other] = [
    onOff(exponential(9), exponential(1)),
    onOff(exponential(3), exponential(2)),
  ];
  const [fleet] = availabilityAt(
    [
      { weight: 0.25, model: one },
      { weight: 0.75, model: other },
    ],
    [4],
  );
  const [a] = availabilityAt(alike(one), [4]);
  const [b] = availabilityAt(alike(other), [4]);
  expectClose(
    fleet?.availability,
    0.25 * (a?.availability ?? 0) + 0.75 * (b?.availability ?? 0),
    1e-14,
  );
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a time of %d ms is refused', (ms) => {
  expect(() => availabilityAt(memoryless[0] ?? [], [ms])).toThrow(
    new RangeError(`a time is at least 0; got ${ms} ms`),
  );
});
