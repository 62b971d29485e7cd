// Runs a wait for the outcome of a request: finds its background task, shows how far it is, and says how it
// ended.

import { backgroundTasksOf, instancesOf, type SeenTask } from '../../client/index.js';
import {
  type ObservedOperation,
  type OperationProbe,
  type OperationWaitResult,
  waitForOperation,
} from '../../observer/index.js';
import { elapsedOf } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes, onOneLine } from '../environment/failures.js';
import { untilInterrupted } from '../environment/signals.js';
import { shortDuration } from '../terminal/durations.js';
import { cut, printableJson } from '../terminal/printable.js';
import { startStatusLine } from '../terminal/status-line.js';
import { styleFor } from '../terminal/style.js';
import { connectClient, retryError, setupFailure } from './connection.js';
import type { ConnectionSettings } from './options.js';
import { type Polls, pollingFor } from './polls.js';
import { announcement } from './where.js';

/** What `wait --operation` is asked for, as the command line has it. Durations are in milliseconds. */
export interface OperationSettings extends ConnectionSettings, Polls {
  /** The id or the name of a task; empty for the newest. */
  readonly operation: string;
  readonly json?: true;
}

/** The exit code of each result. */
const exitCodeOf: Readonly<Record<OperationWaitResult['type'], number>> = {
  reached: exitCodes.done,
  failed: exitCodes.notReached,
  timedOut: exitCodes.timedOut,
  aborted: exitCodes.interrupted,
};

/**
 * Waits.
 *
 * @throws CommandFailure with the exit code of any end but `reached`
 */
export async function runOperationWait(
  id: string,
  settings: OperationSettings,
  environment: Environment,
): Promise<void> {
  if (settings.api === 'v1.0') {
    throw badInput('--operation: only v2 has background tasks; leave out --api v1.0');
  }
  const client = connectClient(settings, environment);
  const wanted = settings.operation || undefined;
  const { clock, random } = environment;
  const line = startStatusLine(environment);
  const what = wanted ?? 'the newest task';
  const limit = shortDuration(settings.timeout);
  const asked = announcement(
    instancesOf(client),
    (text) => line.say(text),
    (url) => `waiting for the end of ${what}, at most ${limit}: GET ${url}/${id}/tasks`,
  );
  const startMs = elapsedOf(clock);
  const { probe, task } = probeOf(id, wanted, client);
  const shown: OperationProbe = async (signal, observedId) => {
    await asked.announce({ signal });
    const seen = await probe(signal, observedId);
    line.show(() => {
      const spent = `${shortDuration(elapsedOf(clock) - startMs)} of ${limit}`;
      return `${wordsFor(seen, what)} · ${spent}`;
    });
    return seen;
  };
  let wait: OperationWaitResult;
  try {
    wait = await untilInterrupted((signal) =>
      waitForOperation(shown, { ...pollingFor(settings), clock, random, retryError, signal }),
    );
  } catch (error) {
    throw setupFailure(error);
  } finally {
    line.clear();
  }
  if (wait.type === 'failed' && wait.because === 'probe') {
    const cause = setupFailure(wait.failure.cause);
    if (cause !== wait.failure.cause) throw cause;
  }
  const message = messageOf(wait, id, wanted, asked.place());
  environment.stdout.write(
    settings.json
      ? `${printableJson(documentOf(id, wait, message, task()), 2)}\n`
      : textOf(wait, message, task(), environment),
  );
  if (wait.type === 'reached') return;
  const prefix = wait.type === 'aborted' ? 'interrupted: ' : '';
  throw new CommandFailure(prefix + message, exitCodeOf[wait.type]);
}

