// The downtime before so much service: the transform by downtime and service, inverted by service. Where the past is
// forgotten smoothly, exactly; else between two bounds, a blur of earlier and one of later moments, since downtime
// only grows.

import type { Chain } from '../chain/chain.js';
import { erfc } from '../clocks/erfc.js';
import type { Contour, Terms } from '../inversion/fourier-series.js';
import { type Downtimes, type Services, servicePaths } from './service-paths.js';
import { smoothFrom } from './smoothness.js';

/** How far service time is damped until the series repeats itself, and after how many times the latest it does. */
const [damping, periods] = [32, 4];

/** Oscillations that have faded to exp(-32) are not felt. */
const fading = 32;

/** The most frequencies of service time, and as many where that would not be enough. */
const [mostTerms, blurredTerms] = [4096, 2048];

/** A taper falls to its end within so many of its widths, and its blur is shorter than the time before by as many. */
const [tapered, sharp] = [5, 5.9];

/** A blur is cut off where its transform is exp(-32). */
const cut = 8;

/** How many stretches of service are told apart per octave. */
const perOctave = 2;

/** A series for service times around a moment. */
interface Series {
  readonly contour: Contour;
  /** What each frequency counts for, from 0 on. */
  readonly weights: Float64Array;
  /** The width of the blur, a normal distribution's; 0 where there is none. */
  readonly blurMs: number;
}

/** What is left out of transforms: less than they are off by anyway. */
const unfelt = 2e-11;

/** It is looked for by how fast something fades, to exp(-32) by the least service. */
const felt = 32;

/** A smooth past, or a blur of it. */
export interface ServiceInversion {
  /** The width of the blur, a normal distribution's; 0 where there is none. */
  readonly blurMs: number;
  /** As a function of service, transforms hold no frequencies beyond, in radians per millisecond. */
  readonly bandPerMs: number;
  /** Prepares, at the points of a contour, transforms of the downtime before some stretches of service. */
  transforms(contour: Contour, terms: number): (servicesMs: readonly number[]) => Terms[];
}

/**
 * Prepares the inversion for a chain in which outages begin.
 *
 * @param mostMs - the most service that will be asked for
 * @returns what prepares it for so much service or more
 */
export function serviceInversion(
  chain: Chain,
  mostMs: number,
): (leastMs: number) => ServiceInversion {
  const paths = servicePaths(chain);
  const known = new Map<number, ServiceInversion>();
  const prepare = (leastMs: number): ServiceInversion => {
    const series = seriesFor(chain, leastMs, mostMs);
    const { contour, weights, blurMs } = series;
    const services = paths.services(contour, weights.length);
    const fading = felt / leastMs;
    const growing = paths.services({ damping: -fading, stepPerMs: contour.stepPerMs }, 1);
    return {
      blurMs,
      bandPerMs: weights.length * contour.stepPerMs,
      transforms: (downContour, terms) => {
        const downtimes = paths.downtimes(downContour, terms);
        return (servicesMs) =>
          invert({ series, services, growing, fading, downtimes }, servicesMs, terms);
      },
    };
  };
  return (leastMs) => {
    const octave = Math.floor(perOctave * Math.log2(leastMs / mostMs)) / perOctave;
    const inversion = known.get(octave) ?? prepare(mostMs * 2 ** octave);
    known.set(octave, inversion);
    return inversion;
  };
}

/** What an inversion is made of. */
interface Source {
  readonly series: Series;
  readonly services: Services;
  readonly downtimes: Downtimes;
  /** Transforms of service at -fading. */
  readonly growing: Services;
  readonly fading: number;
}

function invert(source: Source, servicesMs: readonly number[], terms: number): Terms[] {
  const found = servicesMs.map(() => ({
    re: new Float64Array(terms),
    im: new Float64Array(terms),
  }));
  const system = new ReturnSystem(source, servicesMs);
  const isFelt = feltAt(source, Math.min(...servicesMs));
  for (let n = 0; n < terms; n++) {
    if (!isFelt(n)) continue;
    system.solve(n);
    found.forEach(({ re, im }, u) => {
      re[n] = system.re[u] as number;
      im[n] = system.im[u] as number;
    });
  }
  return found;
}

/**
 * Finds what need not be inverted. With absolute values in place of the transforms, and with z = -c, the transform by
 * service bounds what is left after it: something that only falls, f(u), is at most c F(-c) / (exp(cu) - 1).
 */
