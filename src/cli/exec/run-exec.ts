// Runs a command beside an emulator of its own: ready before it begins, gone when it has ended.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { type Connection, clientVariables } from '../../connect/index.js';
import { createEmulator, type Emulator, serve } from '../../emulator/index.js';
import { defaultProject } from '../../protocol/index.js';
import { systemClock } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import { CommandFailure, onOneLine, reasonOf } from '../environment/failures.js';
import { onEverySignal } from '../environment/signals.js';
import type { ServeSettings } from '../serve/settings.js';
import { readStartOptions } from '../serve/start-options.js';

/** The options of `exec`. */
export type ExecSettings = Pick<ServeSettings, 'plan' | 'seed' | 'fixtures'> & {
  readonly region: string;
};

/** What shells answer with when a command cannot be run, or is not there. */
const cannotRun = 126;
const notFound = 127;

/**
 * Runs a command to its end.
 *
 * @throws CommandFailure with the exit code of the command, unless that is 0
 */
export async function runExec(
  [command = '', ...args]: readonly string[],
  settings: ExecSettings,
  environment: Environment,
): Promise<void> {
  const served = {
    ...settings,
    port: 0,
    host: '127.0.0.1',
    auth: 'open',
    control: 'on',
    requestLog: true,
  } as const;
  const { options, fixtures } = await readStartOptions(served, environment);
  const onDefect = (error: unknown) =>
    void environment.stderr.write(`${onOneLine(`internal error: ${error}`)}\n`);
  const emulator = createEmulator({ ...options, version: environment.version, onDefect });
  try {
    fixtures?.(emulator);
    const calls = { all: 0, refused: 0 };
    const server = await serve({
      fetch: emulator.answer,
      host: served.host,
      port: served.port,
      clock: systemClock,
      onDefect,
      answered(_, { status }) {
        calls.all++;
        if (status >= 400) calls.refused++;
      },
    });
    try {
      const code = await ended(command, args, variablesFor(server.url, settings, environment));
      environment.stderr.write(`${summaryOf(emulator, calls)}\n`);
      const what = onOneLine(command);
      if (code !== 0) throw new CommandFailure(`${what} ended with exit code ${code}`, code);
    } finally {
      const closed = server.close();
      emulator.control.close();
      await closed;
    }
  } finally {
    emulator.close();
  }
}

/** The command's own environment, without what would lead its requests elsewhere. */
function variablesFor(url: string, { region }: ExecSettings, { variables }: Environment) {
  const here = '127.0.0.1,localhost';
  const noProxy = variables.no_proxy || variables.NO_PROXY;
  const direct = noProxy ? `${noProxy},${here}` : here;
  const signIn: Connection['signIn'] = { mode: 'open' };
  const clients = clientVariables({ url, region, projectId: defaultProject, signIn });
  const all = { ...variables, ...clients, NO_PROXY: direct, no_proxy: direct };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Runs a command on this terminal, and hands signals on to it. */
function ended(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    const restore = onEverySignal((signal) => {
      // Ctrl-C at a terminal reaches the command by itself, and twice would be another order.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      restore();
      const code = error.code === 'ENOENT' ? notFound : cannotRun;
      reject(new CommandFailure(`cannot run ${command}: ${reasonOf(error)}`, code));
    });
    child.on('exit', (code, signal) => {
      restore();
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function summaryOf({ core, store }: Emulator, calls: { all: number; refused: number }): string {
  // Older ones than the trace remembers count as well.
  const changes = core.trace.since().at(-1)?.number ?? 0;
  return [
    `dcs-lifecycle: ${counted(calls.all, 'call')}, ${calls.refused} of them refused`,
    `${counted(changes, 'change')} of status`,
    `${counted(store.instances.all.size, 'instance')} left`,
  ].join('; ');
}
