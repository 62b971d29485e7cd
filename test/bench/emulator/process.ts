// Servers as processes, for the bench to ask.

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Question, ServerSort } from './server.js';

/** A server that runs. */
export interface BenchServer {
  readonly port: number;
  /** Asks it something over IPC. */
  ask(question: Question): Promise<{ readonly ms?: number; readonly megabytes?: number }>;
  end(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @param what - bare node:http; the emulator; one that keeps its changes in a file; one whose instances are all
 *   being created, for an hour
 * @param instances - how many the emulator begins with
 * @param file - keeps its changes; a new one unless given
 */
export async function startServer(
  what: ServerSort,
  instances = 0,
  file?: string,
): Promise<BenchServer> {
  const path = fileURLToPath(new URL('server.js', import.meta.url));
  const child = fork(path, [what, String(instances), ...(file === undefined ? [] : [file])], {
    execArgv: ['--expose-gc'],
  });
  const { port } = (await replyOf(child)) as { port: number };
  return {
    port,
    ask(question) {
      child.send(question);
      return replyOf(child);
    },
    end: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

function replyOf(child: ChildProcess): Promise<object> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (reply) => {
      child.off('exit', ended);
      resolve(reply as object);
    });
  });
}
