// Integrals of a race against an oscillation, at ever higher frequencies: Gauss–Legendre sums while a
// panel sees few radians, and Filon's method after that: the race as a Legendre series per panel, whose
// transforms are spherical Bessel functions (DLMF 10.54.2). So the effort per frequency is constant.

import {
  isLong,
  order,
  type Panel,
  rule,
  type Samples,
  samplesOf,
  split,
} from '../clocks/quadrature.js';
import type { Race } from '../clocks/race.js';
import type { Contour } from './fourier-series.js';

/** Gauss–Legendre sums of 16 nodes are right up to so many radians in half a panel. */
const mostRadians = 8;

/** Beyond so many times 1 / damping the transform sees nothing: exp(-45) is below 1e-19. */
const sight = 45;

/** A series is complete when its last terms are below this part of the whole. */
const complete = 1e-15;

/** No panel is divided more often. */
const deepest = 40;

/** Phases are turned step by step, and set anew every so many steps, before rounding adds up. */
const stepsPerPhase = 64;

/** Legendre polynomials at the nodes, times (2n + 1) / 2: `projection[n][node]`. */
const projection = Array.from({ length: order }, (_, n) =>
  rule.map(({ at }) => ((2 * n + 1) / 2) * legendre(n, at)),
);

/** A panel that may be transformed by either method. */
interface TransformPanel {
  readonly halfMs: number;
  readonly middleMs: number;
  readonly samples: Samples;
  /** Per column the coefficients of its Legendre series; none if it never sees many radians. */
  readonly series: readonly Float64Array[];
}

/** The Laplace transforms of a race's columns (see {@link Samples}) on a contour. */
export class Oscillation {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly #stepPerMs: number;
  readonly #parts: readonly TransformPanel[];
  readonly #phases: readonly Phases[];
  readonly #bessel = new Float64Array(order);
  #k = -2;

  /** @param last - the largest k that it will be moved to */
  constructor(race: Race, panels: readonly Panel[], { damping, stepPerMs }: Contour, last: number) {
    this.#stepPerMs = stepPerMs;
    // What grows instead is of interest until it has grown as much.
    const untilMs = sight / Math.abs(damping);
    const used = panels
      .filter(({ fromMs }) => fromMs < untilMs)
      .map(({ fromMs, toMs }) => ({ fromMs, toMs: Math.min(toMs, untilMs) }));
    const wholes = dampedSamples(race, used, damping).weighted.map((column) =>
      column.reduce((sum, value) => sum + value, 0),
    );
    const widestMs = (2 * mostRadians) / (stepPerMs * last);
    this.#parts = used.flatMap((panel) => partsOf(race, panel, damping, widestMs, wholes));
    this.#phases = this.#parts.map(({ samples }) => new Phases(samples.timesMs));
    this.re = new Float64Array(wholes.length);
    this.im = new Float64Array(wholes.length);
  }

  /** How many numbers a step handles. */
  get effort(): number {
    return this.#parts.length * order * (this.re.length + 2);
  }

  /** Sets the fields to their values at s = damping + i · k · step. */
  moveTo(k: number): void {
    this.re.fill(0);
    this.im.fill(0);
    const turns = k === this.#k + 1 && k % stepsPerPhase !== 0;
    const omega = k * this.#stepPerMs;
    for (let p = 0; p < this.#parts.length; p++) {
      const part = this.#parts[p] as TransformPanel;
      const isFast = part.series.length > 0 && omega * part.halfMs > mostRadians;
      if (isFast) this.#addSeries(part, omega);
      else this.#addSums(part, this.#phases[p] as Phases, omega, turns);
    }
    this.#k = k;
  }

  #addSums({ samples }: TransformPanel, phases: Phases, omega: number, turns: boolean): void {
    if (turns) phases.turn(this.#stepPerMs);
    else phases.set(omega);
    const { re, im } = phases;
    for (let j = 0; j < this.re.length; j++) {
      const values = samples.weighted[j] as Float64Array;
      let sumRe = 0;
      let sumIm = 0;
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as number;
        sumRe += value * (re[i] as number);
        sumIm += value * (im[i] as number);
      }
      this.re[j] = (this.re[j] as number) + sumRe;
      this.im[j] = (this.im[j] as number) + sumIm;
    }
  }

  #addSeries({ halfMs, middleMs, series }: TransformPanel, omega: number): void {
    const bessel = this.#bessel;
    writeBessel(omega * halfMs, bessel);
    const cos = 2 * halfMs * Math.cos(omega * middleMs);
    const sin = 2 * halfMs * Math.sin(omega * middleMs);
    for (let j = 0; j < this.re.length; j++) {
      const terms = series[j] as Float64Array;
      // Σ (-i)^n c_n j_n, four terms at a time.
      let x = 0;
      let y = 0;
      for (let n = 0; n < order; n += 4) {
        x += (terms[n] as number) * (bessel[n] as number);
        y -= (terms[n + 1] as number) * (bessel[n + 1] as number);
        x -= (terms[n + 2] as number) * (bessel[n + 2] as number);
        y += (terms[n + 3] as number) * (bessel[n + 3] as number);
      }
      this.re[j] = (this.re[j] as number) + x * cos + y * sin;
      this.im[j] = (this.im[j] as number) + y * cos - x * sin;
    }
  }
}

