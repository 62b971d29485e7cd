// The transitions: every step of an instance through the chart, and what caused it. The newest ones are
// known as long as the service runs; the trace, which is kept, has only what clients could see.

import type { EventName, StateName } from '../../../machines/index.js';

/** A call of the API that is being carried out. */
export interface CallInProgress {
  /** The operation, such as `v2.resizeInstance`. */
  readonly operation: string;
  readonly requestId: string;
}

/**
 * What caused a transition: a call of the API, a scheduled event whose time had come (by its type, with what it
 * knew), or the control plane, which fixtures come through as well.
 */
export type Cause =
  | ({ readonly type: 'call' } & CallInProgress)
  | { readonly type: 'due'; readonly event: string; readonly data?: unknown }
  | { readonly type: 'control' };

/** A transition. */
export interface Transition {
  /** The first one has 1. */
  readonly number: number;
  /** When, in milliseconds since 1970. */
  readonly atMs: number;
  readonly instance: string;
  /** `create` and `remove`, which are no events of the chart, at both ends of a life. */
  readonly event: EventName | 'create' | 'remove';
  /** Null when it is created. */
  readonly from: StateName | null;
  /** Null when it is removed. */
  readonly to: StateName | null;
  readonly cause: Cause;
}

/** How many transitions are known. */
const most = 10_000;

/** The newest transitions. */
export class Transitions {
  /** A ring: a transition lies where its number modulo the length says. */
  readonly #known: Transition[] = [];
  #pending: Transition[] = [];
  #last = 0;

  /** Notes a transition that becomes known with the transaction that it is part of. */
  note({ atMs, instance, event, from, to, cause }: Omit<Transition, 'number'>): void {
    const number = this.#last + this.#pending.length + 1;
    this.#pending.push({ number, atMs, instance, event, from, to, cause });
  }

  /** How many transitions are noted and not yet known. */
  get pending(): number {
    return this.#pending.length;
  }

  /** Forgets what was noted, but for the first `kept`, for the transaction failed. */
  discard(kept = 0): void {
    this.#pending.length = kept;
  }

  /** Makes known what was noted. */
  publish(): void {
    if (this.#pending.length === 0) return;
    for (const each of this.#pending) {
      this.#last = each.number;
      this.#known[each.number % most] = each;
    }
    this.#pending = [];
  }

  /** Forgets everything, for the store was emptied or replaced; the numbers go on. */
  forget(): void {
    this.#known.length = 0;
  }

  /** Those that are known, newest first. */
  *newestFirst(): Iterable<Transition> {
    for (let number = this.#last; number > this.#last - most && number > 0; number--) {
      const each = this.#known[number % most];
      // What was forgotten is a hole, and so is all that lies before it.
      if (each?.number !== number) return;
      yield each;
    }
  }
}
