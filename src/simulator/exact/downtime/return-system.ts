// The equations of service that returns, solved at many frequencies of service for one point of downtime after the other.

import type { Contour, Terms } from '../inversion/fourier-series.js';
import { type System, solveInPlace, systemOf } from './complex-system.js';
import type { Downtimes, Services } from './service-paths.js';

/** What is inverted. */
interface Inverted {
  readonly series: { readonly contour: Contour; readonly weights: Float64Array };
  readonly services: Services;
  readonly downtimes: Downtimes;
}

/** The renewal equations of the states in which service returns, for one point of downtime after the other. */
export class ReturnSystem {
  /** Per stretch of service the transform of the downtime before it. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly #frequencies: number;
  readonly #begins: number;
  /** Per return what counts, and per beginning of an outage and return the transforms of downtime. */
  readonly #first: readonly Terms[];
  readonly #outages: readonly Terms[];
  /** Both at the point in question. */
  readonly #start: Terms;
  readonly #outage: Terms;
  /** Per frequency and return: that service goes on, and per beginning of an outage that it ends so. */
  readonly #services: Terms;
  /** Per frequency and stretch what it counts for. */
  readonly #turns: Terms;
  /** Per return and next return four sums of products, for one frequency. */
  readonly #products: Float64Array;
  readonly #system: System;
  /** What a frequency and its opposite add up to, and what they differ by: real and imaginary parts. */
  readonly #pair = new Float64Array(4);

  constructor({ series, services, downtimes }: Inverted, servicesMs: readonly number[]) {
    const { contour, weights } = series;
    this.re = new Float64Array(servicesMs.length);
    this.im = new Float64Array(servicesMs.length);
    this.#frequencies = weights.length;
    this.#begins = downtimes.outages.length;
    this.#first = downtimes.first;
    this.#outages = downtimes.outages.flat();
    this.#start = zeros(this.#first.length);
    this.#outage = zeros(this.#outages.length);
    this.#products = new Float64Array(4 * this.#first.length ** 2);
    this.#system = systemOf(this.#first.length);
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
    write(this.#first, n, this.#start);
    write(this.#outages, n, this.#outage);
    const isSingle = this.#first.length === 1;
    const times = this.re.length;
    const { re: turnRe, im: turnIm } = this.#turns;
    const foundRe = this.re.fill(0);
    const foundIm = this.im.fill(0);
    const pair = this.#pair;
    for (let k = 0; k < this.#frequencies; k++) {
      if (isSingle) this.#solveSingle(k);
      else this.#solveAll(k);
      const [sumRe, sumIm] = [pair[0] as number, pair[1] as number];
      const [differenceRe, differenceIm] = [pair[2] as number, pair[3] as number];
      for (let t = 0; t < times; t++) {
        const p = turnRe[k * times + t] as number;
        const q = turnIm[k * times + t] as number;
        foundRe[t] = (foundRe[t] as number) + p * sumRe - q * differenceIm;
        foundIm[t] = (foundIm[t] as number) + q * differenceRe + p * sumIm;
      }
    }
  }

  /** Solves the one equation where service returns in one state, without a detour. */
  #solveSingle(k: number): void {
    const { re, im } = this.#services;
    const { re: outageRe, im: outageIm } = this.#outage;
    const begins = this.#begins;
    const row = k * (begins + 1);
    let real = 0;
    let imaginary = 0;
    let crossed = 0;
    let opposite = 0;
    for (let o = 0; o < begins; o++) {
      const u = re[row + 1 + o] as number;
      const v = im[row + 1 + o] as number;
      const p = outageRe[o] as number;
      const q = outageIm[o] as number;
      real += u * p;
      imaginary += v * q;
      crossed += u * q;
      opposite += v * p;
    }
    const w = re[row] as number;
    const z = im[row] as number;
    const a = 1 - real + imaginary;
    const b = -crossed - opposite;
    const size = a * a + b * b;
    const x = (w * a + z * b) / size;
    const y = (z * a - w * b) / size;
    const [c, d] = [1 - real - imaginary, opposite - crossed];
    const other = k === 0 ? 0 : 1 / (c * c + d * d);
    const s = (w * c - z * d) * other;
    const t = (-z * c - w * d) * other;
    const p = this.#start.re[0] as number;
    const q = this.#start.im[0] as number;
    const pair = this.#pair;
    pair[0] = p * (x + s) - q * (y + t);
    pair[1] = p * (y + t) + q * (x + s);
    pair[2] = p * (x - s) - q * (y - t);
    pair[3] = p * (y - t) + q * (x - s);
  }

  #solveAll(k: number): void {
    const { re: startRe, im: startIm } = this.#start;
    const system = this.#system;
    const { x, y } = system;
    const pair = this.#pair.fill(0);
    this.#multiply(k);
    // Transforms of service at conjugate points are conjugate; those of downtime stay.
    for (let sign = 1; sign >= (k === 0 ? 1 : -1); sign -= 2) {
      this.#setUp(k, sign);
      solveInPlace(system);
      let u = 0;
      let v = 0;
      for (let j = 0; j < x.length; j++) {
        const p = startRe[j] as number;
        const q = startIm[j] as number;
        u += p * (x[j] as number) - q * (y[j] as number);
        v += p * (y[j] as number) + q * (x[j] as number);
      }
      pair[0] = (pair[0] as number) + u;
      pair[1] = (pair[1] as number) + v;
      pair[2] = (pair[2] as number) + sign * u;
      pair[3] = (pair[3] as number) + sign * v;
    }
  }

