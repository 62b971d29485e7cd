// How long stays last: every distribution as it comes out of the engine, drawn as a state's only
// clock and in a race, held against its textbook distribution function.

import { type Distribution, mean } from '../../../src/random/index.js';
import { createFleetEngine, type Tally } from '../../../src/simulator/fleet/index.js';
import {
  alike,
  cause,
  exponential,
  fixed,
  kolmogorov,
  meanOf,
  modelOf,
  normalCdf,
  sampleOf,
  uniform,
  type WrittenState,
  zOfCount,
  zOfMean,
} from '../../support/fleet/index.js';

const horizonMs = 1e9;
const n = 10_000;

/** Simulates stays in a state that a state follows in which instances serve for ever. */
function simulatorOf(causes: readonly ReturnType<typeof cause>[]) {
  const first: WrittenState = ['CREATING', 'down', ...causes];
  const model = modelOf(first, ['RUNNING.idle', 'serves']);
  return createFleetEngine({ groups: alike(model), horizonMs, seed: 99, points: 2 });
}

/** The stays, one per instance: the time that it does not serve. */
function staysIn(...causes: readonly ReturnType<typeof cause>[]): Float64Array {
  const simulate = simulatorOf(causes);
  return sampleOf(n, (i) => Number((simulate(i, i + 1)[0] as Tally).downUs) / 1000);
}

const lasting = (distribution: Distribution) => cause(distribution, ['succeed', 'RUNNING.idle']);

interface Claim {
  readonly distribution: Distribution;
  readonly variance: number;
  readonly cdf: (x: number) => number;
}

const claims: readonly Claim[] = [
  {
    distribution: uniform(2000, 5000),
    variance: 3000 ** 2 / 12,
    cdf: (x) => (x - 2000) / 3000,
  },
  {
    distribution: exponential(4000),
    variance: 4000 ** 2,
    cdf: (x) => 1 - Math.exp(-x / 4000),
  },
  {
    distribution: { type: 'lognormal', median: 3000, sigma: 0.5 },
    variance: 3000 ** 2 * Math.exp(0.25) * (Math.exp(0.25) - 1),
    cdf: (x) => normalCdf(Math.log(x / 3000) / 0.5),
  },
  {
    distribution: { type: 'weibull', scale: 3000, shape: 2 },
    variance: 3000 ** 2 * (1 - Math.PI / 4),
    cdf: (x) => 1 - Math.exp(-((x / 3000) ** 2)),
  },
  {
    distribution: { type: 'weibull', scale: 3000, shape: 0.5 },
    variance: 3000 ** 2 * 20,
    cdf: (x) => 1 - Math.exp(-Math.sqrt(x / 3000)),
  },
];

describe.each(claims)('stays that last $distribution', ({ distribution, variance, cdf }) => {
  const stays = staysIn(lasting(distribution));

  test('follow that distribution', () => {
    expect(kolmogorov(stays, cdf)).toBeLessThan(2.3);
  });

  test('have its mean and variance', () => {
    const expected = mean(distribution);
    expect(Math.abs(zOfMean(stays, expected))).toBeLessThan(4);
    expect(Math.abs(zOfMean(stays, variance, (x) => (x - expected) ** 2))).toBeLessThan(4);
  });

  test('follow it in a race, too', () => {
    // A clock that never wins makes a race of it.
    const raced = staysIn(lasting(distribution), lasting(fixed(horizonMs - 1)));
    expect(kolmogorov(raced, cdf)).toBeLessThan(2.3);
    expect(Math.abs(zOfMean(raced, mean(distribution)))).toBeLessThan(4);
  });
});

test.each<[string, readonly ReturnType<typeof cause>[]]>([
  ['a fixed time', [lasting(fixed(1234.5))]],
  ['a fixed time that wins a race', [lasting(fixed(2000)), lasting(fixed(1234.5))]],
  ['a median without spread', [lasting({ type: 'lognormal', median: 1234.5, sigma: 0 })]],
])('stays that last %s all last exactly that', (_, causes) => {
  const { downUs, downUsSquared } = simulatorOf(causes)(0, 1000)[0] as Tally;
  // Nothing but equal times has both this sum and this sum of squares.
  expect([downUs, downUsSquared]).toEqual([1000n * 1_234_500n, 1000n * 1_234_500n ** 2n]);
});

