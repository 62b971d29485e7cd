// Installs the package as a stranger would: into an empty project, by npm. Needs no network and leaves the
// tree alone.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strangersEnv } from '../support/once/project.js';

/** The root of this project. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** What a program said and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end in a folder. */
export function run(folder: string, program: string, ...args: string[]): Run {
  const env = strangersEnv();
  const windows = process.platform === 'win32';
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', env, shell: windows });
}

function requireGood({ status, stdout, stderr }: Run): void {
  if (status !== 0) throw new Error(`npm failed: ${stdout}${stderr}`);
}

/** Runs a program of one of this project's packages, by its file below node_modules. */
export function runTool(folder: string, file: string, ...args: string[]): Run {
  return run(folder, process.execPath, join(projectRoot, 'node_modules', file), ...args);
}

/** A folder for one test run. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dcs-lifecycle-package-'));
}

/** Removes it again. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The part of package-lock.json that is used here. */
interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/**
 * Installs the tarball with npm into an empty project. Its dependencies lie there already, copied
 * from this project, so npm needs no network; what it finds that nobody asks for, it removes.
 *
 * @param folder - where to work
 * @param tarball - the package
 * @returns the project's folder
 * @throws Error with npm's words when it fails, as it does when a dependency is not in the lock file
 */
export function installInto(folder: string, tarball: string): string {
  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  writeFileSync(
    join(consumer, 'package.json'),
    JSON.stringify({ name: 'consumer', version: '1.0.0', private: true, type: 'module' }),
  );
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as Lock;
  for (const [place, { dev }] of Object.entries(lock.packages)) {
    const from = join(projectRoot, place);
    if (place !== '' && !dev && existsSync(from)) {
      const filter = (source: string) => !/[\\/]node_modules$/.test(source.slice(from.length));
      cpSync(from, join(consumer, place), { recursive: true, filter });
    }
  }
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  // Without its links in .bin npm takes a package for broken and wants to fetch it again.
  requireGood(run(consumer, 'npm', 'rebuild', ...flags));
  requireGood(run(consumer, 'npm', 'install', ...flags, tarball));
  return consumer;
}

/** The packages below a folder's node_modules, by their names and sorted. */
export function installedIn(consumer: string): string[] {
  const below = (folder: string): string[] =>
    (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap(({ name }) => {
        if (name.startsWith('@')) return below(join(folder, name)).map((own) => `${name}/${own}`);
        return [name, ...below(join(folder, name, 'node_modules'))];
      });
  return [...new Set(below(join(consumer, 'node_modules')))].sort();
}

/** The files below a folder, with their sizes in bytes. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
