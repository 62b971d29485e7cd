// The downtime of an instance within a year: against sums by hand, against another inversion, and simulated.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Distribution } from '../../../../src/random/index.js';
import { bisected } from '../../../../src/simulator/exact/downtime/bisection.js';
import { downtimeDistribution } from '../../../../src/simulator/exact/index.js';
import { modelsOf, parseProfile, simulateFleet } from '../../../../src/simulator/index.js';
import type { SemiMarkovModel } from '../../../../src/simulator/profile/semi-markov.js';
import { year } from '../claims.js';
import {
  alike,
  cause,
  day,
  exponential,
  fixed,
  hour,
  lognormal,
  minute,
  model,
  onOff,
  state,
  uniform,
  weibull,
} from '../models.js';

const levelsOf = (...limitsMs: number[]) => limitsMs.map((ms) => 1 - ms / year);

/** Bounds of the probability of more downtime than each limit. */
function broken(only: SemiMarkovModel, ...limitsMs: number[]) {
  const found = downtimeDistribution(alike(only), { levels: levelsOf(...limitsMs) });
  return found.levels.map((each) => each.broken);
}

function expectWithin(value: number, { lower, upper }: { lower: number; upper: number }) {
  expect(lower).toBeLessThanOrEqual(value);
  expect(upper).toBeGreaterThanOrEqual(value);
  expect(upper - lower).toBeLessThanOrEqual(1e-3);
}

/** P(N > n) for a Poisson variable; below 0 it is surely more. */
function poissonAbove(n: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let k = 0; k <= n; k++) {
    sum += term;
    term *= mean / (k + 1);
  }
  return 1 - sum;
}

const limits = [0.3, 4.7, 10.5, 20.5, 33.3].map((hours) => hours * hour);

test('outages of a fixed length are a Poisson number of them', () => {
  const found = broken(onOff(exponential(20 * day), fixed(hour)), ...limits);
  limits.forEach((ms, i) => {
    const most = Math.floor(ms / hour);
    expectWithin(poissonAbove(most, (year - ms) / (20 * day)), found[i] as (typeof found)[number]);
  });
});

test('exponential outages are sums of Erlang ones', () => {
  const found = broken(onOff(exponential(20 * day), exponential(hour)), ...limits);
  limits.forEach((ms, i) => {
    const mean = (year - ms) / (20 * day);
    // P(S > x) = Σ P(N = n) P(fewer than n ends within x)
    let [likely, sum] = [Math.exp(-mean), 0];
    for (let n = 1; n < 150; n++) {
      likely *= mean / n;
      sum += likely * (1 - poissonAbove(n - 1, ms / hour));
    }
    expectWithin(sum, found[i] as (typeof found)[number]);
  });
});

test('after stretches of service that are all alike, the number of outages is known', () => {
  const found = broken(
    onOff(fixed(7 * day), exponential(hour)),
    ...[40, 52, 70].map((h) => h * hour),
  );
  [40, 52, 70].forEach((hours, i) => {
    // An Erlang sum of n outages is above x where fewer than n of them end within x.
    const outages = Math.ceil((year - hours * hour) / (7 * day)) - 1;
    expectWithin(1 - poissonAbove(outages - 1, hours), found[i] as (typeof found)[number]);
  });
});

test('another inversion of the characteristic function gives the same', () => {
  // Restarts of 10 seconds to 30 minutes each week and expansions of half an hour, after 5 seconds of creation.
  const [from, to] = [10_000, 30 * minute];
  const found = broken(
    model(
      state('CREATING', cause(fixed(5000), 1)),
      state('RUNNING.idle', cause(exponential(7 * day), 2), cause(exponential(30 * day), 3)),
      state('RESTARTING', cause(uniform(from, to), 1)),
      state('EXTENDING', cause(exponential(30 * minute), 1)),
    ),
    ...[12, 20, 26].map((hours) => hours * hour),
  );
  [12, 20, 26].forEach((hours, i) => {
    const limit = hours * hour;
    expectWithin(1 - gilPelaez(limit), found[i] as (typeof found)[number]);
  });

  /** ½ − ∫ Im(e^{-iωx} φ(ω)) / (πω) dω by the midpoint rule. */
  function gilPelaez(x: number): number {
    const [step, count] = [(2 * Math.PI) / (400 * hour), 60_000];
    const [weekly, monthly] = [(year - x) / (7 * day), (year - x) / (30 * day)];
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const w = (k + 0.5) * step;
      const restartRe = (Math.sin(w * to) - Math.sin(w * from)) / (w * (to - from));
      const restartIm = (Math.cos(w * from) - Math.cos(w * to)) / (w * (to - from));
      const wm = w * 30 * minute;
      const size = weekly * (restartRe - 1) + monthly * (1 / (1 + wm * wm) - 1);
      const angle = weekly * restartIm + (monthly * wm) / (1 + wm * wm) + w * (5000 - x);
      sum += (Math.exp(size) * Math.sin(angle)) / (k + 0.5);
    }
    return 0.5 - sum / Math.PI;
  }
});

