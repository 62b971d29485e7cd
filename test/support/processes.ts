// The processes that tests start. None outlives its test file: not when a test fails or runs out of time,
// as long as the file says `afterAll(endChildren)` or removes its program, and not when the runner is killed.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

const running = new Set<ChildProcess>();

/** Starts a process that is ended by `endChildren`, and by the end of the runner at the latest. */
export const startChild = (
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess => adopted(spawn(command, args, options));

function adopted(child: ChildProcess): ChildProcess {
  if (child.pid === undefined) return child;
  running.add(child);
  watch().write(`started ${child.pid}\n`);
  child.once('exit', () => watchman?.write(`ended ${child.pid}\n`));
  child.once('close', () => running.delete(child));
  return child;
}

/** Kills what is still running, each by its id. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Kills what is still running, and waits until it is gone. */
export async function endChildren(): Promise<void> {
  const gone = [...running].map((child) => new Promise((done) => child.once('close', done)));
  killChildren();
  // A process is closed once everything that it said is read.
  for (const { stdout, stderr } of running) {
    stdout?.resume();
    stderr?.resume();
  }
  await Promise.all(gone);
  watchman?.end();
  watchman = undefined;
}

let watchman: Writable | undefined;

/**
 * A shell that is told who runs. Its input ends when this process does, however that is killed; then it
 * kills whom it still knows. In a process group of its own, where no Ctrl-C reaches it.
 */
function watch(): Writable {
  if (watchman) return watchman;
  const script = `while read -r what pid; do
    rest=
    for each in $pids; do [ "$each" = "$pid" ] || rest="$rest $each"; done
    [ "$what" = started ] && pids="$rest $pid" || pids=$rest
  done
  [ -z "$pids" ] || kill -9 $pids`;
  const shell = spawn('sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Windows may have no shell. What watches must not keep the runner waiting.
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  watchman = shell.stdin;
  return watchman;
}
