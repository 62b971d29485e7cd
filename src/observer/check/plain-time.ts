// Times as programs write them, from bytes: 2026-01-01T08:00:00Z, with a fraction of any length, and with an offset in
// place of the Z. Days are read as all times are, and remembered; any other form is left to the reader of texts.

import { AsciiText, areEqual, asciiIn } from './ascii-text.js';
import { readTimeText } from './time-text.js';

const [zero, colon, plus, minus, dot, space, letterT, letterZ] = [...'0:+-. TZ'].map((each) =>
  each.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];

const day = /^\d{4}-\d\d-\d\d$/;
/** Where the parts of a time end. */
const [dayEnd, minuteEnd, secondEnd] = [
  '2026-01-01',
  '2026-01-01T08:00:',
  '2026-01-01T08:00:00',
].map(({ length }) => length) as [number, number, number];

/** Reads times, and remembers the last day and the last minute. */
export class PlainTimes {
  /** The time that was read last, in milliseconds since 1970. */
  atMs = 0;
  /** What the last minute is written as, and when it began, in milliseconds since 1970. */
  readonly #minute = new DataView(new ArrayBuffer(minuteEnd));
  #minuteMs = 0;
  /** The last day. */
  #day = new AsciiText('no day yet');
  #dayMs = 0;

  /**
   * Reads a time.
   *
   * @returns where it ends; -1 for any other text
   */
  read(bytes: DataView, from: number): number {
    if (!areEqual(this.#minute, 0, bytes, from, minuteEnd) && !this.#learn(bytes, from)) return -1;
    const seconds = two(bytes, from + minuteEnd);
    if (seconds > 59) return -1;
    let at = from + secondEnd;
    let millis = 0;
    if (bytes.getUint8(at) === dot) {
      let weight = 100;
      let digit = bytes.getUint8(++at) - zero;
      if (digit < 0 || digit > 9) return -1;
      for (; digit >= 0 && digit <= 9; digit = bytes.getUint8(++at) - zero) {
        millis += digit * weight;
        weight = weight === 100 ? 10 : weight === 10 ? 1 : 0;
      }
    }
    const localMs = this.#minuteMs + seconds * 1000 + millis;
    const zone = bytes.getUint8(at);
    if (zone === letterZ) {
      this.atMs = localMs;
      return at + 1;
    }
    if (zone !== plus && zone !== minus) return -1;
    const [offsetHours, offsetMinutes] = [two(bytes, at + 1), two(bytes, at + 4)];
    if (bytes.getUint8(at + 3) !== colon || offsetHours > 23 || offsetMinutes > 59) return -1;
    const offsetMs = (offsetHours * 60 + offsetMinutes) * 60_000;
    this.atMs = zone === minus ? localMs + offsetMs : localMs - offsetMs;
    return at + '+00:00'.length;
  }

  #learn(bytes: DataView, from: number): boolean {
    if (!this.#day.isAt(bytes, from)) {
      const text = asciiIn(bytes, from, from + dayEnd);
      const reading = day.test(text) ? readTimeText(`${text}T00:00:00Z`, false) : undefined;
      if (!reading || !('atMs' in reading)) return false;
      [this.#day, this.#dayMs] = [new AsciiText(text), reading.atMs];
    }
    const mark = bytes.getUint8(from + dayEnd);
    if (mark !== letterT && mark !== space) return false;
    const [hours, minutes] = [two(bytes, from + dayEnd + 1), two(bytes, from + dayEnd + 4)];
    if (hours > 23 || minutes > 59) return false;
    if (bytes.getUint8(from + dayEnd + 3) !== colon) return false;
    if (bytes.getUint8(from + minuteEnd - 1) !== colon) return false;
    for (let at = 0; at < minuteEnd; at++) this.#minute.setUint8(at, bytes.getUint8(from + at));
    this.#minuteMs = this.#dayMs + (hours * 60 + minutes) * 60_000;
    return true;
  }
}

/** Two digits as a number; 99 or more for anything else. */
function two(bytes: DataView, from: number): number {
  const tens = bytes.getUint8(from) - zero;
  const ones = bytes.getUint8(from + 1) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 255;
}