  /** Sums the products of ends of service and returns to it, real and imaginary parts apart. */
  #multiply(k: number): void {
    const products = this.#products;
    const { re, im } = this.#services;
    const { re: outageRe, im: outageIm } = this.#outage;
    const size = this.#first.length;
    const begins = this.#begins;
    for (let j = 0; j < size; j++) {
      const row = (k * size + j) * (begins + 1);
      for (let i = 0; i < size; i++) {
        let real = 0;
        let imaginary = 0;
        let crossed = 0;
        let opposite = 0;
        for (let o = 0; o < begins; o++) {
          const u = re[row + 1 + o] as number;
          const v = im[row + 1 + o] as number;
          const p = outageRe[o * size + i] as number;
          const q = outageIm[o * size + i] as number;
          real += u * p;
          imaginary += v * q;
          crossed += u * q;
          opposite += v * p;
        }
        const at = 4 * (j * size + i);
        products[at] = real;
        products[at + 1] = imaginary;
        products[at + 2] = crossed;
        products[at + 3] = opposite;
      }
    }
  }

  /** Sets the equations up; the sign is that of the frequency of service. */
  #setUp(k: number, sign: number): void {
    const { a, b, x, y } = this.#system;
    const products = this.#products;
    const { re, im } = this.#services;
    const size = x.length;
    const columns = this.#begins + 1;
    for (let j = 0; j < size; j++) {
      const row = (k * size + j) * columns;
      x[j] = re[row] as number;
      y[j] = sign * (im[row] as number);
      for (let i = 0; i < size; i++) {
        const to = j * size + i;
        const at = 4 * to;
        const real = (products[at] as number) - sign * (products[at + 1] as number);
        const crossed = (products[at + 2] as number) + sign * (products[at + 3] as number);
        a[to] = (i === j ? 1 : 0) - real;
        b[to] = -crossed;
      }
    }
  }
}

const zeros = (length: number): Terms => ({
  re: new Float64Array(length),
  im: new Float64Array(length),
});

function write(all: readonly Terms[], n: number, { re, im }: Terms): void {
  for (let i = 0; i < all.length; i++) {
    re[i] = (all[i] as Terms).re[n] as number;
    im[i] = (all[i] as Terms).im[n] as number;
  }
}
