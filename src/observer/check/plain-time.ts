// Times as programs write them, from bytes: 2026-01-01T08:00:00Z, with a fraction of any length, and with an offset in
// place of the Z. Days are read as all times are, and remembered; any other form is left to the reader of texts.

import { readTimeText } from './time-text.js';

const [zero, colon, plus, minus, dot, letterT, space, letterZ] = [...'0:+-.T Z'].map((each) =>
  each.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];

const day = /^\d{4}-\d\d-\d\d$/;
/** How far behind the beginning of a time its clock and its fraction begin. */
const [clockAt, fractionAt] = ['2026-01-01T'.length, '2026-01-01T08:00:00'.length];

/** Reads times, and remembers the last day. */
export class PlainTimes {
  /** The time that was read last, in milliseconds since 1970. */
  atMs = 0;
  /** The bytes of the last day, and when it began. */
  #yearBytes = 0;
  #monthBytes = 0;
  #dayBytes = 0;
  #dayMs = Number.NaN;

  /**
   * Reads a time.
   *
   * @returns where it ends; -1 for any other text
   */
  read(bytes: DataView, from: number): number {
    if (
      bytes.getInt32(from, true) !== this.#yearBytes ||
      bytes.getInt32(from + 4, true) !== this.#monthBytes ||
      bytes.getInt16(from + 8, true) !== this.#dayBytes
    ) {
      this.#learnDay(bytes, from);
    }
    const mark = bytes.getUint8(from + clockAt - 1);
    if (mark !== letterT && mark !== space) return -1;
    const clock = from + clockAt;
    const hours = two(bytes, clock);
    const minutes = two(bytes, clock + 3);
    const seconds = two(bytes, clock + 6);
    if (bytes.getUint8(clock + 2) !== colon || bytes.getUint8(clock + 5) !== colon) return -1;
    if (!(hours < 24 && minutes < 60 && seconds < 60)) return -1;
    let at = from + fractionAt;
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
    const ofDayMs = ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis;
    const zone = bytes.getUint8(at);
    if (zone === letterZ) {
      this.atMs = this.#dayMs + ofDayMs;
      return Number.isNaN(this.atMs) ? -1 : at + 1;
    }
    if (zone !== plus && zone !== minus) return -1;
    const [offsetHours, offsetMinutes] = [two(bytes, at + 1), two(bytes, at + 4)];
    if (bytes.getUint8(at + 3) !== colon || offsetHours > 23 || offsetMinutes > 59) return -1;
    const offsetMs = (offsetHours * 60 + offsetMinutes) * 60_000;
    this.atMs = this.#dayMs + ofDayMs + (zone === minus ? offsetMs : -offsetMs);
    return Number.isNaN(this.atMs) ? -1 : at + '+00:00'.length;
  }

  #learnDay(bytes: DataView, from: number): void {
    let text = '';
    for (let at = from; at < from + clockAt - 1; at++) {
      text += String.fromCharCode(bytes.getUint8(at));
    }
    const reading = day.test(text) ? readTimeText(`${text}T00:00:00Z`, false) : undefined;
    this.#yearBytes = bytes.getInt32(from, true);
    this.#monthBytes = bytes.getInt32(from + 4, true);
    this.#dayBytes = bytes.getInt16(from + 8, true);
    this.#dayMs = reading && 'atMs' in reading ? reading.atMs : Number.NaN;
  }
}

/** Two digits as a number; 99 or more for anything else. */
function two(bytes: DataView, from: number): number {
  const tens = bytes.getUint8(from) - zero;
  const ones = bytes.getUint8(from + 1) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 255;
}
