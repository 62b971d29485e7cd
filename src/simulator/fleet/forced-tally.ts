// What weighted lives have counted. Weights are no whole numbers, and may be tiny; so that sums are the same in any
// order, each life's figures are rounded once, to a multiple of 2^-320, and added up as whole numbers.

import type { ForcedStep, RareSteps } from './forced-model.js';

/** The sum of a figure of lives, that of its squares, and the largest. */
export interface Moments {
  /** In units of 2^-320. */
  sum: bigint;
  squares: bigint;
  most: number;
}

/** The figures of a rare step. */
export interface ForcedStepTally {
  readonly step: ForcedStep;
  /** How often a life took it, by weight. */
  readonly taken: Moments;
  /** The part of the time to the horizon that a life did not serve since then, by weight. */
  readonly down: Moments;
}

/** The figures of the lives of one group. */
export interface ForcedTally {
  /** The part of the time to the horizon that a life did not serve, by weight. */
  readonly down: Moments;
  readonly steps: readonly ForcedStepTally[];
  /** What is rare and was not forced. */
  readonly notForced: RareSteps['notForced'];
}

/** A tally of nothing. */
export const emptyForced = ({ steps, notForced }: RareSteps): ForcedTally => ({
  down: noMoments(),
  notForced,
  steps: steps.map((step) => ({ step, taken: noMoments(), down: noMoments() })),
});

/** A tally of nothing, of the same steps as another. */
export const emptyForcedLike = ({ steps, notForced }: ForcedTally): ForcedTally =>
  emptyForced({ steps: steps.map(({ step }) => step), notForced });

const noMoments = (): Moments => ({ sum: 0n, squares: 0n, most: 0 });

/** Adds what `part` has counted to `whole`. */
export function addForced(whole: ForcedTally, part: ForcedTally): void {
  addMoments(whole.down, part.down);
  whole.steps.forEach(({ taken, down }, s) => {
    addMoments(taken, (part.steps[s] as ForcedStepTally).taken);
    addMoments(down, (part.steps[s] as ForcedStepTally).down);
  });
}

function addMoments(whole: Moments, part: Moments): void {
  whole.sum += part.sum;
  whole.squares += part.squares;
  whole.most = Math.max(whole.most, part.most);
}

/** A unit is 2^-320: the squares of weights of 1e-40 keep their digits. */
export const unitBits = 320;

/** A number in units, rounded down. */
function inUnits(x: number): bigint {
  if (x < 2 ** -unitBits) return 0n;
  const exponent = Math.floor(Math.log2(x)) - 52;
  const bits = BigInt(unitBits + exponent);
  const mantissa = BigInt(Math.round(x / 2 ** exponent));
  return bits >= 0n ? mantissa << bits : mantissa >> -bits;
}

/** Units as a number. */
export function fromUnits(units: bigint): number {
  // Divided in two steps, since a number holds no 2^320 units of a large fleet's sum at once.
  const spare = BigInt(Math.max(0, units.toString(2).length - 64));
  return Number(units >> spare) * 2 ** (Number(spare) - unitBits);
}

/** Tells whether so many lives can have these moments: the largest figure is one of them, and none is larger. */
export function areMoments({ sum, squares, most }: Moments, lives: number): boolean {
  const [all, ofSquares] = [fromUnits(sum), fromUnits(squares)];
  const atMost = (one: number, other: number) => one <= other * (1 + 1e-9) + 2 ** (1 - unitBits);
  return (
    atMost(most, all) &&
    atMost(all, lives * most) &&
    atMost(most * most, ofSquares) &&
    atMost(ofSquares, most * all)
  );
}

/** Adds up the figures of lives. */
export class ForcedSums {
  readonly #horizonMs: number;
  readonly #taken: Float64Array;
  readonly #downMs: Float64Array;
  #allDownMs = 0;
  #tally: ForcedTally;

  constructor(rare: RareSteps, horizonMs: number) {
    this.#horizonMs = horizonMs;
    this.#taken = new Float64Array(rare.steps.length);
    this.#downMs = new Float64Array(rare.steps.length);
    this.#tally = emptyForced(rare);
  }

  /** Counts a rare step of the current life. */
  addStep(step: number, weight: number): void {
    this.#taken[step] = (this.#taken[step] as number) + weight;
  }

  /**
   * Counts time without service.
   *
   * @param weightedMs - times the weight of the life
   * @param since - the rare steps since which it has not served
   */
  addDown(weightedMs: number, since: readonly number[]): void {
    this.#allDownMs += weightedMs;
    for (const step of new Set(since)) {
      this.#downMs[step] = (this.#downMs[step] as number) + weightedMs;
    }
  }

  /** Adds up the current life; the next one begins. */
  endLife(): void {
    const { down, steps } = this.#tally;
    addFigure(down, this.#allDownMs / this.#horizonMs);
    steps.forEach((step, s) => {
      addFigure(step.taken, this.#taken[s] as number);
      addFigure(step.down, (this.#downMs[s] as number) / this.#horizonMs);
    });
    this.#allDownMs = 0;
    this.#taken.fill(0);
    this.#downMs.fill(0);
  }

  /** What was added up; the next tally starts from nothing. */
  take(): ForcedTally {
    const tally = this.#tally;
    this.#tally = emptyForcedLike(tally);
    return tally;
  }
}

function addFigure(moments: Moments, x: number): void {
  if (x === 0) return;
  moments.sum += inUnits(x);
  moments.squares += inUnits(x * x);
  moments.most = Math.max(moments.most, x);
}
