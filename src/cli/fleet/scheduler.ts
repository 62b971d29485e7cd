// Assigns the instances of a fleet to workers, in order and in batches that take about equally long,
// however fast the workers are and however long a life takes.

import type { InstanceRange } from '../../simulator/internal.js';

/** The size of the first batch: small enough for the slowest profile. */
const firstBatch = 16;

/** Assigns a range of instances, batch by batch. */
export class Scheduler {
  readonly #to: number;
  readonly #batchMs: number;
  #next: number;
  #batch = firstBatch;

  /**
   * @param range - the instances to simulate
   * @param batchMs - about how long a batch should take, in milliseconds
   */
  constructor({ from, to }: InstanceRange, batchMs: number) {
    this.#next = from;
    this.#to = to;
    this.#batchMs = batchMs;
  }

  /** The next batch; undefined when all instances are assigned. */
  assign(): InstanceRange | undefined {
    const from = this.#next;
    if (from >= this.#to) return undefined;
    this.#next = Math.min(from + this.#batch, this.#to);
    return { from, to: this.#next };
  }

  /** Learns how long a batch took, in milliseconds. */
  done({ from, to }: InstanceRange, ms: number): void {
    const fitting = ((to - from) * this.#batchMs) / Math.max(ms, 0.5);
    this.#batch = Math.max(1, Math.round(Math.min(fitting, this.#batch * 4)));
  }

  /** Assigns no more batches. */
  stop(): void {
    this.#next = this.#to;
  }
}
