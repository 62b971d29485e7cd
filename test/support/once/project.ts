// The project as npm builds and packs it, from a copy of the sources: no test runs what was built yesterday,
// and no test writes into the tree.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startChild } from '../processes.js';
import type { Made } from './made.js';

/** The root of this project. */
export const projectRoot = resolve(import.meta.dirname, '../../..');

/** A project that is packed. */
export interface BuiltProject {
  /** The copy: sources, and what is built of them in `dist/`. */
  readonly root: string;
  /** What `npm pack` made. */
  readonly tarball: string;
}

/** A copy of the sources, which uses the packages of this project. */
export function copyProject(): { readonly root: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-built-'));
  const root = join(folder, 'copy');
  for (const name of readdirSync(projectRoot)) {
    if (/^(machines|src|docs|[^.].*[.](json|md)|LICENSE|THIRD-PARTY-NOTICES)$/.test(name)) {
      cpSync(join(projectRoot, name), join(root, name), { recursive: true });
    }
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  return { root, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Packs a copy of the project with `npm pack`, which builds it on the way.
 *
 * @throws Error with npm's words when it fails
 */
export async function makeProject(): Promise<Made<BuiltProject>> {
  const { root, remove } = copyProject();
  try {
    // Something that an earlier build left behind.
    mkdirSync(join(root, 'dist/src'), { recursive: true });
    writeFileSync(join(root, 'dist/src/left-over.js'), '');
    // `npm run types` has checked, or will: here the compiler need only translate.
    const config = join(root, 'tsconfig.json');
    const { compilerOptions, ...more } = JSON.parse(readFileSync(config, 'utf8'));
    const options = { ...compilerOptions, noCheck: true };
    writeFileSync(config, JSON.stringify({ compilerOptions: options, ...more }));
    const folder = join(root, '..');
    await npm(root, 'pack', '--pack-destination', folder);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'no tarball';
    return { value: { root, tarball: join(folder, tarball) }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * The environment for an npm that works in another project: what npm tells the scripts that it runs is
 * about this one.
 */
export const strangersEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_(?!config_cache$)|NODE_OPTIONS$)/i.test(name),
    ),
  );

/** Runs npm in another project, to its end. */
export const npm = (cwd: string, ...args: string[]): Promise<void> => runToEnd(cwd, 'npm', ...args);

/**
 * Runs a command in another project, to its end.
 *
 * @throws Error with what it said when it fails
 */
export function runToEnd(cwd: string, command: string, ...args: string[]): Promise<void> {
  const shell = process.platform === 'win32';
  const child = startChild(command, args, { cwd, env: strangersEnv(), shell });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`${command} ${args[0]} failed: ${said}`)),
    );
  });
}
