// Files as a revision of git has them, read by the git that is installed.

import { execFileSync } from 'node:child_process';
import { join, relative, resolve, sep } from 'node:path';
import { decoded, type ModuleTexts } from './module-text.js';

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
  const root = revParse(folder, '--show-toplevel');
  const prefix = revParse(folder, '--show-prefix');
  const commit = commitOf(folder, name);
  return {
    root,
    placeOf: (file) => join(root, prefix, relative(folder, resolve(folder, file))),
    read(path) {
      const inside = relative(root, path).split(sep).join('/');
      try {
        return decoded(git(root, 'cat-file', 'blob', `${commit}:${inside}`));
      } catch {
        return undefined;
      }
    },
  };
}

const revParse = (folder: string, ...args: readonly string[]): string =>
  decoded(git(folder, 'rev-parse', ...args)).trim();

function commitOf(folder: string, name: string): string {
  try {
    return revParse(folder, '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  } catch (error) {
    if (revParse(folder, '--is-shallow-repository') !== 'true') throw error;
    throw new Error(
      `${(error as Error).message} in this shallow clone; git fetch --unshallow gets all`,
    );
  }
}

function git(folder: string, ...args: readonly string[]): Buffer {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: string; readonly stderr?: Buffer };
    if (code === 'ENOENT') throw new Error('git is not installed');
    throw new Error(stderr?.toString().trim().split('\n')[0] || 'git knows no such revision');
  }
}
