// The expected share of not serving by a method that has nothing in common with src: Abate and Whitt's algorithm
// EULER ("Numerical inversion of Laplace transforms of probability distributions", ORSA Journal on Computing 7,
// 1995) of transforms that are integrated on fixed panels, even in the logarithm of time.

import type { Distribution } from '../../../src/random/index.js';
import type { ModelState, SemiMarkovModel } from '../../../src/simulator/profile/index.js';

type Complex = readonly [re: number, im: number];

/** A share, and how far it may be off, judged by fewer terms. */
export interface EulerShare {
  readonly down: number;
  readonly error: number;
}

const damping = 22;
const averaged = 24;

/** The share of time until `atMs` in which an instance does not serve. */
export function eulerDownShare(model: SemiMarkovModel, atMs: number, terms = 256): EulerShare {
  const stays = model.states.map((state) => transforms(state, atMs, (terms * Math.PI) / atMs));
  const summands: number[] = [];
  for (let k = 0; k <= terms; k++) {
    const s: Complex = [damping / (2 * atMs), (k * Math.PI) / atMs];
    const [re] = over(
      downTransform(
        model,
        stays.map((stay) => stay(k, s)),
      ),
      s,
    );
    summands.push((k === 0 ? re / 2 : k % 2 === 0 ? re : -re) * (Math.exp(damping / 2) / atMs));
  }
  const at = (last: number) => eulerMean(summands, last - averaged) / atMs;
  const all = at(terms);
  const changes = [0.85, 0.7, 0.55].map((part) => Math.abs(all - at(Math.round(terms * part))));
  // The method adds exp(-damping) of what the integral is at three times the time, which is about thrice as much.
  const down = all / (1 + 3 * Math.exp(-damping));
  return { down, error: 50 * Math.max(...changes) + 1e-9 };
}

/** The binomial mean of partial sums. */
function eulerMean(summands: readonly number[], from: number): number {
  let sum = summands.slice(0, from + 1).reduce((all, each) => all + each, 0);
  let [mean, weight] = [0, 2 ** -averaged];
  for (let j = 0; j <= averaged; j++) {
    if (j > 0) sum += summands[from + j] as number;
    mean += weight * sum;
    weight *= (averaged - j) / (j + 1);
  }
  return mean;
}

interface Transformed {
  readonly open: Complex;
  /** Per cause. */
  readonly won: readonly Complex[];
}

/** Entries into each state, x = e₀ + x G, by Gauss's elimination; then the sum over what is down. */
function downTransform(
  { states, initial }: SemiMarkovModel,
  stays: readonly Transformed[],
): Complex {
  const rows = states.map((_, j) => states.map((_, i): Complex => [Number(i === j), 0]));
  for (const [i, { causes }] of states.entries()) {
    for (const [c, { branches }] of causes.entries()) {
      const [re, im] = (stays[i] as Transformed).won[c] as Complex;
      for (const { to, probability } of branches) {
        const row = rows[to] as Complex[];
        const [u, v] = row[i] as Complex;
        row[i] = [u - probability * re, v - probability * im];
      }
    }
  }
  const right = states.map((_, j): Complex => [Number(j === initial), 0]);
  const entries = solved(rows, right);
  return states.reduce<Complex>(
    ([re, im], { serving }, i) => {
      if (serving) return [re, im];
      const [u, v] = times(entries[i] as Complex, stays[i]?.open as Complex);
      return [re + u, im + v];
    },
    [0, 0],
  );
}

/** By Gauss and Jordan's elimination; the rows dominate their diagonals, so no pivot need be searched. */
function solved(rows: Complex[][], right: Complex[]): Complex[] {
  for (const [k, pivotRow] of rows.entries()) {
    const pivot = pivotRow[k] as Complex;
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const factor = over(row[k] as Complex, pivot);
      for (const [j, each] of pivotRow.entries())
        row[j] = less(row[j] as Complex, times(factor, each));
      right[i] = less(right[i] as Complex, times(factor, right[k] as Complex));
    }
  }
  return right.map((each, k) => over(each, (rows[k] as Complex[])[k] as Complex));
}

const less = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d];
const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const over = (a: Complex, [c, d]: Complex): Complex => {
  const size = c * c + d * d;
  return times(a, [c / size, -d / size]);
};

