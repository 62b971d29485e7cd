// Markov processes over time, by uniformisation (Jensen 1953) of a step so short that little happens in
// it, doubled until it is long enough. Everything is added and multiplied, nothing subtracted, so that
// small probabilities keep their digits.

import type { Chain } from './chain.js';
import { type Matrix, product } from './visits.js';

/** A process at a moment, and on average until then. States are numbered as in the model. */
export interface TransientSolution {
  /** Where it is. */
  readonly probabilities: readonly number[];
  /** How it shared its time among the states until then; at time 0 where it begins. */
  readonly sharesOfTime: readonly number[];
  /** The probability that was dropped as too small to follow. */
  readonly lost: number;
}

/** Terms of the series of a step in which one event is expected: 1 / 20! is below 1e-18. */
const terms = 20;

/**
 * Follows a chain from birth.
 *
 * @returns its state at each of the times, or undefined unless all its clocks have constant rates
 */
export function uniformise(
  chain: Chain,
  timesMs: readonly number[],
): TransientSolution[] | undefined {
  const { model, stays, steps, reached } = chain;
  const races = reached.map((i) => stays[i]?.race);
  if (!races.every((race) => race?.continuous.length === 0 && !race.fixed)) return undefined;

  const n = reached.length;
  const first = reached.indexOf(model.initial);
  const rates = races.map((race) => race?.rate ?? 0);
  const fastest = Math.max(...rates);
  // The process as a chain that moves at the same rate everywhere, staying put now and then.
  const jumps = flat(
    reached.map((i, r) => {
      const share = fastest > 0 ? (rates[r] as number) / fastest : 0;
      return reached.map(
        (j) =>
          share * (steps[i]?.[j] as number) +
          (i === j ? (fastest - (rates[r] as number)) / fastest : 0),
      );
    }),
  );

  const initialRowOf = (matrix: Float64Array): number[] => {
    const all = model.states.map(() => 0);
    matrix.slice(first * n, (first + 1) * n).forEach((value, r) => {
      all[reached[r] as number] = value;
    });
    return all;
  };
  return timesMs.map((atMs) => {
    if (atMs === 0 || fastest === 0) {
      const initial = model.states.map((_, i) => Number(i === model.initial));
      return { probabilities: initial, sharesOfTime: initial, lost: 0 };
    }
    const { moved, spent } = evolve(jumps, n, fastest * atMs);
    return { probabilities: initialRowOf(moved), sharesOfTime: initialRowOf(spent), lost: 0 };
  });
}

/**
 * @param events - how many jumps are expected
 * @returns the transition probabilities, and the expected shares of time
 */
function evolve(jumps: Float64Array, n: number, events: number) {
  const doublings = Math.max(0, Math.ceil(Math.log2(events)));
  const step = events / 2 ** doublings;
  let moved = new Float64Array(n * n);
  let spent = new Float64Array(n * n);
  let power = identity(n);
  for (let k = 0; k < terms; k++) {
    const chance = poisson(step, k);
    // The mean time between the k-th jump and the next is the chance of more than k, in jumps.
    const share = moreThan(step, k) / step;
    moved = moved.map((value, i) => value + chance * (power[i] as number));
    spent = spent.map((value, i) => value + share * (power[i] as number));
    power = product(power, jumps, n);
  }
  for (let d = 0; d < doublings; d++) {
    const later = product(moved, spent, n);
    spent = normalise(
      spent.map((value, i) => (value + (later[i] as number)) / 2),
      n,
    );
    moved = normalise(product(moved, moved, n), n);
  }
  return { moved, spent };
}

function poisson(mean: number, k: number): number {
  let chance = Math.exp(-mean);
  for (let i = 1; i <= k; i++) chance *= mean / i;
  return chance;
}

function moreThan(mean: number, k: number): number {
  let sum = 0;
  for (let i = k + 1; i < k + terms; i++) sum += poisson(mean, i);
  return sum;
}

function flat(matrix: Matrix): Float64Array {
  return Float64Array.from(matrix.flat());
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => Number(at % (n + 1) === 0));
}

/** Makes every row add up to 1 again: doubling would double what rounding took away. */
function normalise<M extends Float64Array>(matrix: M, n: number): M {
  for (let i = 0; i < n; i++) {
    const row = matrix.subarray(i * n, (i + 1) * n);
    const sum = row.reduce((total, each) => total + each, 0);
    row.forEach((each, j) => {
      row[j] = each / sum;
    });
  }
  return matrix;
}