const example = join(import.meta.dirname, '../../../../docs/examples/weekly-restarts.profile.yaml');
const weekly = parseProfile(parse(readFileSync(example, 'utf8')));

const ofWeekly = downtimeDistribution(weekly, {
  levels: levelsOf(16 * hour, 20 * hour, 28 * hour),
});
const { levels: levelsOfWeekly } = ofWeekly;

test('weekly restarts: what a sum on a lattice bounds is bounded more narrowly', () => {
  const [, twenty, twentyEight] = levelsOfWeekly.map((each) => each.broken);
  expect(twenty?.lower).toBeGreaterThan(0.1201);
  expect(twenty?.upper).toBeLessThan(0.1234);
  expect((twenty?.upper ?? 1) - (twenty?.lower ?? 0)).toBeLessThan(1e-3);
  expect(twentyEight?.lower).toBeGreaterThan(2e-5);
  expect(twentyEight?.upper).toBeLessThan(2.5e-5);
});

const backedUp = modelsOf(
  parseProfile({
    kind: 'ha',
    plan: {
      like: 'documented',
      phases: { RESTARTING: { takes: { uniform: ['10m', '4h'] }, fails: 0.1 } },
    },
    workload: {
      requests: { backUp: { after: { uniform: ['1d', '7d'] } }, restart: { every: '9d' } },
      fault: { after: { weibull: { scale: '30d', shape: 2 } } },
      recovery: { after: { lognormal: { median: '2h', sigma: 1 } } },
      reactions: { ERROR: { restart: { after: '6h' } } },
    },
    instances: 1,
    horizon: '365d',
  }),
);

test.each([
  ['weekly restarts', 2000, modelsOf(weekly), ofWeekly],
  ['instances that are backed up', 400, backedUp, downtimeDistribution(backedUp)],
])(
  '%s, simulated, have the quantiles and break the levels as often as it says',
  (_, count, models, found) => {
    const downMs = Array.from({ length: count }, (_each, seed) => {
      const { servingShare } = simulateFleet(models, { instances: 1, seed });
      return (1 - servingShare.mean) * year;
    });
    const expectShare = (above: number, { lower, upper }: { lower: number; upper: number }) => {
      const slack = 4 * Math.sqrt((upper * (1 - lower)) / count);
      const share = downMs.filter((ms) => ms > above).length / count;
      expect(share).toBeGreaterThanOrEqual(lower - slack);
      expect(share).toBeLessThanOrEqual(upper + slack);
    };
    for (const { allowedMs, broken: bounds } of found.levels) expectShare(allowedMs, bounds);
    for (const { share, lowerMs, upperMs } of found.quantiles) {
      expect(upperMs / lowerMs - 1).toBeLessThan(2e-3);
      expectShare(upperMs, { lower: 1 - share, upper: 1 - share });
    }
  },
);

test('a heavy tail, and instances that never serve, are bounded without being cut off', () => {
  const [half] = broken(
    model(
      state('CREATING', cause(fixed(1000), { 1: 0.5, 2: 0.5 })),
      state('RUNNING.idle', cause(exponential(100 * year), 3)),
      state('CREATEFAILED'),
      state('ERROR', cause(lognormal(hour, 3), 1)),
    ),
    day,
  );
  // Half never serve; of the others one in a hundred breaks, mostly for less than a day.
  expect(half?.lower).toBeGreaterThan(0.5);
  expect(half?.upper).toBeLessThan(0.505);
});

test('where no outage can begin, all downtime is that of the creation, whatever goes on during service', () => {
  const [short, long] = broken(
    model(
      state('CREATING', cause(exponential(hour), 1)),
      state('RUNNING.idle', cause(uniform(day, 7 * day), 2)),
      state('RUNNING.backingUp', cause(fixed(hour), 1)),
      state('ERROR', cause(fixed(hour), 1)),
    ),
    hour,
    day,
  );
  expectWithin(Math.exp(-1), short as { lower: number; upper: number });
  expectWithin(Math.exp(-24), long as { lower: number; upper: number });
});

