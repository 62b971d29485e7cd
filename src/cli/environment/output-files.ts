// Files that a command writes: whole or not at all.

import {
  constants,
  fstatSync,
  mkdtempSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { access, readdir, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Environment, Screen } from './environment.js';
import { cannotWrite } from './failures.js';

/**
 * Checks before long work that its files can be written.
 *
 * @param paths - those that are undefined are not wanted
 * @throws CommandFailure when one cannot be written
 */
export async function requireWritable(
  paths: readonly (string | undefined)[],
  environment: Environment,
): Promise<void> {
  for (const path of paths.filter((each) => each !== undefined)) {
    try {
      const there = await stat(path).catch(unlessMissing);
      if (there?.isDirectory()) throw new Error('it is a directory');
      if (there) await access(path, constants.W_OK);
      if (there && (!there.isFile() || screenBehind(there, environment))) continue;
      // A file is replaced by one that is written beside it.
      await access(dirname(there ? await realpath(path) : path), constants.W_OK);
    } catch (error) {
      throw cannotWrite(path, error);
    }
  }
}

/**
 * Writes a file so that it has the whole text or what it had before. A pipe, a device or a file
 * that a standard stream goes to is written to as it is.
 *
 * @throws CommandFailure when it cannot be written
 */
export async function writeOutput(
  path: string,
  text: string,
  environment: Environment,
): Promise<void> {
  try {
    const there = await stat(path).catch(unlessMissing);
    const screen = there && screenBehind(there, environment);
    if (screen) {
      screen.write(text);
    } else if (there && !there.isFile()) {
      await writeFile(path, text).catch(unlessReaderLeft);
    } else {
      // Renaming over a file asks the folder for permission, and never the file.
      if (there) await access(path, constants.W_OK);
      const target = there ? await realpath(path) : path;
      await removeLeftovers(target, environment);
      replace(target, text, there?.mode);
    }
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * Writes beside the file and renames. Not by write-file-atomic, which takes a write that a full disk
 * cut short for a whole one; and in one go, so that no signal comes in between.
 */
function replace(path: string, text: string, mode = 0o666): void {
  // A folder whose name the system chooses; the number of the process is 1 in every container.
  const folder = mkdtempSync(`${path}${suffix}`);
  const beside = join(folder, 'whole');
  try {
    writeFileSync(beside, text, { flag: 'wx', mode, flush: true });
    renameSync(beside, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the name of a folder beside a file goes on with, before six characters of the system's. */
const suffix = '.tmp-';

/** From when on such a folder is left over, in milliseconds. */
const leftMs = 10 * 60_000;

/** Removes what runs that were killed while they wrote this very file have left beside it. */
async function removeLeftovers(path: string, { clock }: Environment): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  const isOurs = (other: string) =>
    other.startsWith(name + suffix) && other.length === (name + suffix).length + 6;
  // Tidying up is no reason to fail.
  const names = await readdir(folder).catch(() => []);
  for (const other of names.filter(isOurs)) {
    const left = await stat(join(folder, other)).catch(() => undefined);
    if (left && clock.now() - left.mtimeMs > leftMs) {
      rmSync(join(folder, other), { recursive: true, force: true });
    }
  }
}

/** The screen whose text goes to this very file, under whatever name. */
function screenBehind({ dev, ino }: Stats, { stdout, stderr }: Environment): Screen | undefined {
  return [stdout, stderr].find((_, index) => {
    const standard = fstatSync(index + 1);
    return standard.dev === dev && standard.ino === ino;
  });
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function unlessReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