/** Asks for the task, how far it is, and why it failed. What it has seen last can be asked for. */
function probeOf(
  id: string,
  wanted: string | undefined,
  client: ReturnType<typeof connectClient>,
): { readonly probe: OperationProbe; readonly task: () => SeenTask | undefined } {
  const tasks = backgroundTasksOf(client);
  let last: SeenTask | undefined;
  const progressOf = unlessSilent((taskId: string, signal: AbortSignal) =>
    tasks.progress(id, taskId, { signal }),
  );
  const reasonOf = unlessSilent((taskId: string, signal: AbortSignal) =>
    tasks.failReason(taskId, { signal }),
  );
  return {
    task: () => last,
    async probe(signal, observedId) {
      const task = await tasks.find(id, observedId ?? wanted, { signal });
      if (task === 'gone') return 'gone';
      if (!task) return 'unlisted';
      last = task;
      const { name, status, ending, percent, reason } = task;
      const seen = { id: task.id, name, status, ending };
      if (ending === undefined) {
        return percent === undefined
          ? { ...seen, ...(await progressOf(task.id, signal)) }
          : { ...seen, percent };
      }
      if (ending === 'endsWell') return seen;
      return { ...seen, reason: reason ?? (await reasonOf(task.id, signal)) };
    },
  };
}

/** A service that does not say something of a task, or takes too long over it, is not asked for it again. */
function unlessSilent<T>(ask: (taskId: string, signal: AbortSignal) => Promise<T | undefined>) {
  let tells = true;
  return async (taskId: string, signal: AbortSignal): Promise<T | undefined> => {
    if (!tells) return undefined;
    tells = false;
    const told = await ask(taskId, signal);
    tells = told !== undefined;
    return told;
  };
}

/** An observation in a few words, for the line on the terminal. */
function wordsFor(seen: ObservedOperation | 'unlisted' | 'gone', what: string): string {
  if (typeof seen === 'string') return `${what}: ${seen}`;
  const { name, status, percent, leftMs } = seen;
  return [
    `${name} ${status ?? ''}`.trim(),
    percent === undefined ? '' : `${percent} %`,
    leftMs === undefined ? '' : `${shortDuration(leftMs)} left`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The line that says how it ended, with what the command knows besides: what was asked for, and where. */
function messageOf(
  wait: OperationWaitResult,
  id: string,
  wanted: string | undefined,
  place: string,
): string {
  if (wait.type !== 'failed' || wait.operation) return wait.message;
  if (wait.because === 'gone') return `not found ${place}: there is no instance ${id}`;
  if (wait.because !== 'unlisted') return wait.message;
  const none = wanted ? `no operation ${wanted}` : 'no background task';
  return `cannot tell: the service lists ${none} of the instance; it tells of some requests only, and drops old ones`;
}

function textOf(
  wait: OperationWaitResult,
  message: string,
  task: SeenTask | undefined,
  { stdout, variables }: Environment,
): string {
  const { colours } = styleFor(stdout, variables);
  const { created_at: begun, updated_at: changed } = task ?? {};
  const times = [begun && `begun ${begun}`, changed && `last changed ${changed}`].filter(Boolean);
  const lines = [
    ...(wait.type === 'reached' ? [colours.green(`✓ ${onOneLine(message)}`)] : []),
    ...(times.length > 0 ? [`  ${cut(times.join(', '), 100)}`] : []),
  ];
  return lines.map((each) => `${each}\n`).join('');
}

/** A wait as a document. Of what a probe threw it has the message only: the rest may hold anything. */
function documentOf(
  instanceId: string,
  wait: OperationWaitResult,
  message: string,
  task: SeenTask | undefined,
): object {
  const { type: result, operation, tookMs, polls, lastFailure } = wait;
  const { cause: _, ...failure } = lastFailure ?? {};
  return {
    result,
    ...(wait.type === 'failed' && { because: wait.because }),
    instanceId,
    operation: operation
      ? { ...operation, createdAt: task?.created_at ?? null, updatedAt: task?.updated_at ?? null }
      : null,
    message,
    tookMs,
    polls,
    ...(lastFailure && { lastFailure: failure }),
  };
}
