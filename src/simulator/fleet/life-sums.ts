// Sums over lives that are exact, and therefore the same in any order: times are rounded to whole
// microseconds once per life, and nothing is rounded after that.

import type { CompiledState } from './compiled-model.js';
import { ExactSum } from './exact-sum.js';
import type { Tally } from './tally.js';

/** Times of up to 100 years have 52 bits in microseconds; halves of that have exact squares. */
const halfOfTime = 2 ** 26;

/** Adds up the times of lives. */
export class LifeSums {
  /** How long the current life was without service, by what began the outage, in milliseconds. */
  readonly downMs: Float64Array;
  readonly #horizonUs: number;
  readonly #dwellUs: readonly ExactSum[];
  readonly #causesUs: readonly ExactSum[];
  readonly #toServiceUs = new ExactSum();
  readonly #downUs = new ExactSum();
  readonly #highSquared = new ExactSum();
  readonly #highLow = new ExactSum();
  readonly #lowSquared = new ExactSum();

  constructor(states: number, causes: number, horizonMs: number) {
    this.downMs = new Float64Array(causes);
    this.#horizonUs = Math.round(horizonMs * 1000);
    this.#dwellUs = Array.from({ length: states }, () => new ExactSum());
    this.#causesUs = Array.from({ length: causes }, () => new ExactSum());
  }

  /** Adds the time from birth to the first service. */
  addTimeToService(ms: number): void {
    this.#toServiceUs.add(Math.round(ms * 1000));
  }

  /**
   * Adds a life, and the time of `downMs`; the next one begins.
   *
   * @param states - with the time spent in each, the last stay left out
   * @param last - where the horizon found the instance, and where the rest of the time belongs
   */
  addLife(states: readonly CompiledState[], last: CompiledState): void {
    let spentMs = 0;
    let countedUs = 0;
    let downUs = 0;
    // What is rounded is the sum so far, so that the times of a life add up to the horizon.
    for (const state of states) {
      if (state.spentMs === 0) continue;
      spentMs += state.spentMs;
      const untilUs = Math.min(Math.round(spentMs * 1000), this.#horizonUs);
      (this.#dwellUs[state.index] as ExactSum).add(untilUs - countedUs);
      if (!state.serving) downUs += untilUs - countedUs;
      countedUs = untilUs;
    }
    const restUs = this.#horizonUs - countedUs;
    (this.#dwellUs[last.index] as ExactSum).add(restUs);
    if (!last.serving) downUs += restUs;

    const high = Math.floor(downUs / halfOfTime);
    const low = downUs - high * halfOfTime;
    this.#downUs.add(downUs);
    this.#highSquared.add(high * high);
    this.#highLow.add(high * low);
    this.#lowSquared.add(low * low);
    this.#addCauses(downUs);
  }

  /** Adds a life's time without service by what began it, so that all of it is somewhere. */
  #addCauses(downUs: number): void {
    const { downMs } = this;
    let ms = 0;
    let countedUs = 0;
    let last = 0;
    for (let cause = 0; cause < downMs.length; cause++) {
      const here = downMs[cause] as number;
      if (here === 0) continue;
      ms += here;
      const untilUs = Math.min(Math.round(ms * 1000), downUs);
      (this.#causesUs[cause] as ExactSum).add(untilUs - countedUs);
      countedUs = untilUs;
      last = cause;
      downMs[cause] = 0;
    }
    // A microsecond or so, which rounding has set apart.
    (this.#causesUs[last] as ExactSum).add(downUs - countedUs);
  }

  /** Moves the sums to a tally, and starts again. */
  moveTo(tally: Tally): void {
    this.#dwellUs.forEach((sum, s) => {
      tally.dwellUs[s] = (tally.dwellUs[s] as bigint) + sum.take();
    });
    this.#causesUs.forEach((sum, c) => {
      tally.causesUs[c] = (tally.causesUs[c] as bigint) + sum.take();
    });
    const half = BigInt(halfOfTime);
    tally.toServiceUs += this.#toServiceUs.take();
    tally.downUs += this.#downUs.take();
    tally.downUsSquared +=
      this.#highSquared.take() * half * half +
      this.#highLow.take() * half * 2n +
      this.#lowSquared.take();
  }
}
