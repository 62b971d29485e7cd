// The commands about fleets for their tests: in this process, and as a process of its own.

import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/index.js';
import { startChild } from '../support/processes.js';

const root = join(__dirname, '../..');
/** The compiled program. */
export const program = join(root, 'dist/src/cli/main.js');

/** A folder of this test file. */
export const folder = mkdtempSync(join(tmpdir(), 'fleet-'));

/** A file in that folder. */
export const path = (name: string): string => join(folder, name);

/** What is in it. */
export const text = (name: string): string => readFileSync(path(name), 'utf8');

/** Writes it. */
export function file(name: string, content: string): string {
  writeFileSync(path(name), content);
  return path(name);
}

/** A profile in the examples. */
export const example = (name: string): string => join(root, `docs/examples/${name}.profile.yaml`);

/** What a command said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process. */
export async function cli(...args: string[]): Promise<Ended> {
  let [out, err] = ['', ''];
  const code = await run(args, {
    stdin: (async function* () {})(),
    stdout: { write: (written: string) => (out += written) },
    stderr: { write: (written: string) => (err += written) },
    env: {},
    version: '1.2.3',
  });
  return { code, out, err };
}

/** Runs a command in this process, which must end well. */
export async function good(...args: string[]): Promise<string> {
  const { code, out, err } = await cli(...args);
  if (code !== 0 || err !== '') throw new Error(`${args.join(' ')}: ${code} ${err}`);
  return out;
}

/** Brings the compiled program up to date: only there do worker threads find their file. */
export function compile(): void {
  spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root });
  if (!existsSync(program)) throw new Error('the program does not compile');
}

/** Runs a command as a process; `meanwhile` is called once it runs, with options for node if any. */
export function spawned(
  args: readonly string[],
  meanwhile: (child: ChildProcess) => void = () => {},
  nodeOptions: readonly string[] = [],
): Promise<Ended> {
  const child = startChild(process.execPath, [...nodeOptions, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  meanwhile(child);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}
