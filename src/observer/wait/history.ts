// What a wait saw: runs of the same status with how often and when, and between them what nobody saw.
// However long it goes on, it stays small: runs in the middle are counted and forgotten.

import { type Kind, type Lifecycle, lifecycle, type Mover } from '../../../machines/index.js';
import { passage, readSighting, type Sighting } from '../lifecycle/index.js';
import type { ProbeFailure, ProbeFailureReason } from './probe-failure.js';

/** How an instance came from one sighting to the next. */
export interface Jump {
  /** Whether the chart has a way at all. */
  readonly isPossible: boolean;
  /** The statuses on the shortest way that no poll saw. */
  readonly unseen: readonly Sighting[];
  /** Those of them that every way passes. */
  readonly mustHavePassed: readonly Sighting[];
  /** Who was needed; undefined when there is no way. */
  readonly needed?: Mover;
}

/** Consecutive polls that saw the same. */
export interface Run {
  /** A status of the chart, `deleted`, or a word that the chart does not know. */
  readonly status: string;
  readonly polls: number;
  /** When it was first seen, in milliseconds of the clock. */
  readonly firstMs: number;
  /** When it was last seen. */
  readonly lastMs: number;
  /** How it came about; undefined for the first run and around words that the chart does not know. */
  readonly jump?: Jump;
}

/** What a wait saw. */
export interface WaitHistory {
  /** How many polls were answered. */
  readonly answers: number;
  /** How many were not. */
  readonly failures: number;
  /** How many were not, by reason. */
  readonly failuresBy: Readonly<Partial<Record<ProbeFailureReason, number>>>;
  readonly lastFailure?: ProbeFailure;
  /** In the order of time. */
  readonly runs: readonly Run[];
  /** How many runs were left out after the first half of `runs`. */
  readonly runsLeftOut: number;
}

/** Takes down what polls see. */
export interface HistoryKeeper {
  /** @returns the jump, when this sighting is another one than the last */
  see(status: string, atMs: number): Jump | undefined;
  fail(failure: ProbeFailure): void;
  /** The last status seen; undefined before the first. */
  readonly last: string | undefined;
  view(): WaitHistory;
}

/** How many runs are kept unless told. */
export const usualRuns = 200;

/**
 * Starts a history.
 *
 * @param limit - how many runs to keep, at least 2
 * @param kind - the kind of instance, if known
 */
export function startHistory(
  limit: number = usualRuns,
  kind?: Kind,
  chart: Lifecycle = lifecycle,
): HistoryKeeper {
  const runs: { -readonly [K in keyof Run]: Run[K] }[] = [];
  const failuresBy: Partial<Record<ProbeFailureReason, number>> = {};
  let [answers, failures, runsLeftOut] = [0, 0, 0];
  let lastFailure: ProbeFailure | undefined;

  return {
    get last() {
      return runs.at(-1)?.status;
    },
    see(status, atMs) {
      answers++;
      const last = runs.at(-1);
      if (last?.status === status) {
        last.polls++;
        last.lastMs = atMs;
        return undefined;
      }
      const jump = last && jumpBetween(chart, last.status, status, kind);
      runs.push({ status, polls: 1, firstMs: atMs, lastMs: atMs, ...(jump && { jump }) });
      if (runs.length > limit) {
        runs.splice(Math.floor(limit / 2), 1);
        runsLeftOut++;
      }
      return jump;
    },
    fail(failure) {
      failures++;
      failuresBy[failure.reason] = (failuresBy[failure.reason] ?? 0) + 1;
      lastFailure = failure;
    },
    view: () => ({
      answers,
      failures,
      failuresBy: { ...failuresBy },
      ...(lastFailure && { lastFailure }),
      runs: runs.map((run) => ({ ...run })),
      runsLeftOut,
    }),
  };
}

/** How one word can follow another; undefined when the chart does not know both. */
export function jumpBetween(
  chart: Lifecycle,
  before: string,
  after: string,
  kind?: Kind,
): Jump | undefined {
  const [from, to] = [readSighting(before), readSighting(after)];
  if (from === undefined || to === undefined) return undefined;
  const way = passage(chart, from, to, kind);
  if (!way) return { isPossible: false, unseen: [], mustHavePassed: [] };
  const { unseen, mustHavePassed, needs } = way;
  return { isPossible: true, unseen, mustHavePassed, needed: needs };
}
