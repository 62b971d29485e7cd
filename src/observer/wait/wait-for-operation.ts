// Waits until what was asked for has ended: the outcome of the request, where the status alone would not tell.
// A resize that fails ends in RUNNING, too.

import type { OutcomeRole } from '../../../machines/index.js';
import { listNames, outcomeNouns, outcomesThat } from '../../../machines/internal.js';
import { Poller } from './poller.js';
import { type PollingOptions, pollingOf, requireFiniteWait, requireThat } from './polling.js';
import { malformedAnswer, type ProbeFailure } from './probe-failure.js';

/** How an operation can end, by the role of an outcome in the chart. */
export type OperationEnding = Extract<OutcomeRole, 'endsWell' | 'endsBadly'>;

/** An operation as a poll observed it: a background task of the service, for example. */
export interface ObservedOperation {
  /** Tells it from others; the wait goes on with the first one that a poll observed. */
  readonly id: string;
  /** What the service calls it, such as EXTEND. */
  readonly name: string;
  /** How it ended; undefined while it is under way. */
  readonly ending?: OperationEnding | undefined;
  /** The status in the service's own words. */
  readonly status?: string | undefined;
  /** How far it is, from 0 to 100; undefined where the service does not say. */
  readonly percent?: number | undefined;
  /** How long it will go on, in milliseconds; undefined where the service does not say. */
  readonly leftMs?: number | undefined;
  /** Why it failed; undefined where the service does not say. */
  readonly reason?: string | undefined;
}

/**
 * Asks for an operation, given the id of the one that was observed before: answers with it, `unlisted` when the
 * service lists no such operation, or `gone` when there is no such instance. Its signal is aborted when the poll
 * takes too long or the caller gives up.
 */
export type OperationProbe = (
  signal: AbortSignal,
  observedId: string | undefined,
) => PromiseLike<ObservedOperation | 'unlisted' | 'gone'> | ObservedOperation | 'unlisted' | 'gone';

/** How to wait. */
export interface OperationWaitOptions extends PollingOptions {
  /** How long to wait at most, in milliseconds, from the call on. There is no default. */
  readonly maxWaitMs: number;
  /** How many answers in a row must have no such operation before the wait gives up; 3 unless given. */
  readonly unlistedAfter?: number;
}

/** What every result has. */
interface OperationRecord {
  /** The operation as it was observed last; undefined when no poll observed it. */
  readonly operation: ObservedOperation | undefined;
  /** How long the wait took, in milliseconds. */
  readonly tookMs: number;
  /** How many polls there were. */
  readonly polls: number;
  /** Why the last poll without an answer had none. */
  readonly lastFailure?: ProbeFailure | undefined;
  /** The result in one line. */
  readonly message: string;
}

/** What an end is, apart from what every result has. */
type OperationEnd =
  /** The operation ended well. */
  | { readonly type: 'reached' }
  /** It ended badly, it cannot be told how it ended, or the probe does not answer. */
  | { readonly type: 'failed'; readonly because: 'operation' | 'unlisted' | 'gone' }
  | { readonly type: 'failed'; readonly because: 'probe'; readonly failure: ProbeFailure }
  | { readonly type: 'timedOut' }
  | { readonly type: 'aborted'; readonly reason: unknown };

/** How a wait for an operation ended; tell the results apart by `type`, and the failures by `because`. */
export type OperationWaitResult = OperationRecord & OperationEnd;

/**
 * Polls until an operation has ended, well or badly. The first poll says which operation it is, and the wait
 * goes on with that one. What no list has any more cannot be told, and is a failure.
 *
 * @param probe - asks for the operation; what it throws counts as a failed poll
 * @param options - how to poll; only `maxWaitMs` is required
 * @returns how it ended; never rejected for what the probe or the operation does
 * @throws RangeError when an option is out of range
 *
 * @example
 * ```ts
 * const task = { id: '5f', name: 'EXTEND' };
 * const answers = [task, { ...task, ending: 'endsBadly', reason: 'No node is free.' }] as const;
 * let polls = 0;
 * const wait = await waitForOperation(() => answers[polls++] ?? 'unlisted', {
 *   maxWaitMs: 600_000,
 *   minDelayMs: 1,
 *   maxDelayMs: 1,
 * });
 * wait.type; // 'failed'
 * wait.message.replace(/after .* s/, 'in time'); // 'EXTEND 5f ended in failure in time: No node is free.'
 * ```
 */