test('the earliest of a uniform and an exponential clock follows their joint distribution', () => {
  const stays = staysIn(lasting(uniform(0, 3000)), lasting(exponential(2000)));
  const cdf = (x: number) => 1 - (1 - Math.min(x / 3000, 1)) * Math.exp(-x / 2000);
  expect(kolmogorov(stays, cdf)).toBeLessThan(2.3);
});

describe('exponential clocks that race', () => {
  const model = modelOf(
    [
      'RUNNING.idle',
      'serves',
      cause(exponential(1000), ['restart', 'RESTARTING']),
      cause(exponential(3000), ['extend', 'EXTENDING', 0.25], ['fault', 'ERROR', 0.75]),
      cause(exponential(6000), ['restore', 'RESTORING']),
    ],
    ['RESTARTING', 'down'],
    ['EXTENDING', 'down'],
    ['ERROR', 'down'],
    ['RESTORING', 'down'],
  );
  const tally = createFleetEngine({ groups: alike(model), horizonMs, seed: 5, points: 2 })(
    0,
    40_000,
  )[0] as Tally;

  test('win in proportion to their rates, and end as their branches say', () => {
    // Rates 6 : 2 : 1, of the second one quarter and three.
    const expected = [6 / 9, 0.5 / 9, 1.5 / 9, 1 / 9];
    expected.forEach((probability, b) => {
      expect(Math.abs(zOfCount(tally.taken[b] as number, 40_000, probability))).toBeLessThan(4);
    });
  });

  test('end a stay after the time that their rates add up to', () => {
    const stays = staysIn(lasting(exponential(1000)), lasting(exponential(3000)));
    expect(kolmogorov(stays, (x) => 1 - Math.exp(-x / 750))).toBeLessThan(2.3);
    expect(meanOf(stays)).toBeCloseTo(750, -2);
  });
});

test('branches are taken as often as they are likely, the rarest included', () => {
  const model = modelOf(
    [
      'RESTARTING',
      'down',
      cause(
        fixed(1),
        ['succeed', 'RUNNING.idle', 0.9],
        ['fail', 'ERROR', 0.099],
        ['fault', 'CREATEFAILED', 0.001],
      ),
    ],
    ['RUNNING.idle', 'serves'],
    ['ERROR', 'down'],
    ['CREATEFAILED', 'down'],
  );
  const run = { groups: alike(model), horizonMs: 2, seed: 6, points: 2 };
  const { taken } = createFleetEngine(run)(0, 60_000)[0] as Tally;
  [0.9, 0.099, 0.001].forEach((probability, b) => {
    expect(Math.abs(zOfCount(taken[b] as number, 60_000, probability))).toBeLessThan(4);
  });
});

test('the groups of a fleet have their weights, and each lives its own life', () => {
  const born = (name: 'CREATING' | 'ERROR', ms: number) =>
    modelOf(
      [name, 'down', cause(fixed(ms), ['succeed', 'RUNNING.idle'])],
      ['RUNNING.idle', 'serves'],
    );
  const groups = [
    { weight: 0.2, model: born('CREATING', 10) },
    { weight: 0.5, model: born('ERROR', 20) },
    { weight: 0.3, model: born('CREATING', 30) },
  ];
  const tallies = createFleetEngine({ groups, horizonMs: 100, seed: 3, points: 2 })(0, 40_000);
  tallies.forEach(({ instances, downUs }, g) => {
    expect(Math.abs(zOfCount(instances, 40_000, groups[g]?.weight as number))).toBeLessThan(4);
    expect(downUs).toBe(BigInt(instances) * BigInt(g + 1) * 10_000n);
  });
  expect(tallies.reduce((all, { instances }) => all + instances, 0)).toBe(40_000);
});
