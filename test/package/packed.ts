// What the tests of the package do with it: they look at its files and run programs.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, strangersEnv } from '../support/once/project.js';

export { projectRoot };

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

/** Runs a program of one of this project's packages, by its file below node_modules. */
export function runTool(folder: string, file: string, ...args: string[]): Run {
  return run(folder, process.execPath, join(projectRoot, 'node_modules', file), ...args);
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
