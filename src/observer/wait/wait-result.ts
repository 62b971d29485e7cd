// How a wait ended: as a union that programs tell apart by `type`, and as a line for people.

import { deleted, type Lifecycle } from '../../../machines/index.js';
import { listNames } from '../../../machines/internal.js';
import {
  type Advice,
  describeStatus,
  type ObservedStatus,
  predicateOf,
} from '../lifecycle/index.js';
import type { WaitHistory } from './history.js';
import type { ProbeFailure } from './probe-failure.js';

/** What every result of a wait has. */
export interface WaitRecord {
  /** The statuses that fulfil the goal. */
  readonly goal: readonly ObservedStatus[];
  /** The status observed last; undefined when no poll had an answer. */
  readonly lastStatus: string | undefined;
  /** How long the wait took, in milliseconds. */
  readonly tookMs: number;
  /** What the polls observed. */
  readonly history: WaitHistory;
  /** The result in one line, with what would help. */
  readonly message: string;
}

/** The goal was observed, as often in a row as required. */
export interface Reached extends WaitRecord {
  /** Tells this result from the others. */
  readonly type: 'reached';
  /** The status that ended the wait. */
  readonly status: ObservedStatus;
}

/** The instance has failed, and the platform alone does not bring it to the goal. */
export interface FailedInstance extends WaitRecord {
  /** Tells this result from the others. */
  readonly type: 'failed';
  /** What failed: the instance. */
  readonly because: 'status';
  /** The status that ended the wait. */
  readonly status: ObservedStatus;
  /** What would bring the instance to the goal. */
  readonly help: Advice;
}

/** The chart does not know the status, and `unknownStatus` was `fail`. */
export interface FailedUnknown extends WaitRecord {
  /** Tells this result from the others. */
  readonly type: 'failed';
  /** What failed: reading the status. */
  readonly because: 'unknownStatus';
  /** The status, as the probe answered it. */
  readonly status: string;
}

/** The probe does not answer: access is denied, or it failed too often in a row. */
export interface FailedProbe extends WaitRecord {
  /** Tells this result from the others. */
  readonly type: 'failed';
  /** What failed: the probe. */
  readonly because: 'probe';
  /** Why the last poll failed. */
  readonly failure: ProbeFailure;
}

/** Nothing went wrong, but only an operator can bring the instance to the goal. */
export interface Unreachable extends WaitRecord {
  /** Tells this result from the others. */
  readonly type: 'unreachable';
  /** The status that ended the wait. */
  readonly status: ObservedStatus;
  /** What would bring the instance to the goal. */
  readonly help: Advice;
}

/** The time was up before the wait was decided. */
export interface TimedOut extends WaitRecord {
  /** Tells this result from the others. */
  readonly type: 'timedOut';
}

/** The caller aborted the wait. */
export interface Aborted extends WaitRecord {
  /** Tells this result from the others. */
  readonly type: 'aborted';
  /** What the signal was aborted with. */
  readonly reason: unknown;
}

/** How a wait ended; tell the results apart by `type`, and the failures by `because`. */
export type WaitResult =
  | Reached
  | FailedInstance
  | FailedUnknown
  | FailedProbe
  | Unreachable
  | TimedOut
  | Aborted;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A result without what every result has. */
export type WaitEnd = DistributiveOmit<WaitResult, keyof WaitRecord>;

/** A wait that did not reach its goal, as `waitForStatusOrThrow` throws it. */
export class WaitError extends Error {
  override readonly name = 'WaitError';

  /** @param wait - the result; the error has its message */
  constructor(readonly wait: Exclude<WaitResult, Reached>) {
    super(
      wait.message,
      wait.type === 'failed' && wait.because === 'probe' ? { cause: wait.failure.cause } : {},
    );
  }
}

/** What the message of a result is made of. */
export interface MessageParts extends Omit<WaitRecord, 'message'> {
  /** The lifecycle to ask. */
  readonly lifecycle: Lifecycle;
  /** Why there was no time left. */
  readonly timeIsUp?: string;
}

/**
 * Whether every answer was that there is no such instance: it may have another id, or be elsewhere.
 *
 * @example
 * ```ts
 * const wait = await waitForStatus(() => 'deleted', 'RUNNING', { maxWaitMs: 60_000 });
 * wasNeverSeen(wait.history); // true
 * ```
 */
export function wasNeverSeen({ answers, runs }: WaitHistory): boolean {
  return answers > 0 && runs.every(({ status }) => status === deleted);
}

/** Says in one line how a wait ended. */
export function messageOf(end: WaitEnd, parts: MessageParts): string {
  const { goal, lastStatus, tookMs, history, lifecycle } = parts;
  const wanted = listNames(goal, 'or');
  const after = `after ${(tookMs / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
  const last =
    lastStatus === undefined
      ? 'no poll was answered'
      : `when last seen ${describeStatus(lastStatus, lifecycle)}`;
  switch (end.type) {
    case 'reached':
      return wasNeverSeen(history)
        ? `not found ${after}: no poll ever saw the instance`
        : `the instance ${predicateOf(end.status)} ${after}`;
    case 'unreachable':
      return wasNeverSeen(history)
        ? `not found: no poll ever saw the instance; ${wanted} cannot come of it`
        : end.help.message;
    case 'aborted':
      return `the wait for ${wanted} was called off ${after}; ${last}`;
    case 'timedOut': {
      const { failures: count, lastFailure } = history;
      const polls = count === 1 ? '1 poll' : `${count} polls`;
      const failures = lastFailure ? `; ${polls} failed, the last: ${lastFailure.message}` : '';
      return `no ${wanted} ${after}: ${parts.timeIsUp ?? 'the time is up'}; ${last}${failures}`;
    }
    case 'failed':
      if (end.because === 'status') return end.help.message;
      if (end.because === 'probe') return `the probe failed: ${end.failure.message}; ${last}`;
      return describeStatus(end.status, lifecycle);
  }
}
