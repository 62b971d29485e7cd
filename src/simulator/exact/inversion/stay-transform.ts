// Laplace transforms of a stay on a contour of the complex plane: of the time that it stays
// open, and of being ended by each cause. What the numerical inversion is made of.

import { openAtFixed, type Stay } from '../clocks/stay.js';
import type { Contour } from './fourier-series.js';
import { Oscillation } from './oscillation.js';

/** The transforms of one stay. Moving from one k to the next is cheaper than jumping. */
export class StayTransform {
  /** ∫ e^{-st} P(still there at t) dt. */
  openRe = Number.NaN;
  openIm = Number.NaN;
  /** 1 - E(e^{-s · stay}). */
  exitRe = Number.NaN;
  exitIm = Number.NaN;
  /** Per cause E(e^{-s · stay}; the cause ended it). */
  readonly wonRe: Float64Array;
  readonly wonIm: Float64Array;

  readonly #stay: Stay;
  readonly #contour: Contour;
  readonly #openAtFixed: number;
  /** The k that it was moved to. */
  #k = -1;
  readonly #oscillation: Oscillation | undefined;

  /** @param last - the largest k that it will be moved to, at least 1 */
  constructor(stay: Stay, contour: Contour, last: number) {
    this.#stay = stay;
    this.#contour = contour;
    const { race, panels } = stay;
    this.#openAtFixed = openAtFixed(race);
    if (race.continuous.length > 0)
      this.#oscillation = new Oscillation(race, panels, contour, last);
    this.wonRe = new Float64Array(stay.wins.length);
    this.wonIm = new Float64Array(stay.wins.length);
  }

  /** How many numbers a step handles. */
  get effort(): number {
    return this.#oscillation?.effort ?? 0;
  }

  /** Sets the fields to their values at s = damping + i · k · step. */
  moveTo(k: number): void {
    if (k === this.#k) return;
    this.#k = k;
    const { race, meanMs } = this.#stay;
    const { damping, stepPerMs } = this.#contour;
    const omega = k * stepPerMs;
    if (meanMs === Number.POSITIVE_INFINITY) {
      this.#open(1, 0, damping, omega);
      this.exitRe = 1;
      this.exitIm = 0;
      return;
    }
    if (this.#oscillation) this.#byQuadrature(this.#oscillation, k);
    else this.#byFormula(damping + race.rate, omega);

    const { exponentials, fixed } = race;
    for (const { cause, rate } of exponentials) {
      this.wonRe[cause] = rate * this.openRe;
      this.wonIm[cause] = rate * this.openIm;
    }
    if (fixed) {
      const size = Math.exp(-damping * fixed.atMs) * this.#openAtFixed;
      this.wonRe[fixed.cause] = size * Math.cos(omega * fixed.atMs);
      this.wonIm[fixed.cause] = -size * Math.sin(omega * fixed.atMs);
    }
    this.#setExit(damping, omega);
  }

  /** ∫ e^{-zt} dt up to the fixed clock's time, with z = re + i im. */
  #byFormula(re: number, im: number): void {
    const untilMs = this.#stay.race.fixed?.atMs;
    if (untilMs === undefined) {
      this.#open(1, 0, re, im);
      return;
    }
    const fade = Math.exp(-re * untilMs);
    const cosine = 2 * Math.sin((im * untilMs) / 2) ** 2; // 1 - cos
    const numerator = fade * cosine - Math.expm1(-re * untilMs);
    this.#open(numerator, fade * Math.sin(im * untilMs), re, im);
  }

  #byQuadrature(oscillation: Oscillation, k: number): void {
    oscillation.moveTo(k);
    const { re, im } = oscillation;
    const { continuous } = this.#stay.race;
    this.openRe = re[0] as number;
    this.openIm = im[0] as number;
    for (let j = 0; j < continuous.length; j++) {
      const { cause } = continuous[j] as { cause: number };
      this.wonRe[cause] = re[j + 1] as number;
      this.wonIm[cause] = im[j + 1] as number;
    }
  }

  /** 1 - E e^{-s stay} = s · open: the side of the equation that keeps its digits. */
  #setExit(damping: number, omega: number): void {
    const { openRe, openIm, wonRe, wonIm } = this;
    const isShort = Math.sqrt(damping * damping + omega * omega) * this.#stay.meanMs < 1;
    if (isShort || this.#stay.race.continuous.length === 0) {
      this.exitRe = damping * openRe - omega * openIm;
      this.exitIm = damping * openIm + omega * openRe;
      return;
    }
    let restRe = 1;
    let restIm = 0;
    for (let c = 0; c < wonRe.length; c++) {
      restRe -= wonRe[c] as number;
      restIm -= wonIm[c] as number;
    }
    this.exitRe = restRe;
    this.exitIm = restIm;
    this.#open(restRe, restIm, damping, omega);
  }

  /** Sets the first fields to a quotient. */
  #open(re: number, im: number, byRe: number, byIm: number): void {
    const size = byRe * byRe + byIm * byIm;
    this.openRe = (re * byRe + im * byIm) / size;
    this.openIm = (im * byRe - re * byIm) / size;
  }
}