/** Serves in two states; what ends service has the same rate in both, and outages end in either. */
const inTwoStates = (task: Distribution) =>
  model(
    state('RUNNING.idle', cause(exponential(20 * day), 2), cause(exponential(2 * day), 1)),
    state('RUNNING.backingUp', cause(exponential(20 * day), 2), cause(task, 0)),
    state('ERROR', cause(exponential(hour), { 0: 0.7, 1: 0.3 })),
  );

const few = limits.slice(3, 4);

test('where outages do not depend on which of two states serves, it is as if one did', () => {
  const inOne = broken(onOff(exponential(20 * day), exponential(hour)), ...few);
  for (const task of [lognormal(hour, 1.5)]) {
    broken(inTwoStates(task), ...few).forEach((bounds, i) => {
      const { lower, upper } = inOne[i] as typeof bounds;
      expectWithin((lower + upper) / 2, bounds);
    });
  }
});

test('a clock that varies is inverted, and bounded as where it is written down', () => {
  const truth = broken(onOff(exponential(5 * day), fixed(hour)), ...few);
  const found = broken(onOff(weibull(5 * day, 1 + 1e-15), fixed(hour)), ...few);
  found.forEach((bounds, i) => {
    const { lower, upper } = truth[i] as typeof bounds;
    expectWithin((lower + upper) / 2, bounds);
  });
});

test('instances that end and begin service together are bounded more widely, and rightly', () => {
  // Outages after a week, of which the last day is a backup: as after a week.
  const together = model(
    state('RUNNING.idle', cause(fixed(6 * day), 1)),
    state('RUNNING.backingUp', cause(fixed(day), 2)),
    state('ERROR', cause(exponential(hour), 0)),
  );
  const hours = [52];
  const truth = broken(onOff(fixed(7 * day), exponential(hour)), ...hours.map((h) => h * hour));
  const found = broken(together, ...hours.map((h) => h * hour));
  found.forEach(({ lower, upper }, i) => {
    const exact = truth[i] as { lower: number; upper: number };
    expect(lower).toBeLessThanOrEqual(exact.lower);
    expect(upper).toBeGreaterThanOrEqual(exact.upper);
    expect(upper - lower).toBeLessThan(0.1);
  });
});

test.each<[string, number, (x: number) => number]>([
  ['smooth', 9, (x) => Math.tanh(4 * x - 1.3)],
  ['smooth, and cut off on both sides', 14, (x) => Math.min(0.4, Math.max(-0.6, 40 * x ** 3 - 3))],
  ['a step', 18, (x) => (x < 0.7123 ? -1 : 1)],
  ['below 0 all over', 18, (x) => x - 2],
  ['above 0 all over', 18, (x) => x],
])(
  'a function that is %s is bisected as if every middle were looked at, in %i looks',
  (_, most, at) => {
    const [from, to] = [8 * hour, 16 * hour];
    const valueAt = (ms: number) => at((ms - from) / (to - from));
    let [below, above, looks] = [from, to, 0];
    while (above - below > 1e-5 * above) {
      const middle = (below + above) / 2;
      if (valueAt(middle) < 0) below = middle;
      else above = middle;
    }
    const found = bisected(from, to, (ms) => {
      looks++;
      return valueAt(ms);
    });
    expect(found).toEqual({ below, above });
    expect(looks).toBeLessThanOrEqual(most);
  },
);

test('a higher level is broken at least as often as a lower one, and the bounds say so in any order', () => {
  const rare = onOff(exponential(7 * day), exponential(10_000));
  const levels = [0.999, 0.9999, 0.99, 0.9995];
  const found = downtimeDistribution(alike(rare), { levels });
  expect(found.levels.map(({ level }) => level)).toEqual(levels);
  const sorted = found.levels.toSorted((one, other) => one.level - other.level);
  for (const side of ['lower', 'upper'] as const) {
    const bounds = sorted.map(({ broken: each }) => each[side]);
    expect(bounds).toEqual(bounds.toSorted((one, other) => one - other));
  }
});

test('a level is a share', () => {
  for (const level of [0, 1, 99.9, Number.NaN]) {
    expect(() => downtimeDistribution(weekly, { levels: [level] })).toThrow(RangeError);
  }
});
