// Evaluates the polled statuses of one instance: whether its wait is over. Knows no time; it counts polls.

import { type Advice, type ObservedStatus, readObservedStatus } from '../lifecycle/index.js';
import type { WaitPolicy } from './wait-policy.js';

/** What a polled status means for a wait. */
export type Evaluation =
  | {
      readonly type: 'pending';
      /** Whether the goal was observed, but not yet as often in a row as required. */
      readonly confirming: boolean;
    }
  | { readonly type: 'reached'; readonly status: ObservedStatus }
  | { readonly type: 'failed'; readonly status: ObservedStatus; readonly help: Advice }
  | { readonly type: 'unreachable'; readonly status: ObservedStatus; readonly help: Advice }
  | { readonly type: 'unknownStatus'; readonly status: string };

/** The chart does not know a status, and `unknownStatus` was `strict`. */
export class UnknownStatusError extends Error {
  override readonly name = 'UnknownStatusError';

  /**
   * @param status - as the probe answered it
   * @param known - the statuses of the chart
   */
  constructor(
    readonly status: string,
    readonly known: readonly string[],
  ) {
    super(`unknown status ${JSON.stringify(status)}; known: ${known.join(', ')}`);
  }
}

const pending: Evaluation = { type: 'pending', confirming: false };

/** Evaluates one instance; every instance of a wait has its own. */
export class Evaluator {
  readonly #policy: WaitPolicy;
  /** Whether the request that was made just before may not have taken effect yet. */
  #awaitsEffect: boolean;
  #last: string | undefined;
  #sameInARow = 0;
  #goalInARow = 0;

  constructor(policy: WaitPolicy) {
    this.#policy = policy;
    this.#awaitsEffect = policy.effect !== undefined;
  }

  /**
   * Takes the next polled status.
   *
   * @throws UnknownStatusError when the policy is strict about unknown statuses
   */
  next(text: string): Evaluation {
    const { prospects, consecutive } = this.#policy;
    this.#sameInARow = text === this.#last ? this.#sameInARow + 1 : 1;
    this.#last = text;
    const status = readObservedStatus(text);
    if (status === undefined) {
      this.#goalInARow = 0;
      return this.#unknown(text);
    }
    const prospect = prospects.of(status);
    this.#goalInARow = prospect === 'reached' ? this.#goalInARow + 1 : 0;
    if (this.#isStale(status) || prospect === 'pending') return pending;
    if (prospect === 'reached') {
      return this.#goalInARow >= consecutive
        ? { type: 'reached', status }
        : { type: 'pending', confirming: true };
    }
    return { type: prospect, status, help: this.#policy.adviceFor(status) };
  }

  #unknown(status: string): Evaluation {
    const { unknownStatus, lifecycle } = this.#policy;
    if (unknownStatus === 'strict') throw new UnknownStatusError(status, lifecycle.table.statuses);
    return unknownStatus === 'treatAsTransitional' ? pending : { type: 'unknownStatus', status };
  }

  /** Whether a status may be older than the request that was made just before. */
  #isStale(status: ObservedStatus): boolean {
    const { effect, unseenAfter } = this.#policy;
    if (!this.#awaitsEffect || !effect) return false;
    if (effect.before.includes(status)) {
      const mayHavePassed = effect.after.includes(status) && this.#sameInARow >= unseenAfter;
      if (!mayHavePassed) return true;
    }
    this.#awaitsEffect = false;
    return false;
  }
}
