import { solveChain } from '../../../../src/simulator/exact/chain/chain.js';
import { stationaryVector } from '../../../../src/simulator/exact/chain/visits.js';
import { availabilityAt, exactAnswer } from '../../../../src/simulator/exact/index.js';
import { yearMs } from '../../../../src/simulator/profile/index.js';
import {
  alike,
  cause,
  day,
  expectClose,
  exponential,
  fixed,
  hour,
  lognormal,
  minute,
  model,
  onOff,
  state,
  uniform,
  weekly,
  weibull,
} from '../models.js';

const horizonMs = 30 * day;

test('a two-state instance is available for mu / (lambda + mu)', () => {
  const { longRun } = exactAnswer(alike(onOff(exponential(99), exponential(1))), { horizonMs });
  expectClose(longRun.availability, 0.99, 1e-15);
  expectClose(longRun.downtimePerYearMs, 0.01 * yearMs, 1e-14);
  expect(longRun.outages?.perYear).toBeCloseTo(yearMs / 100, 5);
  expectClose(longRun.outages?.meanTimeBetweenMs, 100, 1e-14);
  expectClose(longRun.outages?.meanUpMs, 99, 1e-14);
  expectClose(longRun.outages?.meanTimeToRepairMs, 1, 1e-14);
});

test('availability depends on the means of the stays alone', () => {
  const { longRun } = exactAnswer(alike(onOff(weibull(10, 0.5), lognormal(30, 0.5))), {
    horizonMs: 1000,
  });
  expectClose(longRun.availability, 20 / (20 + 30 * Math.exp(0.125)), 1e-12);
});

test('a chain of three states has the stationary vector of the textbook', () => {
  // Rain, nice, snow: Grinstead and Snell, Introduction to Probability, example 11.1 (Land of Oz).
  const oz = [
    [0.5, 0.25, 0.25],
    [0.5, 0, 0.5],
    [0.25, 0.25, 0.5],
  ];
  const [rain, nice, snow] = stationaryVector(oz);
  expectClose(rain, 0.4, 1e-15);
  expectClose(nice, 0.2, 1e-15);
  expectClose(snow, 0.4, 1e-15);
});

test('a transition of one in 10^18 keeps its digits', () => {
  const rare = 1e-18;
  const [often, seldom] = stationaryVector([
    [1 - rare, rare],
    [0.5, 0.5],
  ]);
  expectClose(seldom, 2e-18, 1e-15);
  expectClose(often, 1, 1e-15);
});

test('shares of time are shares of visits times mean stays', () => {
  // Visits 2 : 1 : 1 to RUNNING, RESTARTING, ERROR; stays of 8 h, 15 min and 2 h.
  const three = model(
    state('RUNNING.idle', cause(exponential(8 * hour), { 1: 0.5, 2: 0.5 })),
    state('RESTARTING', cause(uniform(10 * minute, 20 * minute), 0)),
    state('ERROR', cause(fixed(2 * hour), 0)),
  );
  const { longRun, groups } = exactAnswer(alike(three), { horizonMs });
  const [group] = groups;
  expect(group?.recurrent).toHaveLength(1);
  const [running, restarting, error] = group?.recurrent[0]?.visits ?? [];
  expectClose(running, 0.5, 1e-15);
  expectClose(restarting, 0.25, 1e-15);
  expectClose(error, 0.25, 1e-15);
  expectClose(longRun.shares['RUNNING.idle'], 16 / 18.25, 1e-15);
  expectClose(longRun.shares.RESTARTING, 0.25 / 18.25, 1e-15);
  expectClose(longRun.shares.ERROR, 2 / 18.25, 1e-15);
  expectClose(longRun.outages?.meanTimeToRepairMs, 1.125 * hour, 1e-14);
  expectClose(longRun.outages?.meanUpMs, 8 * hour, 1e-14);
});

test('an outage that goes through several states is one outage', () => {
  const chained = model(
    state('RUNNING.idle', cause(exponential(10 * day), 1)),
    state('ERROR', cause(fixed(hour), 2)),
    state('RESTARTING', cause(fixed(hour), { 0: 0.5, 1: 0.5 })),
  );
  const { outages } = exactAnswer(alike(chained), { horizonMs }).longRun;
  expectClose(outages?.meanTimeToRepairMs, 4 * hour, 1e-14);
  expectClose(outages?.meanUpMs, 10 * day, 1e-14);
});

test('moving between states that serve is no outage', () => {
  const busy = model(
    state('RUNNING.idle', cause(exponential(day), 1)),
    state('RUNNING.backingUp', cause(uniform(minute, hour), 0)),
  );
  const { availability, outages, downtimePerYearMs } = exactAnswer(alike(busy), {
    horizonMs,
  }).longRun;
  expect({ availability, outages, downtimePerYearMs }).toEqual({
    availability: 1,
    outages: undefined,
    downtimePerYearMs: 0,
  });
});

test('statuses add up the states that the API reports alike', () => {
  const busy = model(
    state('RUNNING.idle', cause(exponential(3), 1)),
    state('RUNNING.backingUp', cause(fixed(1), { 0: 0.5, 2: 0.5 })),
    state('ERROR', cause(fixed(2), 0)),
  );
  const { statusShares, longRun } = exactAnswer(alike(busy), { horizonMs: 100 });
  expectClose(statusShares.RUNNING, 4 / 5, 1e-14);
  expectClose(longRun.shares['RUNNING.backingUp'], 1 / 5, 1e-14);
  expect(Object.keys(statusShares).sort()).toEqual(['ERROR', 'RUNNING']);
});

