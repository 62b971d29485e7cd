// The command line as a process of its own, built from the sources into a folder of its own: no test
// runs what somebody built yesterday, and no two builds get in each other's way.

import { type ChildProcess, type SpawnOptions, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killChildren, startChild } from '../processes.js';

const projectRoot = join(__dirname, '../../..');

/** What is left of a process. */
export interface Ended {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The program, built. */
export interface Program {
  /** A folder for files of the tests; `dist/` is elsewhere. */
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
  /** Kills what is still running, and removes the program and the folder. */
  remove(): void;
}

/**
 * Builds the program.
 *
 * @throws Error when nothing came out of the compiler
 */
export function buildProgram(): Program {
  const root = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-cli-'));
  const [built, folder] = [join(root, 'built'), join(root, 'work')];
  for (const name of ['machines', 'src', 'package.json', 'tsconfig.json']) {
    cpSync(join(projectRoot, name), join(built, name), { recursive: true });
  }
  cpSync(join(projectRoot, 'docs/examples'), join(folder, 'docs/examples'), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(built, 'node_modules'), 'junction');
  // The types are checked elsewhere; this wants the program.
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const made = spawnSync(process.execPath, [compiler, '-b', '--noCheck'], {
    cwd: built,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (made.status !== 0)
    throw new Error(`the program cannot be built: ${made.stdout}${made.stderr}`);

  const main = join(built, 'dist/src/cli/main.js');
  const start: Program['start'] = (args, options) =>
    startChild(process.execPath, [main, ...args], {
      cwd: folder,
      ...options,
      env: { PATH: process.env.PATH, ...options?.env },
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
      rmSync(root, { recursive: true, force: true });
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
