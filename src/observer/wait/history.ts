// What the polls of a wait observed: runs of the same status, and the statuses that passed unseen between
// them. A history stays small however long the wait: runs in the middle are counted and dropped.

import type { Kind, Lifecycle, Mover } from '../../../machines/index.js';
import { type ObservedStatus, passage, readObservedStatus } from '../lifecycle/index.js';
import type { ProbeFailure, ProbeFailureReason } from './probe-failure.js';

/** How an instance came from one observed status to the next. */
export interface Jump {
  /** Whether the chart has a way from one to the other. */
  readonly isPossible: boolean;
  /** The statuses between them on the shortest way, which no poll saw. */
  readonly unseen: readonly ObservedStatus[];
  /** Those of them that lie on every way. */
  readonly mustHavePassed: readonly ObservedStatus[];
  /** Who was needed; undefined when there is no way. */
  readonly needed?: Mover;
}

/** Consecutive polls that observed the same status. */
export interface StatusRun {
  /** A status of the chart, `deleted`, or a status that the chart does not know. */
  readonly status: string;
  /** How many polls observed it. */
  readonly polls: number;
  /** When it was first observed, in milliseconds of the clock as it stood when the wait began. */
  readonly firstMs: number;
  /** When it was last observed, in milliseconds of the clock as it stood when the wait began. */
  readonly lastMs: number;
  /** How it came about; undefined for the first run and around statuses that the chart does not know. */
  readonly jump?: Jump;
}

/** What the polls of a wait observed. */
export interface WaitHistory {
  /** How many polls had an answer. */
  readonly answers: number;
  /** How many polls failed. */
  readonly failures: number;
  /** How many polls failed, by reason. */
  readonly failuresBy: Readonly<Partial<Record<ProbeFailureReason, number>>>;
  /** The last failure, if a poll failed. */
  readonly lastFailure?: ProbeFailure;
  /** The runs of equal statuses, the earliest first. */
  readonly runs: readonly StatusRun[];
  /** How many runs were left out after the first half of `runs`. */
  readonly runsLeftOut: number;
}

/** How many runs a history keeps unless told. */
export const defaultHistoryLimit = 200;

/** Records what the polls of one wait or watch observe. */
export class HistoryRecorder {
  readonly #lifecycle: Lifecycle;
  readonly #limit: number;
  /** The kind of instance, once it is known. */
  kind: Kind | undefined;
  readonly #runs: { -readonly [K in keyof StatusRun]: StatusRun[K] }[] = [];
  readonly #failuresBy: Partial<Record<ProbeFailureReason, number>> = {};
  #answers = 0;
  #failures = 0;
  #runsLeftOut = 0;
  #lastFailure: ProbeFailure | undefined;

  /**
   * @param limit - how many runs to keep, at least 2
   * @param kind - the kind of instance, if known
   */
  constructor(
    lifecycle: Lifecycle,
    { limit, kind }: { readonly limit: number; readonly kind?: Kind | undefined },
  ) {
    this.#lifecycle = lifecycle;
    this.#limit = limit;
    this.kind = kind;
  }

  /** The last status; undefined before the first. */
  get last(): string | undefined {
    return this.#runs.at(-1)?.status;
  }

  /** @returns how the status came about, when it is another one than the last */
  observe(status: string, atMs: number): Jump | undefined {
    this.#answers++;
    const last = this.#runs.at(-1);
    if (last?.status === status) {
      last.polls++;
      last.lastMs = atMs;
      return undefined;
    }
    const jump = last && jumpBetween(this.#lifecycle, last.status, status, this.kind);
    this.#runs.push({ status, polls: 1, firstMs: atMs, lastMs: atMs, ...(jump && { jump }) });
    if (this.#runs.length > this.#limit) {
      this.#runs.splice(Math.floor(this.#limit / 2), 1);
      this.#runsLeftOut++;
    }
    return jump;
  }

  /** Records a poll that failed. */
  fail(failure: ProbeFailure): void {
    this.#failures++;
    this.#failuresBy[failure.reason] = (this.#failuresBy[failure.reason] ?? 0) + 1;
    this.#lastFailure = failure;
  }

  /** The history so far; it does not change any more. */
  view(): WaitHistory {
    return {
      answers: this.#answers,
      failures: this.#failures,
      failuresBy: { ...this.#failuresBy },
      ...(this.#lastFailure && { lastFailure: this.#lastFailure }),
      runs: this.#runs.map((run) => ({ ...run })),
      runsLeftOut: this.#runsLeftOut,
    };
  }
}

/** How one status can follow another; undefined unless the chart knows both. */
export function jumpBetween(
  lifecycle: Lifecycle,
  before: string,
  after: string,
  kind?: Kind,
): Jump | undefined {
  const [from, to] = [readObservedStatus(before), readObservedStatus(after)];
  if (from === undefined || to === undefined) return undefined;
  const way = passage(lifecycle, from, to, kind);
  if (!way) return { isPossible: false, unseen: [], mustHavePassed: [] };
  const { unseen, mustHavePassed, needs } = way;
  return { isPossible: true, unseen, mustHavePassed, needed: needs };
}
