// The process around the program: its streams, signals and exit code.

import { createRequire } from 'node:module';
import { exitCodes, reasonOf } from './failures.js';
import type { Io } from './io.js';
import { internalErrorLine, run } from './program.js';

/** What Ctrl-C and a polite kill end with. */
const signals = [
  ['SIGINT', exitCodes.interrupted, 'interrupted'],
  ['SIGTERM', exitCodes.terminated, 'terminated'],
] as const;

/** Runs the program on the arguments and streams of this process. */
export async function runProcess(): Promise<void> {
  const { stdout, stderr, env, argv } = process;
  const stop = (exitCode: number, line?: string): void => {
    if (line !== undefined) stderr.write(`${line}\n`);
    process.exit(exitCode);
  };
  for (const [signal, exitCode, line] of signals) {
    process.once(signal, () => {
      // An exit waits for the system calls under way, and opening a pipe that nobody reads never
      // ends. Dying of the signal does not wait, and a shell sees the same exit code.
      const isStuck = process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
      if (isStuck) process.kill(process.pid, signal);
      else stop(exitCode, line);
    });
  }
  process.on('uncaughtException', (error) =>
    stop(exitCodes.internalError, internalErrorLine(error)),
  );
  // Whoever reads has seen enough: `| head`.
  stdout.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'EPIPE'
      ? stop(exitCodes.done)
      : stop(exitCodes.cannotWrite, `cannot write standard output: ${reasonOf(error)}`),
  );
  stderr.on('error', () => {});

  const { version } = createRequire(import.meta.url)('dcs-lifecycle/package.json');
  const io: Io = {
    // Opened when it is asked for, and not before.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    version,
  };
  // Not process.exit: what was written to a pipe may still be on its way.
  process.exitCode = await run(argv.slice(2), io);
}
