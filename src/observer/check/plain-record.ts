// Reads records as most programs write them, from the bytes of a line: an object of three texts, at, instance_id and
// status, in any order and with any blanks between, and nothing in it that JSON would unescape. It never guesses: any
// other line is left to JSON, which comes to the same for all of these.

import { observedStatuses } from '../lifecycle/index.js';
import { ByteWords, maskOf } from './byte-words.js';
import { type PlainShape, shapeOf } from './plain-shape.js';
import { PlainTimes } from './plain-time.js';
import { longestText } from './trace-record.js';

/** No plain record is longer. So far behind a line bytes can be looked at. */
const longestPlain = 1024;

/** After how many lines that are not plain a shape is learnt again, at most. */
const longestPause = 64;

const [quote, backslash, space, firstOther] = [0x22, 0x5c, 0x20, 0x7f];

/** Every status, with the quote behind it. */
const statusTexts = observedStatuses.map((status) => new ByteWords(`${status}"`));

/** By a hash of its first four bytes, the statuses that a text may be. */
const statusesByHash: readonly (readonly number[])[] = Array.from({ length: 64 }, (_, hash) =>
  statusTexts.flatMap((text, index) => (hashOf(text.first) === hash ? [index] : [])),
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
  /** Where the id begins. */
  idFrom = 0;
  /** How many bytes it has: it is of ASCII. */
  idLength = 0;
  /** A hash of it. */
  idHash = 0;
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
    this.idFrom += from;
    return end;
  }

  #readAs({ order, around }: PlainShape, view: DataView, from: number): number {
    let at = from;
    for (let index = 0; index < order.length; index++) {
      const before = around[index] as ByteWords;
      if (!before.isAt(view, at)) return -1;
      at += before.length;
      const field = order[index];
      if (field === 'at') {
        at = this.#times.read(view, at);
        this.atMs = this.#times.atMs;
      } else at = field === 'status' ? this.#readStatus(view, at) : this.#readId(view, at);
      if (at < 0) return -1;
    }
    const last = around[order.length] as ByteWords;
    return last.isAt(view, at) ? at + last.length : -1;
  }

  #readStatus(view: DataView, from: number): number {
    const candidates = statusesByHash[hashOf(view.getInt32(from, true))] as readonly number[];
    for (let place = 0; place < candidates.length; place++) {
      const index = candidates[place] as number;
      const text = statusTexts[index] as ByteWords;
      if (!text.isAt(view, from)) continue;
      this.status = index;
      return from + text.length - 1;
    }
    return -1;
  }

  #readId(view: DataView, from: number): number {
    this.idFrom = from;
    // Ids are mostly as long as the one before.
    if (view.getUint8(from + this.idLength) !== quote || !this.#hash(view)) {
      let end = from;
      for (let byte = view.getUint8(end); byte !== quote; byte = view.getUint8(++end)) {
        const isOther = byte < space || byte >= firstOther || byte === backslash;
        if (isOther || end - from >= longestText) return -1;
      }
      this.idLength = end - from;
      if (end === from || !this.#hash(view)) return -1;
    }
    return from + this.idLength;
  }

  /** @returns whether the id is plain */
  #hash(view: DataView): boolean {
    const end = this.idFrom + this.idLength;
    let hash = this.idLength;
    let others = 0;
    for (let at = this.idFrom; at < end; at += 4) {
      const mask = maskOf(end - at);
      // What is behind the id counts as spaces.
      const word = (view.getInt32(at, true) & mask) | (0x20202020 & ~mask);
      const [quotes, backslashes] = [word ^ 0x22222222, word ^ 0x5c5c5c5c];
      others |= word | (word - 0x20202020) | (word + 0x01010101);
      others |= ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes);
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    this.idHash = Math.imul(hash, 0x45d9f3b) ^ (hash >>> 16);
    return end > this.idFrom && (others & 0x80808080) === 0;
  }
}
