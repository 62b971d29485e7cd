// How many instances are down at once until the horizon: against sums by hand, and against simulated fleets.

import { downAtOnce, downWithin } from '../../../src/simulator/exact/index.js';
import { simulateFleet } from '../../../src/simulator/index.js';
import type { SemiMarkovModel } from '../../../src/simulator/profile/semi-markov.js';
import {
  alike,
  cause,
  day,
  exponential,
  fixed,
  hour,
  minute,
  model,
  onOff,
  state,
  uniform,
  weekly,
} from './models.js';

const onOffTenth = onOff(exponential(9 * day), exponential(day));

/** Breaks once, and stays broken: an instance is down at t with probability 1 - exp(-t / meanMs). */
const breaking = (meanMs: number) =>
  model(state('RUNNING.idle', cause(exponential(meanMs), 1)), state('ERROR'));

/** P(more than k of n), each down with this probability. */
function above(k: number, n: number, down: number): number {
  let chance = (1 - down) ** n;
  let sum = chance;
  for (let i = 1; i <= k; i++) {
    chance *= ((n - i + 1) / i) * (down / (1 - down));
    sum += chance;
  }
  return 1 - sum;
}

/** On average over the time from birth. */
function averaged(of: (atMs: number) => number, horizonMs: number): number {
  const parts = 4000;
  let sum = 0;
  for (let i = 0; i < parts; i++) sum += of(((i + 0.5) / parts) * horizonMs);
  return sum / parts;
}

test.each([
  ['repaired', onOffTenth, (ms: number) => 0.1 * (1 - Math.exp(-ms / (0.9 * day))), 20 * day],
  ['never repaired', breaking(400 * day), (ms: number) => -Math.expm1(-ms / (400 * day)), 90 * day],
])(
  'what is %s is down as often as the binomial of A(t) says, by hand',
  (_, each, down, horizonMs) => {
    for (const n of [1, 7, 50]) {
      const { mean, p99 = Number.NaN } = downWithin(alike(each), { instances: n, horizonMs });
      expect(mean / n).toBeCloseTo(averaged(down, horizonMs), 5);
      const exceeds = (k: number) => averaged((ms) => above(k, n, down(ms)), horizonMs);
      expect(exceeds(p99)).toBeLessThan(0.0101);
      if (p99 > 0) expect(exceeds(p99 - 1)).toBeGreaterThan(0.0099);
    }
  },
);

test('what is never repaired is most at the horizon, and the bound is not far from what is then', () => {
  const [n, horizonMs] = [500, 365 * day];
  const { most = Number.NaN, reachesLongRun } = downWithin(alike(breaking(100 * 365 * day)), {
    instances: n,
    horizonMs,
  });
  const atHorizon = -Math.expm1(-1 / 100);
  const exact = Array.from({ length: n }, (_, k) => k).find((k) => above(k, n, atHorizon) <= 0.01);
  expect(most).toBeGreaterThanOrEqual(exact as number);
  expect(most).toBeLessThanOrEqual((exact as number) + 3);
  expect(reachesLongRun).toBe(false);
});

const repairs: [string, SemiMarkovModel, number][] = [
  ['repaired at random times', onOffTenth, 60 * day],
  ['repaired after fixed times', onOff(exponential(5 * day), fixed(day)), 30 * day],
  ['created, and mostly repaired', created(), 40 * day],
];

test.each(repairs)('fleets that are %s keep to the figures', (_, each, horizonMs) => {
  const [instances, fleets, points] = [40, 60, 40 * 24 + 1];
  const {
    mean,
    p99 = Number.NaN,
    most = Number.NaN,
  } = downWithin(alike(each), {
    instances,
    horizonMs,
  });
  const all = Array.from({ length: fleets }, (_, seed) => {
    const { statuses, counts } = simulateFleet(alike(each), {
      instances,
      seed,
      horizonMs,
      points,
    }).series;
    return counts[statuses.indexOf('ERROR')] as number[];
  });
  const seen = all.flat();
  const average = seen.reduce((sum, count) => sum + count, 0) / seen.length;
  // 2400 lives, each with a few outages.
  expect(Math.abs(average / mean - 1)).toBeLessThan(0.1);
  const share = seen.filter((count) => count > p99).length / seen.length;
  expect(share).toBeLessThan(0.015);
  expect(seen.filter((count) => count > p99 - 2).length / seen.length).toBeGreaterThan(0.01);
  const beyond = all.filter((counts) => Math.max(...counts) > most);
  expect(beyond.length).toBeLessThanOrEqual(3);
  expect(all.some((counts) => Math.max(...counts) > most / 2)).toBe(true);
});

