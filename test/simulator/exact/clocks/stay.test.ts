import type { Distribution } from '../../../../src/random/index.js';
import { solveStay } from '../../../../src/simulator/exact/clocks/stay.js';
import {
  cause,
  expectClose,
  exponential,
  fixed,
  lognormal,
  state,
  uniform,
  weibull,
} from '../models.js';

/** Solves the race of some clocks. */
function race(...clocks: Distribution[]) {
  const { meanMs, wins } = solveStay(state('ERROR', ...clocks.map((each) => cause(each, 0))));
  return {
    meanMs,
    wins: wins.map(({ probability }) => probability),
    moments: wins.map(({ momentMs }) => momentMs),
  };
}

/** A clock too late to win, so that the other's mean is found by quadrature. */
const never = fixed(1e30);

test.each([
  [fixed(7), 7],
  [uniform(10, 30), 20],
  [exponential(40), 40],
  [lognormal(30, 0.5), 30 * Math.exp(0.125)],
  [lognormal(30, 3), 30 * Math.exp(4.5)],
  [lognormal(30, 0.001), 30 * Math.exp(0.0000005)],
  [weibull(10, 2), 5 * Math.sqrt(Math.PI)],
  [weibull(10, 0.5), 20],
  [weibull(10, 0.25), 240],
  [weibull(3, 1), 3],
])('quadrature finds the textbook mean of %j', (clock, mean) => {
  expectClose(race(clock).meanMs, mean, 1e-12);
  expectClose(race(clock, never).meanMs, mean, 2e-13);
  expectClose(race(clock, never).wins[0], 1, 1e-15);
});

test('two exponential clocks win in proportion to their rates', () => {
  const { meanMs, wins, moments } = race(exponential(10), exponential(40));
  expectClose(meanMs, 8, 1e-15);
  expectClose(wins[0], 0.8, 1e-15);
  expectClose(wins[1], 0.2, 1e-15);
  expectClose(moments[1], 1.6, 1e-15);
});

test.each([0.001, 0.3, 5, 60])('an exponential clock races a fixed one at %d means', (means) => {
  const { meanMs, wins, moments } = race(exponential(10), fixed(10 * means));
  expectClose(meanMs, -10 * Math.expm1(-means), 1e-14);
  expectClose(wins[0], -Math.expm1(-means), 1e-14);
  expectClose(moments[1], 10 * means * Math.exp(-means), 1e-14);
  expectClose((moments[0] ?? 0) + (moments[1] ?? 0), meanMs, 1e-14);
});

test('two uniform clocks on different stretches share as geometry says', () => {
  // A on 0…20, B on 10…30: B wins when both fall into 10…20 and B is earlier, 1/4 · 1/2.
  const { meanMs, wins, moments } = race(uniform(0, 20), uniform(10, 30));
  expectClose(wins[1], 1 / 8, 1e-14);
  // min = A - (A - B)+, and E (A - B)+ = ∫ (t - 10)² / 2 / 400 dt from 10 to 20.
  expectClose(meanMs, 10 - 1000 / 6 / 400, 1e-14);
  // B at t with A later: ∫ t (20 - t) / 400 dt from 10 to 20.
  expectClose(moments[1], (10 * 300 - 7000 / 3) / 400, 1e-14);
});

test('a uniform clock may be cut off by a fixed one', () => {
  const { meanMs, wins } = race(uniform(10, 30), fixed(15));
  expectClose(wins[0], 0.25, 1e-14);
  expectClose(meanMs, 10 + (1 + 0.75) * 2.5, 1e-14);
});

test('a lognormal and a Weibull clock race as they do in mpmath', () => {
  const { meanMs, wins, moments } = race(weibull(2, 0.5), lognormal(3, 1));
  expectClose(wins[0], 0.6956896092820528, 2e-13);
  expectClose(wins[1], 0.3043103907179472, 2e-13);
  expectClose(meanMs, 1.515040948152668, 2e-13);
  expectClose(moments[1], 0.7991280301503958, 5e-13);
});

test('a cause that hardly ever wins keeps its digits', () => {
  // ∫ of the density of a lognormal around 1000 below 20, computed with mpmath.
  expectClose(race(lognormal(1000, 0.5), uniform(10, 20)).wins[0], 2.9872835216620034e-16, 1e-9);
});

test('a Weibull clock of shape 1 is an exponential one', () => {
  expect(race(weibull(10, 1), uniform(1, 30))).toEqual(race(exponential(10), uniform(1, 30)));
});

test('a Weibull clock of a shape next to 1 races almost like an exponential one', () => {
  const almost = race(weibull(10, 1 + 1e-9), uniform(1, 30));
  const exact = race(exponential(10), uniform(1, 30));
  expectClose(almost.meanMs, exact.meanMs, 1e-9);
  expectClose(almost.wins[0], exact.wins[0] as number, 1e-9);
});

test.each([
  [
    [fixed(5), fixed(5)],
    [1, 0],
  ],
  [
    [fixed(6), fixed(5), fixed(5)],
    [0, 1, 0],
  ],
  [
    [uniform(1, 5), fixed(5)],
    [1, 0],
  ],
  [
    [fixed(0), exponential(1)],
    [1, 0],
  ],
  [
    [exponential(1), fixed(0)],
    [0, 1],
  ],
  [
    [uniform(0, 1), exponential(0)],
    [0, 1],
  ],
  [
    [lognormal(5, 0), fixed(5)],
    [1, 0],
  ],
  [
    [uniform(5, 5), weibull(0, 2)],
    [0, 1],
  ],
])('of %j the first of the earliest wins', (clocks, wins) => {
  expect(race(...clocks).wins).toEqual(wins);
});

test('a stay that nothing ends lasts for ever', () => {
  expect(race()).toEqual({ meanMs: Number.POSITIVE_INFINITY, wins: [], moments: [] });
});

test.each([lognormal(1, 40), weibull(1, 0.001)])(
  'a mean beyond all numbers, of %j, is refused',
  (clock) => {
    expect(() => race(clock)).toThrow(
      /^(the mean|a) stay in ERROR .*longer than a number can say$/,
    );
  },
);
