// Runs a replay: reads the recording, sends it, and says what differs.

import { readFile } from 'node:fs/promises';
import {
  Comparing,
  type Comparison,
  type DifferenceKind,
  differenceKinds,
  parseRecording,
  type RecordedExchange,
  RecordingError,
  replay,
  unreachable,
} from '../../client/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes, reasonOf } from '../environment/failures.js';
import { untilInterrupted } from '../environment/signals.js';
import { safeAddress, signer } from '../input/service-address.js';
import { printableJson } from '../terminal/printable.js';
import { styleFor } from '../terminal/style.js';
import { replayText } from './replay-text.js';
import { type ReplayTime, replayTime } from './service-time.js';

/** What `replay` is asked for. */
export interface ReplaySettings {
  readonly endpoint: string;
  readonly ignore?: readonly string[];
  readonly explain?: true;
  readonly json?: true;
  readonly allowHttp?: true;
}

/**
 * Replays a recording.
 *
 * @throws CommandFailure when something differs, and for input that cannot be used
 */
export async function runReplay(
  path: string,
  settings: ReplaySettings,
  environment: Environment,
): Promise<void> {
  const base = safeAddress('--endpoint', settings.endpoint, settings.allowHttp);
  const ignored = ignoredIn(settings);
  const recording = await readRecording(path);
  const comparison = await untilInterrupted((signal) =>
    compared(recording, base, environment, signal),
  );
  const { stdout, variables } = environment;
  const text = settings.json
    ? printableJson(comparison, 2)
    : replayText(comparison, styleFor(stdout, variables), settings.explain ?? false).join('\n');
  stdout.write(`${text}\n`);
  const count = countOf(comparison, ignored);
  if (count > 0) {
    throw new CommandFailure(
      count === 1 ? 'one difference' : `${count} differences`,
      exitCodes.notReached,
    );
  }
}

function ignoredIn({ ignore = [] }: ReplaySettings): ReadonlySet<DifferenceKind> {
  for (const each of ignore) {
    if (!differenceKinds.some((kind) => kind === each)) {
      throw badInput(`--ignore: expected ${differenceKinds.join(', ')}; got ${each}`);
    }
  }
  return new Set(ignore as DifferenceKind[]);
}

/** How many differences count; a request that could not be sent always does. */
function countOf(
  { differences, statuses, unsent }: Comparison,
  ignored: ReadonlySet<DifferenceKind>,
): number {
  const found = differences.filter(({ kind }) => !ignored.has(kind)).length;
  const lives = statuses.filter(({ type }) => type !== 'same' && !ignored.has(type)).length;
  return found + lives + unsent.length;
}

async function readRecording(path: string): Promise<RecordedExchange[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw badInput(`cannot read ${path}: ${reasonOf(error)}`, error);
  });
  try {
    const recording = parseRecording(text);
    if (recording.length > 0) return recording;
    throw new RecordingError('there is no exchange in it');
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    throw badInput(`${path}: ${error.message}`, error);
  }
}

async function compared(
  recording: readonly RecordedExchange[],
  base: string,
  environment: Environment,
  signal: AbortSignal,
): Promise<Comparison> {
  const { fetch, variables } = environment;
  const comparing = new Comparing();
  let time: ReplayTime | undefined;
  try {
    time = await replayTime(base, environment, signal);
    const password = variables.OS_PASSWORD;
    const sign = signer(environment);
    const exchanges = replay(recording, {
      base,
      fetch,
      moveTo: (atMs) => untilThen(time, atMs, signal),
      hasControl: time.hasControl,
      ...(sign && { sign }),
      ...(password && { passwords: { signInPassword: password } }),
      ...(variables.OS_TOKEN && { token: variables.OS_TOKEN }),
    });
    for await (const exchange of exchanges) {
      comparing.add(exchange);
    }
    return comparing.result;
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const cause = Object(error).cause ?? error;
    const line =
      typeof Object(cause).code === 'string'
        ? unreachable(base, error)
        : `cannot reach ${base}: ${reasonOf(cause)}`;
    throw new CommandFailure(line, exitCodes.notReached, { cause: error });
  } finally {
    // The service may be gone by now.
    await time?.end().catch(() => {});
  }
}

/** Lets time go by until a request is due; Ctrl-C ends the replay before it is sent. */
async function untilThen(time: ReplayTime | undefined, atMs: number, signal: AbortSignal) {
  await time?.moveTo(atMs);
  if (signal.aborted) throw new CommandFailure('interrupted', exitCodes.interrupted);
}
