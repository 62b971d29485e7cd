// A fleet's figures: they hang together, and what cannot be simulated is refused.

import * as fc from 'fast-check';
import {
  createFleetEngine,
  type FleetRun,
  fleetResult,
  simulateFleet,
} from '../../../src/simulator/fleet/index.js';
import { parseProfile } from '../../../src/simulator/profile/index.js';
import {
  alike,
  cause,
  exponential,
  fixed,
  modelOf,
  randomModels,
} from '../../support/fleet/index.js';

test('figures of any fleet hang together', () => {
  fc.assert(
    fc.property(randomModels, randomModels, (a, b) => {
      const groups = [
        { weight: 0.4, model: a },
        { weight: 0.6, model: b },
      ];
      const run: FleetRun = { groups, horizonMs: 500, seed: 11, points: 9 };
      const instances = 300;
      const result = fleetResult(run, createFleetEngine(run)(0, instances));
      const { statuses, transitions, series, servingShare, outages } = result;

      expect(statuses.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      for (let point = 0; point < run.points; point++) {
        const present = series.counts.map((row) => row[point] as number);
        expect(present.reduce((sum, n) => sum + n, 0)).toBe(instances);
        expect(Math.min(...present)).toBeGreaterThanOrEqual(0);
      }
      expect(series.statuses).toEqual(statuses.map(({ status }) => status));

      // Every stay was ended by a transition, or is where the horizon found an instance.
      const statusOf = (name: string) => name.split('.')[0];
      statuses.forEach(({ status, stays, share, meanDwellMs }, s) => {
        const ended = transitions
          .filter(({ from, to }) => statusOf(from) === status && statusOf(to) !== status)
          .reduce((sum, { count }) => sum + count, 0);
        expect(stays - ended).toBe(series.counts[s]?.at(-1));
        if (ended > 0) expect((meanDwellMs as number) * ended).toBeCloseTo(share * 150_000, 6);
        else expect(meanDwellMs).toBeUndefined();
      });

      expect(servingShare.low).toBeLessThanOrEqual(servingShare.mean);
      expect(servingShare.mean).toBeLessThanOrEqual(servingShare.high);
      expect(result.downtimeMsPerYear / (365 * 86_400_000)).toBeCloseTo(1 - servingShare.mean, 12);
      const { p50Ms = 0, p95Ms = 0, p99Ms = 0, longestMs = 0 } = outages;
      expect([p50Ms, p95Ms, p99Ms, longestMs]).toEqual(
        [p50Ms, p95Ms, p99Ms, longestMs].toSorted((x, y) => x - y),
      );
    }),
    { numRuns: 25, seed: 20_271 },
  );
});

test('MTBF, MTTR and the figures per part of a mix are those of the sums by hand', () => {
  // Born after 10 ms, then 90 ms of service and 60 ms without, until 500 ms: outages begin at 100, 250 and 400.
  const model = modelOf(
    ['CREATING', 'down', cause(fixed(10), ['succeed', 'RUNNING.idle'])],
    ['RUNNING.idle', 'serves', cause(fixed(90), ['fault', 'ERROR'])],
    ['ERROR', 'down', cause(fixed(60), ['recover', 'RUNNING.idle'])],
  );
  const never = modelOf(['CREATING', 'down']);
  const groups = [
    { weight: 0.75, model },
    { weight: 0.25, model: never },
  ];
  const options = { horizonMs: 450, seed: 3, points: 2, instances: 40 };
  const { outages, groups: parts } = simulateFleet(groups, options);
  const [first, second] = parts;
  expect(first?.instances).toBeGreaterThan(20);
  expect((first?.instances ?? 0) + (second?.instances ?? 0)).toBe(40);
  expect(outages.meanTimeBetweenMs).toBeCloseTo(440 / 3, 9);
  expect(outages.meanTimeToRepairMs).toBeCloseTo((60 + 60 + 50) / 3, 9);
  expect(first?.outages).toEqual({ ...outages, perInstanceYear: expect.any(Number) });
  expect(first?.servingShare?.mean).toBeCloseTo(270 / 450, 12);
  expect(second?.servingShare?.mean).toBe(0);
  expect(second?.outages).toEqual({ count: 0, perInstanceYear: 0, open: 0 });
});

describe('quantiles of outages', () => {
  test('are those of the distribution that they follow', () => {
    const model = modelOf(
      ['RUNNING.idle', 'serves', cause(exponential(100), ['fault', 'ERROR'])],
      ['ERROR', 'down', cause(exponential(50), ['recover', 'RUNNING.idle'])],
    );
    const { outages } = simulateFleet(alike(model), {
      horizonMs: 200_000,
      seed: 12,
      points: 2,
      instances: 100,
    });
    expect(outages.count).toBeGreaterThan(100_000);
    expect((outages.p50Ms as number) / (50 * Math.log(2))).toBeCloseTo(1, 1);
    expect((outages.p95Ms as number) / (50 * Math.log(20))).toBeCloseTo(1, 1);
    expect((outages.p99Ms as number) / (50 * Math.log(100))).toBeCloseTo(1, 1);
    const { lowMs = 0, highMs = 0 } = outages.intervals?.p50 ?? {};
    expect(lowMs).toBeLessThan(50 * Math.log(2));
    expect(highMs).toBeGreaterThan(50 * Math.log(2));
    expect(highMs - lowMs).toBeLessThan(0.06 * 50 * Math.log(2));
    // One second and more is rarer than one in 10^8.
    expect(outages.longestMs as number).toBeGreaterThan(50 * Math.log(10_000));
    expect(outages.longestMs as number).toBeLessThan(1000);
  });

  test('have no interval where service returns in several states, and it is said why', () => {
    const model = modelOf(
      ['RUNNING.idle', 'serves', cause(fixed(100), ['fault', 'ERROR'])],
      [
        'ERROR',
        'down',
        cause(fixed(10), ['recover', 'RUNNING.idle', 0.5], ['succeed', 'RUNNING.backingUp', 0.5]),
      ],
      ['RUNNING.backingUp', 'serves', cause(fixed(10), ['succeed', 'RUNNING.idle'])],
    );
    const { intervals, whyNoIntervals } = simulateFleet(alike(model), {
      horizonMs: 1000,
      instances: 10,
    }).outages;
    expect(intervals).toBeUndefined();
    expect(whyNoIntervals).toBe(
      'service returns in several states (RUNNING.idle, RUNNING.backingUp), so outages are not independent',
    );
  });

  test('of groups are those of all their outages together', () => {
    const broken = (ms: number) =>
      modelOf(
        ['RUNNING.idle', 'serves', cause(fixed(100), ['fault', 'ERROR'])],
        ['ERROR', 'down', cause(fixed(ms), ['recover', 'RUNNING.idle'])],
      );
    const groups = [
      { weight: 0.9, model: broken(1) },
      { weight: 0.1, model: broken(10) },
    ];
    const options = { horizonMs: 1000, seed: 13, points: 2, instances: 1000 };
    const { p50Ms, p95Ms, longestMs, ...rest } = simulateFleet(groups, options).outages;
    expect(rest.intervals).toBeUndefined();
    expect(rest.whyNoIntervals).toBe('outages of several kinds of instances are not alike');
    expect(p50Ms).toBeCloseTo(1, 1);
    expect(p95Ms).toBe(10);
    expect(longestMs).toBe(10);
  });
});

const run: FleetRun & { instances: number } = {
  groups: alike(
    modelOf(
      ['RUNNING.idle', 'serves', cause(exponential(100), ['fault', 'ERROR'])],
      ['ERROR', 'down', cause(exponential(50), ['recover', 'RUNNING.idle'])],
    ),
  ),
  horizonMs: 1000,
  seed: 1,
  points: 2,
  instances: 10,
};

test('a whole fleet in one call is what an engine counts of all its instances', () => {
  const { instances, ...rest } = run;
  expect(simulateFleet(run.groups, run)).toEqual(
    fleetResult(rest, createFleetEngine(rest)(0, instances)),
  );
});

test('a profile becomes a fleet as the documentation shows', () => {
  const profile = parseProfile({
    kind: 'ha',
    plan: 'documented',
    workload: { requests: { restart: { every: '7d' } } },
    instances: 1000,
    horizon: '365d',
  });
  const fleet = simulateFleet(profile);
  expect(fleet.instances).toBe(1000);
  expect(fleet.servingShare.mean).toBeGreaterThan(0.99);
  expect(fleet.servingShare.mean).toBeLessThan(1);
  expect(fleet.outages.count).toBeGreaterThan(40_000);
});

test.each<[string, Partial<typeof run>]>([
  ['a horizon is 1 to 3155760000000 ms; got 0', { horizonMs: 0 }],
  ['a horizon is 1 to 3155760000000 ms; got NaN', { horizonMs: Number.NaN }],
  ['a horizon is 1 to 3155760000000 ms; got 3155760000001', { horizonMs: 3_155_760_000_001 }],
  ['a seed is a whole number from 0 to 9007199254740991; got -1', { seed: -1 }],
  ['a seed is a whole number from 0 to 9007199254740991; got 0.5', { seed: 0.5 }],
  ['there are 2 to 100000 points of time; got 1', { points: 1 }],
  ['there are 2 to 100000 points of time; got 2.5', { points: 2.5 }],
  ['there are 2 to 100000 points of time; got 100001', { points: 100_001 }],
  ['the weights of groups add up to 1; got none', { groups: [] }],
  ['the weights of groups add up to 1; got 1 + 1', { groups: [...run.groups, ...run.groups] }],
  [
    'the weights of groups add up to 1; got -1 + 2',
    { groups: [-1, 2].map((weight) => ({ ...run.groups[0], weight })) as typeof run.groups },
  ],
  ['a fleet has a whole number of instances from 1; got 0', { instances: 0 }],
  ['a fleet has a whole number of instances from 1; got 1.5', { instances: 1.5 }],
])('"%s"', (message, change) => {
  const { groups, ...options } = { ...run, ...change };
  expect(() => simulateFleet(groups, options)).toThrow(new RangeError(message));
});

test('no instance has no figures', () => {
  const { instances, ...rest } = run;
  expect(() => fleetResult(rest, createFleetEngine(rest)(instances, instances))).toThrow(
    new RangeError('no instance was simulated'),
  );
});
