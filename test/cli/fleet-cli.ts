// The commands about fleets for their tests: in this process, and as a process of its own.

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from '../support/once/index.js';
import { startChild } from '../support/processes.js';
import { runHere } from './recording.js';

const root = join(import.meta.dirname, '../..');

/** A folder of this test file. */
export const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

/** Runs a command in this process, which must end well. */
export async function good(...args: string[]): Promise<string> {
  const { code, out, err } = await runHere(...args);
  if (code !== 0 || err !== '') throw new Error(`${args.join(' ')}: ${code} ${err}`);
  return out;
}

/**
 * Runs a command as a process, since only what is built finds its threads; `meanwhile` is called once it
 * runs, with options for node if any.
 */
export async function spawned(
  args: readonly string[],
  meanwhile: (child: ChildProcess) => void = () => {},
  nodeOptions: readonly string[] = [],
): Promise<Ended> {
  const { main } = await once('program');
  const child = startChild(process.execPath, [...nodeOptions, main, ...args], {
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