function feltAt({ downtimes, growing, fading }: Source, leastMs: number): (n: number) => boolean {
  const { open, ends } = growing;
  const isBound = [...open, ...ends.flat()].every(({ re: [size] }) => (size ?? -1) >= 0);
  if (!isBound) return () => true;
  const rows = open.map(({ re: [size = 0] }, j) => ({
    size,
    ends: ends[j]?.map(({ re }) => re[0] ?? 0) ?? [],
  }));
  const small = (unfelt * Math.expm1(fading * leastMs)) / fading;
  const sizes = ({ re, im }: Terms, n: number) => Math.hypot(re[n] as number, im[n] as number);
  return (n) => {
    const outages = downtimes.outages.map((row) => row.map((each) => sizes(each, n)));
    const system = rows.map(({ ends: shares, size }, j) => [
      ...rows.map(
        (_, i) =>
          Number(i === j) -
          shares.reduce((sum, share, e) => sum + share * (outages[e]?.[i] ?? 0), 0),
      ),
      size,
    ]);
    const solved = positiveSolution(system);
    if (!solved) return true;
    const first = downtimes.first.map((each) => sizes(each, n));
    return solved.reduce((sum, size, j) => sum + size * (first[j] ?? 0), 0) > small;
  };
}

/** Solves a system of which the last column is the right side; none where 1 is not larger than what was taken from it. */
function positiveSolution(rows: number[][]): number[] | undefined {
  const n = rows.length;
  for (const [k, pivots] of rows.entries()) {
    const pivot = pivots[k] as number;
    if (!(pivot > 0)) return undefined;
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = (row[k] as number) / pivot;
      for (let j = k; j <= n; j++) row[j] = (row[j] as number) - factor * (pivots[j] as number);
    });
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}

function seriesFor(chain: Chain, leastMs: number, mostMs: number): Series {
  const periodMs = periods * mostMs;
  const stepPerMs = (2 * Math.PI) / periodMs;
  const contour = { damping: damping / periodMs, stepPerMs };
  // What is felt is seen in full, and the beginning is not felt because the taper beyond is wide enough.
  const seen = smoothFrom(chain, leastMs, fading) ?? Number.POSITIVE_INFINITY;
  const terms = Math.ceil((seen + (4 * tapered * sharp) / leastMs) / stepPerMs);
  if (terms <= mostTerms) {
    const steep = (leastMs * terms * stepPerMs) / (2 * sharp);
    const weights = Float64Array.from(
      { length: terms },
      (_, k) => erfc(steep * (k / terms - 1) + tapered) / 2,
    );
    return { contour, weights, blurMs: 0 };
  }
  const blurMs = cut / (blurredTerms * stepPerMs);
  const weights = Float64Array.from({ length: blurredTerms }, (_, k) =>
    Math.exp(-((k * stepPerMs * blurMs) ** 2) / 2),
  );
  return { contour, weights, blurMs };
}

/** The renewal equations of the states in which service returns, for one point of downtime after the other. */
class ReturnSystem {
  /** Per stretch of service the transform of the downtime before it. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly #downtimes: Downtimes;
  /** Per frequency and return: that service goes on, and per beginning of an outage that it ends so. */
  readonly #services: Terms;
  /** Per frequency and stretch what it counts for. */
  readonly #turns: Terms;
  readonly #frequencies: number;

  constructor({ series, services, downtimes }: Source, servicesMs: readonly number[]) {
    const { contour, weights } = series;
    this.re = new Float64Array(servicesMs.length);
    this.im = new Float64Array(servicesMs.length);
    this.#downtimes = downtimes;
    this.#frequencies = weights.length;
    const columns = services.open.flatMap((open, j) => [open, ...(services.ends[j] ?? [])]);
    const inRows = (of: (terms: Terms) => Float64Array) => {
      const all = new Float64Array(columns.length * weights.length);
      columns.forEach((column, c) => {
        of(column).forEach((value, k) => {
          all[k * columns.length + c] = value;
        });
      });
      return all;
    };
    this.#services = { re: inRows(({ re }) => re), im: inRows(({ im }) => im) };
    const turns = (of: (angle: number) => number) =>
      Float64Array.from({ length: weights.length * servicesMs.length }, (_, i) => {
        const k = Math.floor(i / servicesMs.length);
        const ms = servicesMs[i % servicesMs.length] as number;
        const size = (Math.exp(contour.damping * ms) * contour.stepPerMs) / (2 * Math.PI);
        return (weights[k] as number) * size * of(k * contour.stepPerMs * ms);
      });
    this.#turns = { re: turns(Math.cos), im: turns(Math.sin) };
  }

