// A sum of whole numbers that never rounds: as fast as adding numbers, as exact as adding bigints.

/** The largest number that can be added; two of them still have an exact sum. */
const two52 = 2 ** 52;

/**
 * A sum of whole numbers from 0 to 2^52.
 *
 * @example
 * const sum = new ExactSum();
 * for (let i = 0; i < 3; i++) sum.add(Number.MAX_SAFE_INTEGER / 2 + 0.5);
 * sum.take(); // 13510798882111488n
 */
export class ExactSum {
  #low = 0;
  #carries = 0;

  add(n: number): void {
    this.#low += n;
    if (this.#low >= two52) {
      this.#low -= two52;
      this.#carries++;
    }
  }

  /** The sum so far; the next one starts from nothing. */
  take(): bigint {
    const sum = BigInt(this.#carries) * BigInt(two52) + BigInt(this.#low);
    this.#low = 0;
    this.#carries = 0;
    return sum;
  }
}
