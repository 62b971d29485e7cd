// Laplace transforms of a stay on a contour of the complex plane: of the time that it stays
// open, and of being ended by each cause. What the numerical inversion is made of.

import { openAtFixed, type Stay } from '../clocks/stay.js';
import type { Contour } from './fourier-series.js';
import { Oscillation } from './oscillation.js';

/** The transforms of one stay. Moving from one k to the next is cheaper than jumping. */
export class StayTransform {
  /** ∫ e^{-st} P(still there at t) dt. */
  openRe = 0;
  openIm = 0;
  /** 1 - E(e^{-s · stay}). */
  exitRe = 0;
  exitIm = 0;
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
      [this.openRe, this.openIm] = divide(1, 0, damping, omega);
      [this.exitRe, this.exitIm] = [1, 0];
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
      [this.openRe, this.openIm] = divide(1, 0, re, im);
      return;
    }
    const fade = Math.exp(-re * untilMs);
    const cosine = 2 * Math.sin((im * untilMs) / 2) ** 2; // 1 - cos
    const numerator = fade * cosine - Math.expm1(-re * untilMs);
    [this.openRe, this.openIm] = divide(numerator, fade * Math.sin(im * untilMs), re, im);
  }

  #byQuadrature(oscillation: Oscillation, k: number): void {
    oscillation.moveTo(k);
    const { re, im } = oscillation;
    [this.openRe, this.openIm] = [re[0] as number, im[0] as number];
    this.#stay.race.continuous.forEach(({ cause }, j) => {
      this.wonRe[cause] = re[j + 1] as number;
      this.wonIm[cause] = im[j + 1] as number;
    });
  }

  /** 1 - E e^{-s stay} = s · open: the side of the equation that keeps its digits. */
  #setExit(damping: number, omega: number): void {
    const { openRe, openIm, wonRe, wonIm } = this;
    const isShort = Math.hypot(damping, omega) * this.#stay.meanMs < 1;
    if (isShort || this.#stay.race.continuous.length === 0) {
      this.exitRe = damping * openRe - omega * openIm;
      this.exitIm = damping * openIm + omega * openRe;
      return;
    }
    this.exitRe = wonRe.reduce((rest, won) => rest - won, 1);
    this.exitIm = wonIm.reduce((rest, won) => rest - won, 0);
    [this.openRe, this.openIm] = divide(this.exitRe, this.exitIm, damping, omega);
  }
}

function divide(re: number, im: number, byRe: number, byIm: number): [number, number] {
  const size = byRe * byRe + byIm * byIm;
  return [(re * byRe + im * byIm) / size, (im * byRe - re * byIm) / size];
}