  /** Sets the fields to their values at the n-th point. */
  solve(n: number): void {
    const { first, outages } = this.#downtimes;
    const size = first.length;
    const begins = outages.length;
    const [firstRe, firstIm] = [at(first, n, ({ re }) => re), at(first, n, ({ im }) => im)];
    const [outageRe, outageIm] = [
      at(outages.flat(), n, ({ re }) => re),
      at(outages.flat(), n, ({ im }) => im),
    ];

    const a = new Float64Array(size * size);
    const b = new Float64Array(size * size);
    const x = new Float64Array(size);
    const y = new Float64Array(size);
    const { re, im } = this.#services;
    const { re: turnRe, im: turnIm } = this.#turns;
    const times = this.re.length;
    const foundRe = this.re.fill(0);
    const foundIm = this.im.fill(0);
    for (let sign = 1; sign >= -1; sign -= 2) {
      // Transforms of service at conjugate points are conjugate; those of downtime stay.
      for (let k = sign > 0 ? 0 : 1; k < this.#frequencies; k++) {
        for (let j = 0; j < size; j++) {
          const row = (k * size + j) * (begins + 1);
          x[j] = re[row] as number;
          y[j] = sign * (im[row] as number);
          for (let i = 0; i < size; i++) {
            let sumRe = i === j ? 1 : 0;
            let sumIm = 0;
            for (let o = 0; o < begins; o++) {
              const u = re[row + 1 + o] as number;
              const v = sign * (im[row + 1 + o] as number);
              const p = outageRe[o * size + i] as number;
              const q = outageIm[o * size + i] as number;
              sumRe -= u * p - v * q;
              sumIm -= u * q + v * p;
            }
            a[j * size + i] = sumRe;
            b[j * size + i] = sumIm;
          }
        }
        solveInPlace(a, b, x, y);
        let u = 0;
        let v = 0;
        for (let j = 0; j < size; j++) {
          const p = firstRe[j] as number;
          const q = firstIm[j] as number;
          u += p * (x[j] as number) - q * (y[j] as number);
          v += p * (y[j] as number) + q * (x[j] as number);
        }
        for (let t = 0; t < times; t++) {
          const p = turnRe[k * times + t] as number;
          const q = sign * (turnIm[k * times + t] as number);
          foundRe[t] = (foundRe[t] as number) + u * p - v * q;
          foundIm[t] = (foundIm[t] as number) + u * q + v * p;
        }
      }
    }
  }
}

const at = (all: readonly Terms[], n: number, of: (terms: Terms) => Float64Array) =>
  Float64Array.from(all, (terms) => of(terms)[n] as number);

/** Solves a system of complex numbers. Rows dominate their diagonals, so that no pivot need be searched. */
function solveInPlace(a: Float64Array, b: Float64Array, x: Float64Array, y: Float64Array): void {
  const n = x.length;
  for (let k = 0; k < n; k++) {
    const pivotRe = a[k * n + k] as number;
    const pivotIm = b[k * n + k] as number;
    const scale = 1 / (pivotRe * pivotRe + pivotIm * pivotIm);
    for (let j = k + 1; j < n; j++) {
      const u = a[k * n + j] as number;
      const v = b[k * n + j] as number;
      a[k * n + j] = (u * pivotRe + v * pivotIm) * scale;
      b[k * n + j] = (v * pivotRe - u * pivotIm) * scale;
    }
    const p = ((x[k] as number) * pivotRe + (y[k] as number) * pivotIm) * scale;
    const q = ((y[k] as number) * pivotRe - (x[k] as number) * pivotIm) * scale;
    x[k] = p;
    y[k] = q;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const u = a[i * n + k] as number;
      const v = b[i * n + k] as number;
      for (let j = k + 1; j < n; j++) {
        const c = a[k * n + j] as number;
        const d = b[k * n + j] as number;
        a[i * n + j] = (a[i * n + j] as number) - u * c + v * d;
        b[i * n + j] = (b[i * n + j] as number) - u * d - v * c;
      }
      x[i] = (x[i] as number) - u * p + v * q;
      y[i] = (y[i] as number) - u * q - v * p;
    }
  }
}
