// Frames that come one upon another, as one text: a page can take ten thousand a second, and no ten thousand texts.

import type { Clock } from '../../time/index.js';

/** Those of so long are told at once. A screen shows no more often. */
const gatherMs = 10;

/** In characters; a page reads as much in a few milliseconds. */
const longestBatch = 256_000;

/**
 * Gathers frames.
 *
 * @param send - takes a JSON array of them
 * @param clock - waits while they gather
 * @returns takes a frame, written as JSON
 */
export function batched(send: (text: string) => void, clock: Clock): (frame: string) => void {
  let waiting: string[] = [];
  let characters = 0;
  let timer: unknown;
  const flush = () => {
    clock.clearTimeout(timer);
    timer = undefined;
    const text = `[${waiting.join(',')}]`;
    waiting = [];
    characters = 0;
    send(text);
  };
  return (frame) => {
    waiting.push(frame);
    characters += frame.length;
    if (characters >= longestBatch) flush();
    else timer ??= clock.setTimeout(flush, gatherMs);
  };
}