/** A state's transforms at k = 0, 1, 2, …, asked for in this order. */
function transforms({ causes }: ModelState, atMs: number, fastest: number) {
  if (causes.length === 0) return (_: number, s: Complex) => ({ open: over([1, 0], s), won: [] });
  const clocks = causes.map(({ afterMs }) => clockOf(afterMs));
  const endMs = Math.min(3.5 * atMs, ...clocks.map(({ lastMs }) => lastMs));
  const edges = clocks.flatMap((clock) => clock.edgesMs).filter((ms) => ms > 0 && ms < endMs);
  const { nodes, weights } = quadrature([0, ...edges, endMs], 6 / fastest);
  const fade = nodes.map((ms) => Math.exp((-damping / 2 / atMs) * ms));
  const survivors = clocks.map((clock) => nodes.map(clock.survivor));
  const others = (c: number, i: number) =>
    survivors.reduce((all, of, b) => (b === c ? all : all * (of[i] as number)), 1);
  const functions = [
    nodes.map((_, i) => others(-1, i)),
    ...clocks.map(({ density }, c) => nodes.map((ms, i) => density(ms) * others(c, i))),
  ].map((values) =>
    Float64Array.from(values, (v, i) => v * (weights[i] as number) * (fade[i] as number)),
  );
  // Fixed clocks, the first of the earliest: what is left of the others when it rings.
  const first = clocks.findIndex(({ fixedMs }) => fixedMs === endMs);
  const left = clocks.reduce(
    (all, { survivor }, b) => (b === first ? all : all * survivor(endMs)),
    1,
  );
  // One turn of every node for each k.
  const turn = nodes.map((ms) => (Math.PI * ms) / atMs);
  const [turnCos, turnSin] = [Float64Array.from(turn, Math.cos), Float64Array.from(turn, Math.sin)];
  const [cos, sin] = [new Float64Array(nodes.length).fill(1), new Float64Array(nodes.length)];
  return (k: number, [re, im]: Complex): Transformed => {
    for (let i = 0; k > 0 && i < cos.length; i++) {
      const x = cos[i] as number;
      const y = sin[i] as number;
      cos[i] = x * (turnCos[i] as number) - y * (turnSin[i] as number);
      sin[i] = x * (turnSin[i] as number) + y * (turnCos[i] as number);
    }
    const [open, ...won] = functions.map((values): Complex => {
      let x = 0;
      let y = 0;
      for (let i = 0; i < values.length; i++) {
        x += (values[i] as number) * (cos[i] as number);
        y -= (values[i] as number) * (sin[i] as number);
      }
      return [x, y];
    }) as [Complex, ...Complex[]];
    if (first >= 0) {
      const size = left * Math.exp(-re * endMs);
      won[first] = [size * Math.cos(im * endMs), -size * Math.sin(im * endMs)];
    }
    return { open, won };
  };
}

/** Sixteen nodes on each panel; panels are short, no longer than they are late, and end at the edges. */
function quadrature(edges: readonly number[], widest: number) {
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  const [nodes, weights]: [number[], number[]] = [[], []];
  sorted.slice(1).forEach((end, e) => {
    const start = sorted[e] as number;
    // From either side the logarithm of the distance, since densities may be steep there.
    let from = start;
    let width = Math.max((end - start) * 1e-20, start * 1e-9);
    while (from < end) {
      const to = Math.min(end, from + Math.min(width, widest));
      gauss.forEach(([x, w]) => {
        nodes.push(from + ((1 + x) / 2) * (to - from));
        weights.push((w / 2) * (to - from));
      });
      from = to;
      width = start === 0 ? from * 0.45 : width * 1.6;
    }
  });
  return { nodes, weights };
}

/** Gauss and Legendre's rule of sixteen nodes, by Newton's method. */
const gauss = Array.from({ length: 16 }, (_, i): readonly [number, number] => {
  let x = Math.cos((Math.PI * (i + 0.75)) / 16.5);
  let slope = 1;
  for (let step = 0; step < 20; step++) {
    let [p, before] = [1, 0];
    for (let n = 1; n <= 16; n++) [p, before] = [((2 * n - 1) * x * p - (n - 1) * before) / n, p];
    slope = (16 * (x * p - before)) / (x * x - 1);
    x -= p / slope;
  }
  return [x, 2 / ((1 - x * x) * slope * slope)];
});

interface Clock {
  readonly survivor: (ms: number) => number;
  readonly density: (ms: number) => number;
  /** Where it begins, ends, or is steep. */
  readonly edgesMs: readonly number[];
  readonly lastMs: number;
  readonly fixedMs?: number;
}

function clockOf(distribution: Distribution): Clock {
  switch (distribution.type) {
    case 'fixed': {
      const { value } = distribution;
      return {
        survivor: (ms) => Number(ms <= value),
        density: () => 0,
        edgesMs: [],
        lastMs: value,
        fixedMs: value,
      };
    }
    case 'uniform': {
      const { min, max } = distribution;
      if (min === max) return clockOf({ type: 'fixed', value: min });
      const within = (ms: number) => ms > min && ms < max;
      return {
        survivor: (ms) => Math.min(1, Math.max(0, (max - ms) / (max - min))),
        density: (ms) => (within(ms) ? 1 / (max - min) : 0),
        edgesMs: [min],
        lastMs: max,
      };
    }
    case 'exponential':
      return clockOf({ type: 'weibull', scale: distribution.mean, shape: 1 });
    case 'weibull': {
      const { scale, shape } = distribution;
      const survivor = (ms: number) => Math.exp(-((ms / scale) ** shape));
      return {
        survivor,
        density: (ms) => (shape / ms) * (ms / scale) ** shape * survivor(ms),
        edgesMs: [],
        lastMs: scale * 50 ** (1 / shape),
      };
    }
    case 'lognormal': {
      const { median, sigma } = distribution;
      const score = (ms: number) => Math.log(ms / median) / sigma;
      return {
        survivor: (ms) => normalTail(score(ms)),
        density: (ms) => Math.exp(-(score(ms) ** 2) / 2) / (ms * sigma * Math.sqrt(2 * Math.PI)),
        edgesMs: [-8, -4, -2, -1, 0, 1, 2, 4].map((z) => median * Math.exp(z * sigma)),
        lastMs: median * Math.exp(9 * sigma),
      };
    }
  }
}

/** P(Z > z) of a standard normal variable: a series near 0 and a continued fraction beyond. */
function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let [term, sum] = [z, z];
    for (let n = 1; n < 60; n++) {
      term *= (z * z) / (2 * n + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let n = 120; n > 0; n--) fraction = z + n / fraction;
  return density / fraction;
}