function created(): SemiMarkovModel {
  return model(
    state('CREATING', cause(uniform(minute, 8 * minute), { 1: 0.9, 2: 0.1 })),
    state('RUNNING.idle', cause(exponential(20 * day), { 2: 0.9, 3: 0.1 })),
    state('ERROR', cause(uniform(hour, 3 * day), 1)),
    state('ERROR'),
  );
}

test('no one is down who waits for the first service, and all along who never gets it', () => {
  const creating = (share: number) =>
    alike(
      model(
        state('CREATING', cause(fixed(10 * day), { 1: 1 - share, 2: share })),
        state('RUNNING.idle'),
        state('CREATEFAILED'),
      ),
    );
  const options = { instances: 100, horizonMs: 20 * day };
  expect(downWithin(creating(0), options)).toMatchObject({ mean: 0, p99: 0, most: 0 });
  const { mean, p99 = 0, most = 0 } = downWithin(creating(0.2), options);
  expect(mean).toBeCloseTo(20, 9);
  expect(above(p99, 100, 0.2)).toBeLessThanOrEqual(0.01);
  expect(above(p99 - 1, 100, 0.2)).toBeGreaterThan(0.01);
  expect(most).toBe(p99);
});

test('what rounding leaves of a wait that is over is no instance that never serves', () => {
  const slow = model(
    state('CREATING', cause(exponential(day), { 1: 0.5, 2: 0.5 })),
    state('RUNNING.idle'),
    state('CREATEFAILED', cause(uniform(hour, 2 * hour), 0)),
  );
  const found = downWithin(alike(slow), { instances: 50, horizonMs: 60 * day });
  expect(found).toMatchObject({ mean: 0, p99: 0, most: 0 });
});

test('where nearly all get their first service at the very horizon, the bound holds either way, and no p99 is made up', () => {
  const narrow = model(
    state('CREATING', cause(uniform(day - minute, day + minute), { 1: 0.9, 2: 0.1 })),
    state('RUNNING.idle', cause(exponential(9 * day), 2)),
    state('ERROR'),
  );
  const found = downWithin(alike(narrow), { instances: 100, horizonMs: day + 1000 });
  expect(found.mean).toBeLessThanOrEqual(100);
  expect(found).toMatchObject({ most: 100, reason: expect.stringContaining('first service') });
  expect(found).not.toHaveProperty('p99');
});

test('one that will hardly ever break is not said to be down at some moment of most years', () => {
  const found = downWithin(alike(onOff(exponential(1e5 * 365 * day), fixed(day))), {
    instances: 9,
  });
  expect(found).toMatchObject({ p99: 0, most: 0 });
});

test('of a mix each instance is drawn its kind', () => {
  const mix = [
    { weight: 0.25, model: breaking(10 * day) },
    { weight: 0.75, model: onOffTenth },
  ];
  const [n, horizonMs] = [30, 30 * day];
  const down = (ms: number) =>
    0.25 * -Math.expm1(-ms / (10 * day)) + 0.075 * (1 - Math.exp(-ms / (0.9 * day)));
  const { mean, p99 = Number.NaN } = downWithin(mix, { instances: n, horizonMs });
  expect(mean / n).toBeCloseTo(averaged(down, horizonMs), 5);
  expect(averaged((ms) => above(p99, n, down(ms)), horizonMs)).toBeLessThan(0.0101);
  expect(averaged((ms) => above(p99 - 1, n, down(ms)), horizonMs)).toBeGreaterThan(0.0099);
});

test('over a horizon that is long next to outages it is what the long run says', () => {
  const fleet = alike(weekly({}));
  const long = downAtOnce(fleet, { instances: 2000 });
  const within = downWithin(fleet, { instances: 2000 });
  if (long.type === 'unknown') throw new Error(long.reason);
  expect(within).toMatchObject({ p99: long.p99, reachesLongRun: true });
  expect(within.mean / long.mean).toBeCloseTo(1, 3);
  expect(Math.abs((within.most as number) - long.yearly)).toBeLessThanOrEqual(1);
});

test('where service ends by another clock than an exponential one, the mean alone is known, and it says why', () => {
  const found = downWithin(alike(onOff(uniform(hour, 2 * hour), exponential(hour))));
  expect(found.mean).toBeCloseTo(400, -1);
  expect(found).toMatchObject({ reason: expect.stringContaining('not exponential') });
  expect(found).not.toHaveProperty('p99');
  expect(found).not.toHaveProperty('most');
});

test('instances are a whole number, and the horizon is above 0', () => {
  for (const options of [{ instances: 0 }, { instances: 2.5 }, { horizonMs: 0 }]) {
    expect(() => downWithin(alike(onOffTenth), options)).toThrow(RangeError);
  }
});
