import { createRandom } from '../../../src/random/index.js';
import { solveChain } from '../../../src/simulator/exact/chain/chain.js';
import { uniformise } from '../../../src/simulator/exact/chain/uniformisation.js';
import { exactAnswer } from '../../../src/simulator/exact/index.js';
import {
  invertProbabilities,
  invertTimeShares,
} from '../../../src/simulator/exact/inversion/inverted-occupancy.js';
import { timeShares } from '../../../src/simulator/exact/occupancy.js';
import type { SemiMarkovModel } from '../../../src/simulator/profile/semi-markov.js';
import { sampleLives, sharesOnGrid } from './brute-force.js';
import { downShare, expectKept, year } from './claims.js';
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
} from './models.js';

/** The textbook: probability of being down at t, and its average until t, of an instance born up. */
const textbook = (up: number, down: number) => {
  const [lambda, mu] = [1 / up, 1 / down];
  const rest = lambda / (lambda + mu);
  return {
    at: (t: number) => -rest * Math.expm1(-(lambda + mu) * t),
    until: (t: number) => rest * (1 + Math.expm1(-(lambda + mu) * t) / ((lambda + mu) * t)),
  };
};

describe('an instance that alternates at constant rates', () => {
  const [up, down] = [30 * day, 3 * minute];
  const { at, until } = textbook(up, down);
  const chain = solveChain(onOff(exponential(up), exponential(down)));
  const times = [minute, hour, 40 * day, year, 1000 * year];

  test.each(times)('is followed by uniformisation over %d ms', (ms) => {
    const [evolved] = uniformise(chain, [ms]) ?? [];
    expectClose(evolved?.probabilities[1], at(ms), 1e-13);
    expectClose(evolved?.sharesOfTime[1], until(ms), 1e-11);
    expect(timeShares(chain, ms, 1e-9).method).toBe('uniformisation');
  });

  test.each(times)('is followed by inversion as well over %d ms', (ms) => {
    const { shares, errorEstimate } = invertTimeShares(chain, ms, 1e-9);
    expect(Math.abs((shares[1] as number) - until(ms))).toBeLessThan(errorEstimate);
    expect(errorEstimate).toBeLessThan(1e-11);
  });

  test('is inverted at many times at once', () => {
    const found = invertProbabilities(chain, times, 1e-9);
    found.forEach(({ shares, errorEstimate }, i) => {
      const expected = at(times[i] as number);
      expect(Math.abs((shares[1] as number) - expected)).toBeLessThan(errorEstimate);
      expect(errorEstimate).toBeLessThan(1e-9);
    });
  });
});

test('uniformisation and inversion agree on a profile with constant rates', () => {
  const chain = solveChain(
    model(
      state('CREATING', cause(exponential(5 * minute), { 1: 0.98, 2: 0.02 })),
      state('RUNNING.idle', cause(exponential(7 * day), 3), cause(exponential(180 * day), 4)),
      state('CREATEFAILED', cause(exponential(hour), 0)),
      state('RESTARTING', cause(exponential(2 * minute), { 1: 0.98, 4: 0.02 })),
      state('ERROR', cause(exponential(30 * minute), 3)),
    ),
  );
  for (const ms of [3 * minute, 2 * hour, 9 * day, year]) {
    const exact = uniformise(chain, [ms])?.[0];
    const { shares } = invertTimeShares(chain, ms, 1e-9);
    const [moment] = invertProbabilities(chain, [ms], 1e-9);
    shares.forEach((share, i) => {
      expect(Math.abs(share - (exact?.sharesOfTime[i] as number))).toBeLessThan(1e-12);
      const probability = moment?.shares[i] as number;
      expect(Math.abs(probability - (exact?.probabilities[i] as number))).toBeLessThan(1e-9);
    });
  }
});

describe('a grid of time finds the same shares as inversion', () => {
  const creating = state('CREATING', cause(fixed(2), { 1: 0.9, 3: 0.1 }));
  const running = state('RUNNING.idle', cause(exponential(6), { 2: 0.7, 3: 0.3 }));
  const models: [string, SemiMarkovModel][] = [
    [
      'fixed, exponential and uniform stays',
      model(
        creating,
        running,
        state('RESTARTING', cause(uniform(0.5, 1.5), { 1: 0.8, 3: 0.2 })),
        state('ERROR', cause(fixed(1), 2)),
      ),
    ],
    [
      'a chance to end for good',
      model(
        creating,
        running,
        state('RESTARTING', cause(uniform(1, 4), { 1: 0.9, 3: 0.1 })),
        state('ERROR'),
      ),
    ],
    [
      'stays that are nearly fixed',
      model(
        creating,
        state('RUNNING.idle', cause(uniform(4, 5), 2)),
        state('RESTARTING', cause(fixed(0.5), { 1: 0.9, 3: 0.1 })),
        state('ERROR', cause(uniform(0.5, 2), 2)),
      ),
    ],
  ];
  test.each(models)('with %s', (_, only) => {
    const expected = sharesOnGrid(only, 30, 600);
    const { shares, errorEstimate } = invertTimeShares(solveChain(only), 30, 1e-9);
    for (const [i, share] of shares.entries()) expect(share).toBeCloseTo(expected[i] as number, 6);
    expect(errorEstimate).toBeLessThan(1e-9);
  });
});

