// Runs a recorder from its start to its end: the socket, the file, and what is said of both.

import { closeSync, openSync, writeFileSync } from 'node:fs';
import { createRecorder, type RecordedExchange } from '../../client/internal.js';
import { lineAnswer, refusalOf } from '../../loopback/index.js';
import { ListenError, listen } from '../../loopback/server/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, cannotWrite } from '../environment/failures.js';
import { untilStopped } from '../environment/signals.js';
import { safeAddress, signer } from '../input/service-address.js';

/** What `record` is asked for. */
export interface RecordSettings {
  readonly upstream: string;
  readonly authUrl?: string;
  readonly out?: string;
  readonly port: number;
  readonly allowHttp?: true;
}

/** The address to listen on: what is recorded is of this machine's clients. */
const host = '127.0.0.1';

/**
 * Records until Ctrl-C or a polite kill, and then lets requests in flight finish.
 *
 * @throws CommandFailure when it cannot begin, or the recording cannot be written
 */
export async function runRecord(settings: RecordSettings, environment: Environment): Promise<void> {
  const { clock, fetch, stderr } = environment;
  const upstream = safeAddress('--upstream', settings.upstream, settings.allowHttp);
  const identity =
    settings.authUrl === undefined
      ? undefined
      : safeAddress('--auth-url', settings.authUrl, settings.allowHttp).replace(/\/v3$/, '');
  const sign = signer(environment);
  const output = openOutput(settings.out, environment);
  const stopping = untilStopped();
  const unusable = new Promise<unknown>((resolve) => {
    output.onLost(resolve);
  });
  try {
    const recorder = createRecorder({
      upstream,
      ...(identity !== undefined && { identity }),
      fetch,
      now: () => clock.now(),
      write: output.write,
      ...(sign && { sign }),
    });
    const server = await listen({
      fetch: recorder,
      host,
      port: settings.port,
      clock,
      refusal: (caller) => refusalOf(caller, {}),
      complain: (status, reason) => lineAnswer(status, reason),
      onDefect: (error) => stderr.write(`internal error: ${error}\n`),
    }).catch((error: unknown) => {
      throw error instanceof ListenError ? badInput(error.message, error) : error;
    });
    stderr.write(`recording ${server.url} → ${upstream}; Ctrl-C ends it\n`);
    const lost = await Promise.race([stopping.asked, unusable]);
    await server.close();
    if (lost !== undefined) throw cannotWrite(settings.out ?? 'standard output', lost);
    stderr.write(`recorded ${output.count} requests\n`);
  } finally {
    output.close();
    stopping.restore();
  }
}

/** Where the lines go. Each is written before the client has its answer. */
function openOutput(path: string | undefined, { stdout }: Environment) {
  const file = path === undefined ? undefined : openNew(path);
  let isLost: (error: unknown) => void = () => {};
  let count = 0;
  return {
    get count() {
      return count;
    },
    onLost(listener: (error: unknown) => void) {
      isLost = listener;
      if (file === undefined) stdout.onLost?.(listener);
    },
    write(exchange: RecordedExchange) {
      const line = `${JSON.stringify(exchange)}\n`;
      try {
        if (file === undefined) stdout.write(line);
        else writeFileSync(file, line);
        count += 1;
      } catch (error) {
        isLost(error);
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
    },
  };
}

/** Opens a file that is not there yet: a recording is not written over another. */
function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw badInput(`--out: ${path} is there already; name a new file`, error);
    }
    throw cannotWrite(path, error);
  }
}
