// A line on a terminal's standard error that says how far something is, and is gone afterwards.

import type { Environment } from '../environment/environment.js';
import { cut } from './printable.js';

/** The line. */
export interface StatusLine {
  /** Changes what it says. The text is asked for anew every second, for the times in it. */
  show(text: () => string): void;
  /** Writes a line above it, which stays; on its own where there is no terminal. */
  say(line: string): void;
  /** Takes it off the screen. */
  clear(): void;
}

const tickMs = 1000;
const usualColumns = 80;
const eraseLine = '\r\u001b[2K';

/** Begins to show a line, if standard error is a terminal. */
export function startStatusLine({ stderr, clock }: Environment): StatusLine {
  if (!stderr.isTTY) {
    return { show: () => {}, say: (line) => void stderr.write(`${line}\n`), clear: () => {} };
  }
  let text: (() => string) | undefined;
  let timer: unknown;
  const draw = () => {
    clock.clearTimeout(timer);
    if (!text) return;
    const line = cut(text(), (stderr.columns || usualColumns) - 1);
    stderr.write(`${eraseLine}${line}`);
    timer = clock.setTimeout(draw, tickMs);
  };
  return {
    show(next) {
      text = next;
      draw();
    },
    say(line) {
      stderr.write(`${text ? eraseLine : ''}${line}\n`);
      draw();
    },
    clear() {
      clock.clearTimeout(timer);
      if (text) stderr.write(eraseLine);
      text = undefined;
    },
  };
}
