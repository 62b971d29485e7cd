// How a command fails: with one line for people and an exit code for programs.

import { getSystemErrorMap } from 'node:util';

/** The exit codes of this program; those of signals follow the shell's custom. */
export const exitCodes = {
  done: 0,
  cannotWrite: 1,
  /** What was waited for cannot come, or what was checked does not conform. */
  notReached: 1,
  badInput: 2,
  timedOut: 3,
  internalError: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** A failure that the user can do something about. Its message is one line. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    readonly exitCode: number,
    options?: ErrorOptions,
  ) {
    super(onOneLine(message), options);
  }
}

/** Input that cannot be used; exit code 2. */
export function badInput(message: string, cause?: unknown): CommandFailure {
  return new CommandFailure(message, exitCodes.badInput, { cause });
}

/** Output that could not be written; exit code 1. */
export function cannotWrite(what: string, cause: unknown): CommandFailure {
  const message = `cannot write ${what}: ${reasonOf(cause)}`;
  return new CommandFailure(message, exitCodes.cannotWrite, { cause });
}

/** The reason of a system error, in the system's words. */
export function reasonOf(error: unknown): string {
  const { errno, message } = error as NodeJS.ErrnoException;
  return (errno !== undefined && getSystemErrorMap().get(errno)?.[1]) || message;
}

/** Escapes what would move the cursor, colour the terminal or start a new line. */
export function onOneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
