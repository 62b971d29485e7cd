// Runs a wait: asks once for the kind, waits by the lifecycle, and says how it ended.

import type { Kind, Request } from '../../../machines/index.js';
import type { CallOptions, Dialect, Instances } from '../../client/index.js';
import {
  goalStatuses,
  type WaitGoal,
  type WaitOptions,
  type WaitResult,
  waitForStatus,
} from '../../observer/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { untilInterrupted } from '../environment/signals.js';
import { shortDuration } from '../terminal/durations.js';
import { printableJson } from '../terminal/printable.js';
import { startStatusLine } from '../terminal/status-line.js';
import { styleFor } from '../terminal/style.js';
import { connect, requestTimeoutMs, retryError, setupFailure } from './connection.js';
import { kindOf } from './instance-kind.js';
import { waitDocument, waitReport } from './wait-report.js';

/** What `wait` is asked for, as the command line has it. Durations are in milliseconds. */
export interface WaitSettings {
  readonly until: readonly string[];
  readonly timeout: number;
  readonly interval?: number;
  readonly consecutive: number;
  readonly allowRecovery?: true;
  readonly allowFaults?: true;
  readonly after?: Request;
  readonly unknown: 'wait' | 'fail';
  readonly json?: true;
  readonly endpoint?: string;
  readonly api: Dialect;
  readonly allowHttp?: boolean;
}

/** The delays between polls, in milliseconds: the longest, and how short a draw may be. */
const usualIntervalMs = 30_000;
const shortestDelayMs = 2_000;

/** The exit code of each result of a wait. */
const exitCodeOf: Readonly<Record<WaitResult['type'], number>> = {
  reached: exitCodes.done,
  failed: exitCodes.notReached,
  unreachable: exitCodes.notReached,
  timedOut: exitCodes.timedOut,
  aborted: exitCodes.interrupted,
};

/**
 * Waits.
 *
 * @throws CommandFailure with the exit code of any end but `reached`
 */
export async function runWait(
  id: string,
  settings: WaitSettings,
  environment: Environment,
): Promise<void> {
  const goal = settings.until as WaitGoal;
  refusing('--until: ', () => goalStatuses(goal));
  const instances = connect(settings, environment);
  const startMs = environment.clock.now();
  const line = startStatusLine(environment);
  let wait: WaitResult;
  try {
    wait = await untilInterrupted((signal) =>
      waited(id, settings, { environment, instances, line, signal }),
    );
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`--${error.message}`, error);
    throw setupFailure(error);
  } finally {
    line.clear();
  }
  if (settings.json) environment.stdout.write(`${printableJson(waitDocument(id, wait), 2)}\n`);
  else environment.stdout.write(textOf(wait, startMs, environment));
  if (wait.type === 'reached') return;
  const message = inOptions(wait.message);
  const prefix = wait.type === 'aborted' ? 'interrupted: ' : '';
  throw new CommandFailure(prefix + message, exitCodeOf[wait.type]);
}

function textOf(wait: WaitResult, startMs: number, environment: Environment): string {
  const style = styleFor(environment.stdout, environment.variables);
  const head = wait.type === 'reached' ? [style.colours.green(`✓ ${wait.message}`)] : [];
  const lines = [...head, ...waitReport(wait, startMs, style)];
  return lines.map((each) => `${each}\n`).join('');
}

/** Says by its name on the command line what the library calls otherwise. */
const inOptions = (message: string): string =>
  message
    .replaceAll('allowRecovery', '--allow-recovery')
    .replaceAll('allowFaults', '--allow-faults');

interface WaitContext {
  readonly environment: Environment;
  readonly instances: Instances;
  readonly line: ReturnType<typeof startStatusLine>;
  readonly signal: AbortSignal;
}

async function waited(
  id: string,
  settings: WaitSettings,
  { environment: { clock, random }, instances, line, signal }: WaitContext,
): Promise<WaitResult> {
  const { timeout, interval = usualIntervalMs, after } = settings;
  const startMs = clock.now();
  let polls = 0;
  let latest = 'asking';
  const showProgress = () =>
    line.show(() => {
      const spent = `${shortDuration(clock.now() - startMs)} of ${shortDuration(timeout)}`;
      return `${latest} · ${spent} · ${polls} ${polls === 1 ? 'poll' : 'polls'}`;
    });
  showProgress();
  const show = async (call: CallOptions) => {
    polls++;
    const seen = await instances.show(id, call);
    latest = seen === 'gone' ? seen : seen.status;
    showProgress();
    return seen;
  };
  // What is reachable depends on the kind, which only the service knows. So the first poll is made here,
  // and its answer or its failure is the first one of the wait.
  const timeoutMs = Math.min(requestTimeoutMs, timeout);
  const first = await show({ signal, timeoutMs }).then(
    (seen) => ({ seen }),
    (error: unknown) => ({ error }),
  );
  if ('error' in first && setupFailure(first.error) !== first.error) throw first.error;
  let isFirst = true;
  const probe = async (within: AbortSignal) => {
    if (!isFirst) return statusIn(await show({ signal: within }));
    isFirst = false;
    if ('error' in first) throw first.error;
    return statusIn(first.seen);
  };
  const kind: Kind | undefined =
    'seen' in first && first.seen !== 'gone' ? kindOf(first.seen) : undefined;
  const leftMs = Math.max(1, timeout - (clock.now() - startMs));
  const options: WaitOptions = {
    maxWaitMs: leftMs,
    maxDelayMs: interval,
    minDelayMs: Math.min(shortestDelayMs, interval, leftMs / 4),
    consecutive: settings.consecutive,
    allowRecovery: settings.allowRecovery,
    allowFaults: settings.allowFaults,
    unknownStatus: settings.unknown === 'fail' ? 'fail' : 'treatAsTransitional',
    clock,
    random,
    retryError,
    signal,
    kind,
    ...(after && { after }),
  };
  return waitForStatus(probe, settings.until as WaitGoal, options);
}

const statusIn = (seen: Awaited<ReturnType<Instances['show']>>): string =>
  seen === 'gone' ? seen : seen.status;

function refusing(option: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`${option}${error.message}`, error);
    throw error;
  }
}
