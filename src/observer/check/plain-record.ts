// Reads records as most programs write them, from the bytes of a line: an object of three texts, at, instance_id and
// status, in any order and with any blanks between, and nothing in it that JSON would unescape. It never guesses: any
// other line is left to JSON, which comes to the same for all of these.

import { observedStatuses } from '../lifecycle/index.js';
import { AsciiText } from './ascii-text.js';
import { PlainIds } from './plain-ids.js';
import { type PlainShape, shapeOf } from './plain-shape.js';
import { PlainTimes } from './plain-time.js';

/** No plain record is longer. So far behind a line bytes can be looked at. */
const longestPlain = 1024;

/** After how many lines that are not plain a shape is learnt again, at most. */
const longestPause = 64;

/** Every status, with the quote behind it. */
const statusTexts = observedStatuses.map((status) => new AsciiText(`${status}"`));

/** By a hash of its first four bytes, the statuses that a text may be. */
const statusesByHash: readonly (readonly number[])[] = Array.from({ length: 64 }, (_, hash) =>
  statusTexts.flatMap((text, index) => (hashOf(text.firstBytes) === hash ? [index] : [])),
);

function hashOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 26;
}

/** Reads plain records, one after the other: what was read stands in its fields. */
export class PlainRecordReader {
  /** The time, in milliseconds since 1970. */
  atMs = 0;
  /** The position of the status in `observedStatuses`. */
  status = 0;
  /** The ids that were read, the last of them among them. */
  readonly ids = new PlainIds();
  readonly #times = new PlainTimes();
  #shape: PlainShape | undefined;
  /** A line that is near the end of its bytes, or of another shape. */
  readonly #line = new Uint8Array(2 * longestPlain);
  readonly #lineView = new DataView(this.#line.buffer);
  /** For how many lines no shape is learnt, and for how many after the next failure. */
  #paused = 0;
  #pause = 1;

  /**
   * Reads a line.
   *
   * @param bytes - lines, each with its line feed
   * @param view - the same
   * @returns where the next line begins; -1 when this one is no plain record
   */
  read(bytes: Uint8Array, view: DataView, from: number): number {
    const isNearEnd = from + longestPlain > bytes.length;
    if (!isNearEnd && this.#shape) {
      const next = this.#readAs(this.#shape, view, from);
      if (next >= 0) return next;
    }
    if (this.#paused > 0) {
      this.#paused--;
      return -1;
    }
    const end = bytes.indexOf(0x0a, from) + 1;
    if (end - from > longestPlain) return -1;
    this.#line.set(bytes.subarray(from, end));
    let next = isNearEnd && this.#shape ? this.#readAs(this.#shape, this.#lineView, 0) : -1;
    if (next < 0) {
      const shape = shapeOf(String.fromCharCode(...this.#line.subarray(0, end - from)));
      next = shape ? this.#readAs(shape, this.#lineView, 0) : -1;
      this.#shape = next < 0 ? this.#shape : shape;
    }
    this.#paused = next < 0 ? this.#pause : 0;
    this.#pause = next < 0 ? Math.min(2 * this.#pause, longestPause) : 1;
    if (next !== end - from) return -1;
    return end;
  }

  #readAs({ order, around }: PlainShape, view: DataView, from: number): number {
    let at = from;
    for (let index = 0; index < order.length; index++) {
      const before = around[index] as AsciiText;
      if (!before.isAt(view, at)) return -1;
      at += before.length;
      const field = order[index];
      if (field === 'at') {
        at = this.#times.read(view, at);
        this.atMs = this.#times.atMs;
      } else at = field === 'status' ? this.#readStatus(view, at) : this.ids.read(view, at);
      if (at < 0) return -1;
    }
    const last = around[order.length] as AsciiText;
    return last.isAt(view, at) ? at + last.length : -1;
  }

  #readStatus(view: DataView, from: number): number {
    const candidates = statusesByHash[hashOf(view.getInt32(from, true))] as readonly number[];
    for (let place = 0; place < candidates.length; place++) {
      const index = candidates[place] as number;
      const text = statusTexts[index] as AsciiText;
      if (!text.isAt(view, from)) continue;
      this.status = index;
      return from + text.length - 1;
    }
    return -1;
  }
}
