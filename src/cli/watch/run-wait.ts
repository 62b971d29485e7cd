// Runs a wait: asks once for the kind, waits by the lifecycle, and says how it ended.

import type { Kind, Request } from '../../../machines/index.js';
import type { Instances } from '../../client/index.js';
import {
  goalStatuses,
  type WaitGoal,
  type WaitOptions,
  type WaitResult,
  waitForStatus,
  wasNeverSeen,
} from '../../observer/index.js';
import { elapsedOf } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { untilInterrupted } from '../environment/signals.js';
import { shortDuration } from '../terminal/durations.js';
import { printableJson } from '../terminal/printable.js';
import { startStatusLine } from '../terminal/status-line.js';
import { styleFor } from '../terminal/style.js';
import { connect, retryError, setupFailure } from './connection.js';
import type { ConnectionSettings } from './options.js';
import { type Polls, pollingFor } from './polls.js';
import { waitDocument, waitReport } from './wait-report.js';
import { type Announcement, announcement } from './where.js';

/** What `wait` is asked for, as the command line has it. Durations are in milliseconds. */
export interface WaitSettings extends ConnectionSettings, Polls {
  readonly until: readonly string[];
  readonly consecutive: number;
  readonly allowRecovery?: true;
  readonly allowFaults?: true;
  readonly after?: Request;
  readonly unknown: keyof typeof unknownStatusBy;
  readonly json?: true;
}

/** What `--unknown` asks for, by its words. */
const unknownStatusBy = { wait: 'treatAsTransitional', fail: 'fail' } as const;

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
  const until = settings.until.join(' or ');
  const limit = shortDuration(settings.timeout);
  const asked = announcement(
    instances,
    (text) => line.say(text),
    (url) => `waiting for ${until}, at most ${limit}: GET ${url}/${id}`,
  );
  let wait: WaitResult;
  try {
    wait = await untilInterrupted((signal) =>
      waited(id, settings, { environment, instances, line, asked, signal }),
    );
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`--${error.message}`, error);
    throw setupFailure(error);
  } finally {
    line.clear();
  }
  if (wait.type === 'failed' && wait.because === 'probe') {
    const cause = setupFailure(wait.failure.cause);
    if (cause !== wait.failure.cause) throw cause;
  }
  const end = endOf(id, wait, settings, asked.place());
  if (settings.json) {
    const document = { ...waitDocument(id, wait), ...end.document };
    environment.stdout.write(`${printableJson(document, 2)}\n`);
  } else environment.stdout.write(textOf(wait, end, { startMs, environment }));
  if (end.exitCode === exitCodes.done) return;
  const prefix = wait.type === 'aborted' ? 'interrupted: ' : '';
  throw new CommandFailure(prefix + inOptions(end.message), end.exitCode);
}

/** How a wait ended, as the command says it. */
interface CommandEnd {
  readonly message: string;
  readonly exitCode: number;
  /** What the document says otherwise. */
  readonly document?: object;
}

/**
 * An instance that was never seen is not found; that it is gone follows only when its deletion was just
 * accepted.
 */
function endOf(id: string, wait: WaitResult, { after }: WaitSettings, place: string): CommandEnd {
  const { message, type } = wait;
  if (!wasNeverSeen(wait.history) || (type !== 'reached' && type !== 'unreachable')) {
    return { message, exitCode: exitCodeOf[type] };
  }
  const missing = `not found ${place}: there is no instance ${id}`;
  if (type === 'reached' && after === 'delete') {
    const deleted = `${missing}; it was deleted before the first poll`;
    return { message: deleted, exitCode: exitCodes.done, document: { message: deleted } };
  }
  const document = { result: 'failed', because: 'notFound', message: missing };
  return { message: missing, exitCode: exitCodes.notReached, document };
}

function textOf(
  wait: WaitResult,
  { message, exitCode }: CommandEnd,
  { startMs, environment }: { readonly startMs: number; readonly environment: Environment },
): string {
  const style = styleFor(environment.stdout, environment.variables);
  const head = exitCode === exitCodes.done ? [style.colours.green(`✓ ${message}`)] : [];
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
  readonly asked: Announcement;
  readonly signal: AbortSignal;
}

async function waited(
  id: string,
  settings: WaitSettings,
  { environment: { clock, random }, instances, line, asked, signal }: WaitContext,
): Promise<WaitResult> {
  const { timeout, after } = settings;
  const startMs = elapsedOf(clock);
  let polls = 0;
  let latest = 'asking';
  const showProgress = () =>
    line.show(() => {
      const spent = `${shortDuration(elapsedOf(clock) - startMs)} of ${shortDuration(timeout)}`;
      return `${latest} · ${spent} · ${polls} ${polls === 1 ? 'poll' : 'polls'}`;
    });
  showProgress();
  // What is reachable depends on the kind, which only the service knows.
  let kind: Kind | undefined;
  const probe = async (within: AbortSignal) => {
    polls++;
    await asked.announce({ signal: within });
    const seen = await instances.show(id, { signal: within });
    latest = seen === 'gone' ? 'not found' : seen.status;
    showProgress();
    if (seen === 'gone') return seen;
    kind = seen.kind;
    return seen.status;
  };
  const options: WaitOptions = {
    ...pollingFor(settings),
    consecutive: settings.consecutive,
    allowRecovery: settings.allowRecovery,
    allowFaults: settings.allowFaults,
    unknownStatus: unknownStatusBy[settings.unknown],
    clock,
    random,
    retryError,
    signal,
    learnKind: () => kind,
    ...(after && { after }),
  };
  return waitForStatus(probe, settings.until as WaitGoal, options);
}

function refusing(option: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`${option}${error.message}`, error);
    throw error;
  }
}
