// Files as a revision of git has them, read by the git that is installed.

import { execFileSync } from 'node:child_process';
import { join, relative, resolve, sep } from 'node:path';
import type { ModuleTexts } from './module-text.js';

/** The files of a revision. */
export interface Revision extends ModuleTexts {
  /** The folder of the repository. */
  readonly root: string;
  /** Where a file of the folder that was asked from lies in the repository, absolute. */
  placeOf(file: string): string;
}

/**
 * Finds a revision in the repository around a folder.
 *
 * @throws an error that says why git does not know it
 */
export function revisionOf(name: string, folder: string): Revision {
  const root = git(folder, 'rev-parse', '--show-toplevel').trim();
  const prefix = git(folder, 'rev-parse', '--show-prefix').trim();
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const commit = git(folder, ...asked).trim();
  return {
    root,
    placeOf: (file) => join(root, prefix, relative(folder, resolve(folder, file))),
    read(path) {
      const inside = relative(root, path).split(sep).join('/');
      try {
        return git(root, 'cat-file', 'blob', `${commit}:${inside}`);
      } catch {
        return undefined;
      }
    },
  };
}

function git(folder: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: string; readonly stderr?: string };
    if (code === 'ENOENT') throw new Error('git is not installed');
    throw new Error(stderr?.trim().split('\n')[0] || 'git knows no such revision');
  }
}
