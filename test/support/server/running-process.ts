// `dcs-lifecycle serve` as a process of its own: on a free port, logging JSON, and stopped by its id.

import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Program } from '../cli/index.js';

/** A line of the log. */
export interface Line {
  readonly event: string;
  readonly [key: string]: unknown;
}

/** A server that listens. */
export interface RunningProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has logged so far. */
  readonly lines: readonly Line[];
  /** What it has said on standard error so far. */
  errors(): string;
  /** Sends a signal, and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/**
 * Starts a server and waits until it listens.
 *
 * @throws Error with what it said, when it ends before
 */
export function startProcess(
  program: Program,
  args: readonly string[] = [],
  options: SpawnOptions = {},
): Promise<RunningProcess> {
  const child = program.start(['serve', '--port', '0', '--json', ...args], options);
  const lines: Line[] = [];
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => (errors += text));
  const closed = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return new Promise((resolve, reject) => {
    closed.then(({ code }) => reject(new Error(`ended with ${code}: ${errors}`)));
    child.on('error', reject);
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (text) => {
      const line = JSON.parse(text) as Line;
      lines.push(line);
      if (line.event !== 'listening') return;
      resolve({
        url: line.url as string,
        child,
        lines,
        errors: () => errors,
        end(signal) {
          child.kill(signal);
          return closed;
        },
      });
    });
  });
}
