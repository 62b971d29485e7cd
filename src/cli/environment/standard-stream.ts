// A standard stream as a screen that may lose its reader: the work goes on, and the exit code stays.

import { atEndOfTurn } from '../../time/index.js';
import type { Screen } from './environment.js';
import { exitCodes, reasonOf } from './failures.js';

/** A standard stream, and what its loss makes of the exit code. */
export interface StandardStream {
  readonly screen: Screen;
  /** 0, unless text was lost for another reason than that its reader had seen enough. */
  readonly exitCode: number;
  /** Writes at once what was to be written soon. */
  flush(): void;
}

/**
 * Puts a screen before a stream. What is written after the first failure is dropped.
 *
 * @param report - says in one line why text was lost, unless a command listens for that; not called
 *   when the reader has left
 */
export function standardStream(
  stream: NodeJS.WriteStream,
  name: string,
  report: (line: string) => void,
): StandardStream {
  let isLost = false;
  let exitCode: number = exitCodes.done;
  let listener: ((reason: Error) => void) | undefined;
  let soon = '';
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (isLost) return;
    isLost = true;
    if (listener) return listener(error);
    if (error.code === 'EPIPE') return;
    exitCode = exitCodes.cannotWrite;
    report(`cannot write ${name}: ${reasonOf(error)}`);
  });
  function flush(): void {
    const text = soon;
    soon = '';
    if (text !== '' && !isLost) stream.write(text);
  }
  return {
    flush,
    screen: {
      write(text) {
        flush();
        return isLost || stream.write(text);
      },
      writeSoon(text) {
        if (soon === '') atEndOfTurn(flush);
        soon += text;
      },
      get isTTY() {
        return stream.isTTY;
      },
      get columns() {
        return stream.columns;
      },
      get rows() {
        return stream.rows;
      },
      onLost(next) {
        listener = next;
      },
    },
    get exitCode() {
      return exitCode;
    },
  };
}