export async function waitForOperation(
  probe: OperationProbe,
  options: OperationWaitOptions,
): Promise<OperationWaitResult> {
  requireFiniteWait(options);
  const { unlistedAfter = 3 } = options;
  requireThat(
    Number.isInteger(unlistedAfter) && unlistedAfter >= 1,
    `unlistedAfter: expected a whole number of at least 1, got ${unlistedAfter}`,
  );
  let operation: ObservedOperation | undefined;
  let lastFailure: ProbeFailure | undefined;
  let unlisted = 0;
  const ask = (signal: AbortSignal) => probe(signal, operation?.id);
  const poller = new Poller(ask, readOperation, pollingOf(options, options.maxWaitMs));

  function resultOf(end: OperationEnd, tookMs: number, timeIsUp?: string): OperationWaitResult {
    const record = { operation, tookMs, polls: poller.polls, lastFailure };
    return { ...end, ...record, message: messageOf(end, record, timeIsUp) };
  }

  for (;;) {
    const poll = await poller.next();
    const { tookMs } = poll;
    if (poll.type === 'aborted') return resultOf({ type: 'aborted', reason: poll.reason }, tookMs);
    if (poll.type === 'timedOut') return resultOf({ type: 'timedOut' }, tookMs, poll.because);
    if (poll.type !== 'answer') {
      lastFailure = poll.failure;
      if (poll.type === 'failure') continue;
      return resultOf({ type: 'failed', because: 'probe', failure: poll.failure }, tookMs);
    }
    const { answer } = poll;
    if (answer === 'gone') return resultOf({ type: 'failed', because: 'gone' }, tookMs);
    unlisted = answer === 'unlisted' ? unlisted + 1 : 0;
    if (answer === 'unlisted') {
      if (unlisted < unlistedAfter) continue;
      return resultOf({ type: 'failed', because: 'unlisted' }, tookMs);
    }
    operation = answer;
    if (answer.ending === 'endsWell') return resultOf({ type: 'reached' }, tookMs);
    if (answer.ending) return resultOf({ type: 'failed', because: 'operation' }, tookMs);
  }
}

function readOperation(
  answer: unknown,
):
  | { readonly value: ObservedOperation | 'unlisted' | 'gone' }
  | { readonly failure: ProbeFailure } {
  if (answer === 'unlisted' || answer === 'gone') return { value: answer };
  const { id, name } = (answer ?? {}) as Partial<Record<string, unknown>>;
  return typeof id === 'string' && typeof name === 'string'
    ? { value: answer as ObservedOperation }
    : { failure: malformedAnswer(answer, 'an operation') };
}

function messageOf(
  end: OperationEnd,
  { operation, tookMs, lastFailure }: Omit<OperationRecord, 'message'>,
  timeIsUp = 'the time is up',
): string {
  const after = `after ${(tookMs / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
  const subject = operation ? `${operation.name} ${operation.id}` : 'the operation';
  const last = operation ? `when last seen ${statusWords(operation)}` : 'no poll observed it';
  switch (end.type) {
    case 'reached':
      return `${subject} ended in ${nounOf('endsWell')} ${after}`;
    case 'timedOut': {
      const failure = lastFailure ? `; a poll failed: ${lastFailure.message}` : '';
      return `${subject} did not end ${after}: ${timeIsUp}; ${last}${failure}`;
    }
    case 'aborted':
      return `the wait for ${subject} was called off ${after}; ${last}`;
    case 'failed':
      if (end.because === 'probe') return `the probe failed: ${end.failure.message}; ${last}`;
      if (end.because === 'gone') return `cannot tell how ${subject} ended: the instance is gone`;
      if (end.because === 'unlisted') {
        return `cannot tell how ${subject} ended: the service lists it no longer, or never did`;
      }
      return `${subject} ended in ${nounOf('endsBadly')} ${after}${operation?.reason ? `: ${operation.reason}` : ''}`;
  }
}

/** How far an operation is, in a few words. */
function statusWords({ status, percent }: ObservedOperation): string {
  return [status ?? 'under way', percent === undefined ? '' : `at ${percent} %`]
    .filter(Boolean)
    .join(' ');
}

/** What the chart calls the end of work. */
const nounOf = (role: OperationEnding): string =>
  listNames(
    outcomesThat(role).map((outcome) => outcomeNouns[outcome]),
    'or',
  );
