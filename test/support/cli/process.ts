// The command line as a process of its own, as the run has built it, and a folder for the files of a test.

import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from '../once/index.js';
import { killChildren, startChild } from '../processes.js';

const projectRoot = join(import.meta.dirname, '../../..');

/** What is left of a process. */
export interface Ended {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The program, and a folder for one file of tests. */
export interface Program {
  /** A folder for the files of these tests, with the examples; the program is elsewhere. */
  readonly folder: string;
  /** The executable. */
  readonly main: string;
  /** Starts it in `folder`, with nothing in its environment that colours. */
  start(args: readonly string[], options?: SpawnOptions): ChildProcess;
  /** Runs it to its end. */
  run(
    args: readonly string[],
    options?: SpawnOptions & { readonly input?: string },
  ): Promise<Ended>;
  /** Kills what is still running, and removes the folder. */
  remove(): void;
}

// Before any test: what makes it has no time limit.
const { main } = await once('program');

/** The program, built from the sources, with a new folder. */
export function buildProgram(): Program {
  const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-cli-'));
  cpSync(join(projectRoot, 'docs/examples'), join(folder, 'docs/examples'), { recursive: true });
  const start: Program['start'] = (args, options) =>
    startChild(process.execPath, [main, ...args], {
      cwd: folder,
      ...options,
      // What Node compiles of the program may be kept, but not in the folders of who runs the tests.
      env: { PATH: process.env.PATH, XDG_CACHE_HOME: join(main, '../../cache'), ...options?.env },
    });
  return {
    folder,
    main,
    start,
    async run(args, { input, ...options } = {}) {
      const child = start(args, options);
      child.stdin?.end(input ?? '');
      return ended(child);
    },
    remove() {
      killChildren();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for a process and what it has to say. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}