/** e^{-iωt} at some times. */
class Phases {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly #timesMs: Float64Array;
  #turnRe: Float64Array | undefined;
  #turnIm: Float64Array | undefined;

  constructor(timesMs: Float64Array) {
    this.#timesMs = timesMs;
    this.re = new Float64Array(timesMs.length);
    this.im = new Float64Array(timesMs.length);
  }

  set(omega: number): void {
    this.#timesMs.forEach((ms, i) => {
      this.re[i] = Math.cos(omega * ms);
      this.im[i] = -Math.sin(omega * ms);
    });
  }

  /** Moves on to the next multiple of a frequency, the same one every time. */
  turn(stepPerMs: number): void {
    this.#turnRe ??= this.#timesMs.map((ms) => Math.cos(stepPerMs * ms));
    this.#turnIm ??= this.#timesMs.map((ms) => -Math.sin(stepPerMs * ms));
    // The innermost loop of all: nothing but local numbers, so that none is put on the heap.
    const { re, im } = this;
    const turnRe = this.#turnRe;
    const turnIm = this.#turnIm;
    for (let i = 0; i < re.length; i++) {
      const x = re[i] as number;
      const y = im[i] as number;
      const u = turnRe[i] as number;
      const v = turnIm[i] as number;
      re[i] = x * u - y * v;
      im[i] = x * v + y * u;
    }
  }
}

/** Divides a panel until every part is narrow, or has a complete series. */
function partsOf(
  race: Race,
  panel: Panel,
  damping: number,
  widestMs: number,
  wholes: readonly number[],
  depth = 0,
): TransformPanel[] {
  const { fromMs, toMs } = panel;
  const halfMs = (toMs - fromMs) / 2;
  const samples = dampedSamples(race, [panel], damping);
  const part = { halfMs, middleMs: fromMs + halfMs, samples };
  // Where nodes are even in the logarithm, most of the radians fall between the last two of them.
  const isNarrow = toMs - fromMs <= (isLong(panel) ? widestMs / 32 : widestMs);
  if (isNarrow) return [{ ...part, series: [] }];
  if (!isLong(panel)) {
    const series = samples.weighted.map((column) => seriesOf(column, halfMs));
    const isComplete = series.every((terms, j) => {
      const rest = Math.max(...terms.slice(-3).map(Math.abs)) * halfMs;
      return rest <= complete * (wholes[j] as number);
    });
    if (isComplete || depth === deepest) return [{ ...part, series }];
  }
  return split(panel).flatMap((half) => partsOf(race, half, damping, widestMs, wholes, depth + 1));
}

function dampedSamples(race: Race, panels: readonly Panel[], damping: number): Samples {
  const { timesMs, weighted } = samplesOf(race, panels);
  return {
    timesMs,
    weighted: weighted.map((column) =>
      column.map((value, i) => value * Math.exp(-damping * (timesMs[i] as number))),
    ),
  };
}

/** The Legendre series of a column on one panel. */
function seriesOf(column: Float64Array, halfMs: number): Float64Array {
  return Float64Array.from(
    projection,
    (row) => row.reduce((sum, value, i) => sum + value * (column[i] as number), 0) / halfMs,
  );
}

/** Spherical Bessel functions by the upward recurrence; errors stay small next to j_0. */
function writeBessel(x: number, out: Float64Array): void {
  out[0] = Math.sin(x) / x;
  out[1] = ((out[0] as number) - Math.cos(x)) / x;
  for (let n = 2; n < out.length; n++) {
    out[n] = ((2 * n - 1) / x) * (out[n - 1] as number) - (out[n - 2] as number);
  }
}

function legendre(n: number, x: number): number {
  let [before, value] = [0, 1];
  for (let m = 1; m <= n; m++) {
    [before, value] = [value, ((2 * m - 1) * x * value - (m - 1) * before) / m];
  }
  return value;
}
