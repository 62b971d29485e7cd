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

/** A project that is built. */
export interface BuiltProject {
  /** The copy: sources, and what is built of them in `dist/`. */
  readonly root: string;
  /** The executable. */
  readonly main: string;
  /** What `npm pack` made. */
  readonly tarball: string;
}

/**
 * Packs a copy of the project with `npm pack`, which builds it on the way.
 *
 * @throws Error with npm's words when it fails
 */
export async function makeProject(): Promise<Made<BuiltProject>> {
  const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-built-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const root = join(folder, 'copy');
  try {
    for (const name of readdirSync(projectRoot)) {
      if (/^(machines|src|docs|[^.].*[.](json|md)|LICENSE|THIRD-PARTY-NOTICES)$/.test(name)) {
        cpSync(join(projectRoot, name), join(root, name), { recursive: true });
      }
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
    // Something that an earlier build left behind.
    mkdirSync(join(root, 'dist/src'), { recursive: true });
    writeFileSync(join(root, 'dist/src/left-over.js'), '');
    // `npm run types` has checked, or will: here the compiler need only translate.
    const config = join(root, 'tsconfig.json');
    const { compilerOptions, ...more } = JSON.parse(readFileSync(config, 'utf8'));
    const options = { ...compilerOptions, noCheck: true };
    writeFileSync(config, JSON.stringify({ compilerOptions: options, ...more }));
    await npm(root, 'pack', '--pack-destination', folder);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'no tarball';
    const main = join(root, 'dist/bin/main.js');
    return { value: { root, main, tarball: join(folder, tarball) }, remove };
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
export function npm(cwd: string, ...args: string[]): Promise<void> {
  const shell = process.platform === 'win32';
  const child = startChild('npm', args, { cwd, env: strangersEnv(), shell });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`npm failed: ${said}`))));
  });
}