test('lives that may end in different ways are a mixture of their endings', () => {
  const risky = model(
    state('CREATING', cause(fixed(minute), { 1: 0.9, 2: 0.1 })),
    state('RUNNING.idle', cause(exponential(3 * hour), 3)),
    state('CREATEFAILED'),
    state('RESTARTING', cause(fixed(hour), 1)),
  );
  const { longRun, groups } = exactAnswer(alike(risky), { horizonMs });
  const recurrent = groups[0]?.recurrent ?? [];
  expect(recurrent.map(({ states }) => states)).toEqual([
    ['RUNNING.idle', 'RESTARTING'],
    ['CREATEFAILED'],
  ]);
  expectClose(recurrent[0]?.probability, 0.9, 1e-15);
  expectClose(recurrent[0]?.availability, 0.75, 1e-15);
  expect(recurrent[1]).toMatchObject({ availability: 0, shares: { CREATEFAILED: 1 } });
  expect(recurrent[1]?.outages).toBeUndefined();
  expectClose(longRun.availability, 0.9 * 0.75, 1e-15);
  expectClose(longRun.shares.CREATEFAILED, 0.1, 1e-15);
  // Outages are known to nine in ten only, and take as long there as ever.
  expectClose(longRun.outages?.perYear, (0.9 * yearMs) / (4 * hour), 1e-14);
  expectClose(longRun.outages?.meanTimeBetweenMs, 4 * hour, 1e-14);
  expectClose(longRun.outages?.meanTimeToRepairMs, hour, 1e-14);
});

test('where nothing serves in the long run, or at a moment, rounding leaves no service and takes none away', () => {
  // Walks into a failure that is never left, and mixes of them: their probabilities add up to 1 but for rounding.
  const failing = [7, 11, 13].map((n) => ({
    weight: 1 / 3,
    model: model(
      state('CREATING', cause(fixed(minute), { 1: 1 - 10 ** -n, 2: 10 ** -n })),
      state('RUNNING.idle', cause(exponential(n * hour), 0)),
      state('CREATEFAILED'),
    ),
  }));
  const never = model(state('CREATING', cause(exponential(hour), 1)), state('CREATEFAILED'));
  const mixes = [3, 10, 49, 100].map((n) =>
    Array.from({ length: n }, () => ({ weight: 1 / n, model: never })),
  );
  for (const groups of [failing, ...failing.map(({ model: only }) => alike(only)), ...mixes]) {
    expect(exactAnswer(groups, { horizonMs }).longRun.availability).toBe(0);
    expect(availabilityAt(groups, [0])[0]?.availability).toBe(0);
  }
});

test('a mix of instances that always serve does so, and one of those that never do does not', () => {
  const always = model(state('RUNNING.idle'));
  const never = model(state('CREATEFAILED'));
  for (const n of [3, 10, 49, 100]) {
    for (const [only, serving] of [
      [always, 1],
      [never, 0],
    ] as const) {
      const groups = Array.from({ length: n }, () => ({ weight: 1 / n, model: only }));
      const { expected, longRun } = exactAnswer(groups, { horizonMs });
      expect([expected.serving, longRun.availability]).toEqual([serving, serving]);
    }
  }
});

test('states are sorted into classes, whether an instance gets there or not', () => {
  const { classes, reached } = solveChain(
    model(
      state('CREATING', cause(fixed(1), 1)),
      state('RUNNING.idle', cause(fixed(1), 2)),
      state('RESTARTING', cause(fixed(1), 1)),
      state('RESTORING', cause(fixed(1), 1)),
      state('deleted'),
    ),
  );
  expect(reached).toEqual([0, 1, 2]);
  expect(classes).toEqual([
    { states: [0], recurrent: false, absorption: 0 },
    { states: [1, 2], recurrent: true, absorption: 1 },
    { states: [3], recurrent: false, absorption: 0 },
    { states: [4], recurrent: true, absorption: 0 },
  ]);
});

test('a fleet is the weighted mixture of its groups', () => {
  const groups = [
    { weight: 0.7, model: weekly({}) },
    { weight: 0.3, model: onOff(exponential(9 * hour), exponential(hour)) },
  ];
  const { longRun, expected, groups: answers } = exactAnswer(groups, { horizonMs });
  const mix = (of: (answer: (typeof answers)[number]) => number) =>
    answers.reduce((sum, answer) => sum + answer.weight * of(answer), 0);
  expectClose(
    longRun.availability,
    mix((each) => each.longRun.availability),
    1e-15,
  );
  expectClose(
    expected.serving,
    mix((each) => each.expected.serving),
    1e-15,
  );
  const rate = mix((each) => each.longRun.outages?.perYear ?? 0);
  expectClose(longRun.outages?.meanTimeToRepairMs, longRun.downtimePerYearMs / rate, 1e-14);
  expectClose(
    longRun.shares.ERROR,
    mix((each) => each.longRun.shares.ERROR ?? 0),
    1e-14,
  );
});

test('a life in which no time passes has no long run', () => {
  const hasty = onOff(fixed(0), fixed(0));
  expect(() => exactAnswer(alike(hasty), { horizonMs })).toThrow(
    'no time passes in RUNNING.idle, ERROR',
  );
});
