// Instances, dealt out in order and in portions that take about as long as one can wait for, whoever
// takes them and however fast.

import type { InstanceRange } from '../../simulator/internal.js';

/** The size of the first portion: small enough for the slowest profile. */
const firstPortion = 16;

/** Deals out a range of instances. */
export class Dealer {
  readonly #to: number;
  readonly #portionMs: number;
  #next: number;
  #portion = firstPortion;

  /**
   * @param range - what there is to simulate
   * @param portionMs - about how long a portion should take
   */
  constructor({ from, to }: InstanceRange, portionMs: number) {
    this.#next = from;
    this.#to = to;
    this.#portionMs = portionMs;
  }

  /** The next portion; undefined when all have been dealt. */
  deal(): InstanceRange | undefined {
    const from = this.#next;
    if (from >= this.#to) return undefined;
    this.#next = Math.min(from + this.#portion, this.#to);
    return { from, to: this.#next };
  }

  /** Learns how long a portion took, in milliseconds. */
  took({ from, to }: InstanceRange, ms: number): void {
    const fitting = ((to - from) * this.#portionMs) / Math.max(ms, 0.5);
    this.#portion = Math.max(1, Math.round(Math.min(fitting, this.#portion * 4)));
  }

  /** Deals nothing any more. */
  stop(): void {
    this.#next = this.#to;
  }
}
