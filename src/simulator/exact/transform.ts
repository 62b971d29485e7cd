// Laplace transforms of a stay along a vertical line of the complex plane: of the time that it stays
// open, and of being ended by each cause. What the numerical inversion is made of.

import type { Line } from './inversion.js';
import { samplesOf } from './quadrature.js';
import { openAtInstant, type Stay } from './stay.js';

/** A panel of 16 nodes integrates products with an oscillation of up to so many radians. */
const radiansPerPanel = 16;

/** Beyond so many times 1 / damping the transform sees nothing: exp(-45) is below 1e-19. */
const sight = 45;

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
  readonly #line: Line;
  readonly #timesMs: Float64Array;
  readonly #weighted: readonly Float64Array[];
  readonly #openAtInstant: number;
  /** e^{-i k step t} at every node, and what turns it into that of k + 1. */
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #turnRe: Float64Array;
  readonly #turnIm: Float64Array;
  #k = -2;

  /** @param last - the largest k that it will be moved to, at least 1 */
  constructor(stay: Stay, line: Line, last: number) {
    this.#stay = stay;
    this.#line = line;
    const { race, panels } = stay;
    const { damping, stepPerMs } = line;
    const samples = samplesOf(race, panels, radiansPerPanel / (stepPerMs * last), sight / damping);
    this.#timesMs = samples.timesMs;
    this.#weighted = samples.weighted;
    for (const values of this.#weighted) {
      this.#timesMs.forEach((ms, i) => {
        values[i] = (values[i] as number) * Math.exp(-damping * ms);
      });
    }
    this.#openAtInstant = openAtInstant(race);
    this.#re = new Float64Array(this.#timesMs.length);
    this.#im = new Float64Array(this.#timesMs.length);
    this.#turnRe = this.#timesMs.map((ms) => Math.cos(stepPerMs * ms));
    this.#turnIm = this.#timesMs.map((ms) => -Math.sin(stepPerMs * ms));
    this.wonRe = new Float64Array(stay.outcomes.length);
    this.wonIm = new Float64Array(stay.outcomes.length);
  }

  /** How many nodes a step costs. */
  get nodes(): number {
    return this.#timesMs.length * this.#weighted.length;
  }

  /** Sets the fields to their values at s = damping + i · k · step. */
  moveTo(k: number): void {
    const { race, meanMs } = this.#stay;
    const { damping, stepPerMs } = this.#line;
    const omega = k * stepPerMs;
    if (meanMs === Number.POSITIVE_INFINITY) {
      [this.openRe, this.openIm] = divide(1, 0, damping, omega);
      [this.exitRe, this.exitIm] = [1, 0];
      return;
    }
    if (race.spreads.length === 0) this.#byFormula(damping + race.rate, omega);
    else this.#bySamples(k);

    const { constants, instant } = race;
    for (const { cause, rate } of constants) {
      this.wonRe[cause] = rate * this.openRe;
      this.wonIm[cause] = rate * this.openIm;
    }
    if (instant) {
      const size = Math.exp(-damping * instant.atMs) * this.#openAtInstant;
      this.wonRe[instant.cause] = size * Math.cos(omega * instant.atMs);
      this.wonIm[instant.cause] = -size * Math.sin(omega * instant.atMs);
    }
    this.#setExit(damping, omega);
  }

  /** ∫ e^{-zt} dt up to the instant, with z = re + i im. */
  #byFormula(re: number, im: number): void {
    const untilMs = this.#stay.race.instant?.atMs;
    if (untilMs === undefined) {
      [this.openRe, this.openIm] = divide(1, 0, re, im);
      return;
    }
    const fade = Math.exp(-re * untilMs);
    const cosine = 2 * Math.sin((im * untilMs) / 2) ** 2; // 1 - cos
    const numerator = fade * cosine - Math.expm1(-re * untilMs);
    [this.openRe, this.openIm] = divide(numerator, fade * Math.sin(im * untilMs), re, im);
  }

  #bySamples(k: number): void {
    this.#turnTo(k);
    const [re, im] = [this.#re, this.#im];
    this.#weighted.forEach((values, column) => {
      let sumRe = 0;
      let sumIm = 0;
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as number;
        sumRe += value * (re[i] as number);
        sumIm += value * (im[i] as number);
      }
      const spread = this.#stay.race.spreads[column - 1];
      if (spread) {
        this.wonRe[spread.cause] = sumRe;
        this.wonIm[spread.cause] = sumIm;
      } else {
        [this.openRe, this.openIm] = [sumRe, sumIm];
      }
    });
  }

  #turnTo(k: number): void {
    const [re, im, turnRe, turnIm] = [this.#re, this.#im, this.#turnRe, this.#turnIm];
    const jump = k !== this.#k + 1;
    for (let i = 0; i < re.length; i++) {
      if (jump) {
        const angle = k * this.#line.stepPerMs * (this.#timesMs[i] as number);
        re[i] = Math.cos(angle);
        im[i] = -Math.sin(angle);
      } else {
        const [x, y] = [re[i] as number, im[i] as number];
        re[i] = x * (turnRe[i] as number) - y * (turnIm[i] as number);
        im[i] = x * (turnIm[i] as number) + y * (turnRe[i] as number);
      }
    }
    this.#k = k;
  }

  /** 1 - E e^{-s stay} = s · open: the side of the equation that keeps its digits. */
  #setExit(damping: number, omega: number): void {
    const { openRe, openIm, wonRe, wonIm } = this;
    const isShort = Math.hypot(damping, omega) * this.#stay.meanMs < 1;
    if (isShort || this.#stay.race.spreads.length === 0) {
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
