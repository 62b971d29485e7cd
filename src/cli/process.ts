// The process around the program: its streams, signals and exit code.

import { systemClock } from '../time/index.js';
import type { Environment } from './environment/environment.js';
import { exitCodes } from './environment/failures.js';
import { networkFetch } from './environment/network.js';
import { standardStream } from './environment/standard-stream.js';
import { run, unexpected } from './program.js';

/** The version of the package, written here by the bundler (src/build.mjs). */
declare const PACKAGE_VERSION: string;

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
  const output = standardStream(stdout, 'standard output', (line) => stderr.write(`${line}\n`));
  process.once('exit', output.flush);
  for (const [signal, exitCode, line] of signals) {
    process.once(signal, () => {
      output.flush();
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

  const environment: Environment = {
    // Reading it opens the stream, so only a command that needs it does.
    get stdin() {
      return process.stdin;
    },
    stdout: output.screen,
    stderr,
    variables: env,
    version: PACKAGE_VERSION,
    clock: systemClock,
    fetch: networkFetch(env),
    random,
  };
  const exitCode = await run(argv.slice(2), environment);
  if (exitCode === exitCodes.interrupted && isStuck()) process.kill(process.pid, 'SIGINT');
  // Not process.exit: what was written to a pipe may still be on its way, and may not arrive.
  process.once('exit', () => {
    process.exitCode ||= exitCode || output.exitCode;
  });
}

/** Not seeded: many waits that begin together must not poll together. */
function random(): number {
  // biome-ignore lint/style/noRestrictedGlobals: real chance enters here, and only here
  const [draw = 0] = crypto.getRandomValues(new Uint32Array(1));
  return draw / 2 ** 32;
}

/**
 * Whether a system call is under way. An exit would wait for it, and to open a pipe without another end
 * takes for ever.
 */
const isStuck = (): boolean =>
  process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
