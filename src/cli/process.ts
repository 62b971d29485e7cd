// The process around the program: its streams, signals and exit code.

import { createRequire } from 'node:module';
import type { Io } from './environment/environment.js';
import { exitCodes } from './environment/failures.js';
import { standardStream } from './environment/standard-stream.js';
import { run, unexpected } from './program.js';

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
      // Dying of the signal does not wait, and a shell sees the same exit code.
      if (isStuck()) process.kill(process.pid, signal);
      else stop(exitCode, line);
    });
  }
  process.on('uncaughtException', (error) => {
    const { line, exitCode } = unexpected(error);
    stop(exitCode, line);
  });
  stderr.on('error', () => {});
  const output = standardStream(stdout, 'standard output', (line) => stderr.write(`${line}\n`));

  const { version } = createRequire(import.meta.url)('dcs-lifecycle/package.json');
  const io: Io = {
    // Opened when it is asked for, and not before.
    get stdin() {
      return process.stdin;
    },
    stdout: output.screen,
    stderr,
    env,
    version,
  };
  const exitCode = await run(argv.slice(2), io);
  if (exitCode === exitCodes.interrupted && isStuck()) process.kill(process.pid, 'SIGINT');
  // Not process.exit: what was written to a pipe may still be on its way, and may not arrive.
  process.once('exit', () => {
    process.exitCode ||= exitCode || output.exitCode;
  });
}

/**
 * Whether a system call is under way: an exit would wait for it, and opening a pipe at whose other end
 * there is nobody never ends.
 */
const isStuck = (): boolean =>
  process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
