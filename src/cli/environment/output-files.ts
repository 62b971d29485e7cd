// Files that a command writes: whole or not at all.

import { constants, fstatSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { access, realpath, stat, writeFile } from 'node:fs/promises';
import type { Environment, Screen } from './environment.js';
import { cannotWrite } from './failures.js';

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
      replace(there ? await realpath(path) : path, text, there?.mode);
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
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, { flag: 'wx', mode, flush: true });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
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
