// How a wait ended, in a form that a program can tell apart and in a line that people can read.

import type { Lifecycle } from '../../../machines/index.js';
import {
  type Advice,
  listOf,
  readSighting,
  type Sighting,
  stateOfAffairs,
} from '../lifecycle/index.js';
import type { WaitHistory } from './history.js';
import type { ProbeFailure } from './probe-failure.js';

/** What every end of a wait has. */
export interface WaitRecord {
  /** The sightings that would have fulfilled the goal. */
  readonly goal: readonly Sighting[];
  /** What was seen last; undefined when no poll was answered. */
  readonly lastStatus: string | undefined;
  /** How long the wait took, in milliseconds. */
  readonly tookMs: number;
  readonly history: WaitHistory;
  /** The end in one line, with what would help. */
  readonly message: string;
}

/** The goal was seen, as often as asked. */
export interface Reached extends WaitRecord {
  readonly result: 'reached';
  readonly status: Sighting;
}

/** The instance has failed and the platform alone does not bring it to the goal. */
export interface FailedInstance extends WaitRecord {
  readonly result: 'failed';
  readonly because: 'status';
  readonly status: Sighting;
  readonly help: Advice;
}

/** The instance has a status that the chart does not know, and that was to end the wait. */
export interface FailedUnknown extends WaitRecord {
  readonly result: 'failed';
  readonly because: 'unknownStatus';
  readonly status: string;
}

/** The probe cannot tell: access is denied, or it failed too often in a row. */
export interface FailedProbe extends WaitRecord {
  readonly result: 'failed';
  readonly because: 'probe';
  readonly failure: ProbeFailure;
}

/** Nothing went wrong, but only an operator can bring the instance to the goal. */
export interface Unreachable extends WaitRecord {
  readonly result: 'unreachable';
  readonly status: Sighting;
  readonly help: Advice;
}

/** The time was up first. */
export interface TimedOut extends WaitRecord {
  readonly result: 'timedOut';
}

/** The caller gave up. */
export interface Aborted extends WaitRecord {
  readonly result: 'aborted';
  /** What the signal was aborted with. */
  readonly reason: unknown;
}

/** How a wait ended; tell the ends apart by `result`, and the failures by `because`. */
export type WaitResult =
  | Reached
  | FailedInstance
  | FailedUnknown
  | FailedProbe
  | Unreachable
  | TimedOut
  | Aborted;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An end without what every end has. */
export type WaitEnd = DistributiveOmit<WaitResult, keyof WaitRecord>;

/** A wait that did not reach its goal, for those who would rather catch. */
export class WaitError extends Error {
  override readonly name = 'WaitError';

  constructor(readonly wait: Exclude<WaitResult, Reached>) {
    super(
      wait.message,
      wait.result === 'failed' && wait.because === 'probe' ? { cause: wait.failure.cause } : {},
    );
  }
}

/** What a message is made of. */
export interface MessageParts {
  readonly goal: readonly Sighting[];
  readonly lastStatus: string | undefined;
  readonly tookMs: number;
  readonly history: WaitHistory;
  readonly chart: Lifecycle;
  /** Why there was no time left. */
  readonly timeIsUp?: string;
}

/** Says in one line how a wait ended. */
export function messageOf(end: WaitEnd, parts: MessageParts): string {
  const { goal, lastStatus, tookMs, history, chart } = parts;
  const wanted = listOf(goal, 'disjunction');
  const after = `after ${(tookMs / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
  const last =
    lastStatus === undefined
      ? 'no poll was answered'
      : `when last seen ${stateOfAffairs(lastStatus, chart)}`;
  switch (end.result) {
    case 'reached':
      return `the instance ${readSighting(end.status) === 'deleted' ? 'is gone' : `is ${end.status}`} ${after}`;
    case 'unreachable':
      return end.help.message;
    case 'aborted':
      return `the wait for ${wanted} was called off ${after}; ${last}`;
    case 'timedOut': {
      const failures = history.failures > 0 ? `; ${history.failures} polls failed` : '';
      return `no ${wanted} ${after}: ${parts.timeIsUp ?? 'the time is up'}; ${last}${failures}`;
    }
    case 'failed':
      if (end.because === 'status') return end.help.message;
      if (end.because === 'probe') return `the probe failed: ${end.failure.message}; ${last}`;
      return `the instance is ${end.status}, which is none of ${chart.table.statuses.join(', ')}`;
  }
}