describe('processes without any random clock', () => {
  test('are listed, whatever the moment', () => {
    const clockwork = onOff(fixed(7 * hour), fixed(hour));
    for (const [ms, down] of [
      [6 * hour, 0],
      [7.5 * hour, 0.5 / 7.5],
      [8 * hour, 1 / 8],
      [20 * hour, 2 / 20],
    ] as const) {
      const found = downShare(clockwork, ms);
      expect(found.methods).toEqual(['enumeration']);
      expectKept(found, down);
    }
  });

  test('are listed with their chances', () => {
    const chancy = model(
      state('CREATING', cause(fixed(1), { 1: 0.75, 2: 0.25 })),
      state('RUNNING.idle', cause(fixed(3), 2)),
      state('ERROR', cause(fixed(1), { 1: 0.5, 2: 0.5 })),
    );
    // Down in 0–1; in 1–2 one in four; in 2–3 half of them; in 3–4 half of those; 4–5: 3/4 more.
    const { down } = downShare(chancy, 5);
    expectClose(down, (1 + 0.25 + 0.125 + 0.0625 + 0.75 + 0.03125) / 5, 1e-14);
  });

  test('may spend no time in a state', () => {
    const instant = model(
      state('CREATING', cause(fixed(0), 1)),
      state('RUNNING.idle', cause(fixed(10), 2)),
      state('RESTARTING', cause(fixed(0), { 1: 0.5, 2: 0.5 })),
    );
    expectKept(downShare(instant, 95), 0);
  });
});

test('a stay of no time among random ones is passed through', () => {
  const instant = model(
    state('CREATING', cause(fixed(0), 1)),
    state('RUNNING.idle', cause(exponential(30 * day), 2)),
    state('ERROR', cause(fixed(0), 3)),
    state('RESTARTING', cause(exponential(3 * minute), 1)),
  );
  const found = downShare(instant, year);
  expect(found.methods).toEqual(['inversion']);
  expectKept(found, textbook(30 * day, 3 * minute).until(year));
});

test('lognormal and Weibull clocks are integrated and inverted', () => {
  const general = model(
    state('CREATING', cause(lognormal(5 * minute, 0.5), { 1: 0.98, 3: 0.02 })),
    state(
      'RUNNING.idle',
      cause(weibull(60 * day, 0.8), 3),
      cause(exponential(7 * day), 2),
      cause(lognormal(30 * day, 1), 4),
    ),
    state('RESTARTING', cause(lognormal(2 * minute, 0.8), { 1: 0.98, 3: 0.02 })),
    state('ERROR', cause(weibull(hour, 2), 2)),
    state('EXTENDING', cause(weibull(20 * minute, 1.7), { 1: 0.99, 3: 0.01 })),
  );
  // By another program: the trapezoidal rule on 6000 logarithmic nodes, and 512 terms.
  expectKept(downShare(general, year), 0.0015575603470661524);
});

test('over a long time the share approaches the steady one, plus what the beginning cost', () => {
  const only = weekly({});
  const steady = 1 - exactAnswer(alike(only), { horizonMs: year }).longRun.availability;
  const cost = (ms: number) => (downShare(only, ms).down - steady) * ms;
  expectClose(cost(100 * year), cost(10 * year), 1e-6);
  expect(cost(10 * year)).toBeGreaterThan(minute / 60);
});

test('an absorbing failure takes its share of the time from then on', () => {
  const doomed = model(state('RUNNING.idle', cause(weibull(100 * day, 2), 1)), state('ERROR'));
  // The mean of min(Weibull, T) is scale · √π / 2 · erf(T / scale); erf(3.65) is 1 - 2.4448e-7.
  const up = 100 * day * (Math.sqrt(Math.PI) / 2) * (1 - 2.4448265057538e-7);
  expect(downShare(doomed, year).down).toBeCloseTo(1 - up / year, 12);
});

test('plain sampling of lives agrees with the expected share', () => {
  const random = createRandom(7);
  const mixed = model(
    state('CREATING', cause(uniform(1, 3), { 1: 0.8, 4: 0.2 })),
    state(
      'RUNNING.idle',
      cause(weibull(30, 0.7), 3),
      cause(fixed(20), 2),
      cause(exponential(50), 3),
    ),
    state('RESTARTING', cause(lognormal(2, 1), { 1: 0.9, 3: 0.1 }), cause(fixed(9), 3)),
    state('ERROR', cause(fixed(5), 2), cause(fixed(5), 4), cause(uniform(4, 9), 1)),
    state('CREATEFAILED', cause(lognormal(4, 0.2), 0), cause(weibull(5, 3), 0)),
  );
  const { mean, standardError } = sampleLives(mixed, 300, 20_000, random);
  const { down, errorEstimate } = downShare(mixed, 300);
  expect(errorEstimate).toBeLessThan(1e-9);
  expect(standardError).toBeLessThan(2e-3);
  expect(Math.abs(1 - down - mean) / standardError).toBeLessThan(4);
});
