// Reads times, and fast when many times of the same day follow each other, as they do in a trace. A number
// is a time since 1970 in the unit that makes it one of our days; a number that could be several is refused
// with its readings, and none is quietly taken for January 1970.

import { readTimeText } from './time-text.js';

/** The unit of times that are numbers since 1970. */
export type TimeUnit = 's' | 'ms' | 'us' | 'ns';

/** How times are read that do not say it themselves. */
export interface TimeOptions {
  /** The unit of times that are numbers; told from their size unless given. */
  readonly timeUnit?: TimeUnit;
  /** Whether a time without a zone is one of UTC; otherwise it is refused. */
  readonly assumeUtc?: boolean;
}

/** The units, with how many milliseconds each has. */
const units: Readonly<Record<TimeUnit, { readonly inMs: number; readonly name: string }>> = {
  s: { inMs: 1000, name: 'seconds' },
  ms: { inMs: 1, name: 'milliseconds' },
  us: { inMs: 1e-3, name: 'microseconds' },
  ns: { inMs: 1e-6, name: 'nanoseconds' },
};

/** The units of times since 1970. */
export const timeUnits = Object.keys(units) as TimeUnit[];

/** What a unit is called. */
export const unitName = (unit: TimeUnit): string => units[unit].name;

/** Between these, in milliseconds since 1970, a number is a time of our days: 2001 to 2286. */
const [ourDaysFromMs, ourDaysUntilMs] = [1e12, 1e13];

/** The latest time that a `Date` can be, in milliseconds since 1970. */
const endOfTimeMs = 8.64e15;

const zero = 48;
const dayLength = '2026-01-01'.length;
const digits = /^\d+(\.\d*)?(e\+?\d+)?$/i;

/** Reads times, and remembers the last day and the last unit. */
export class InstantReader {
  /** The unit of the time that was read last; undefined for one in words. */
  unit: TimeUnit | undefined;
  readonly #given: TimeUnit | undefined;
  readonly #assumesUtc: boolean;
  #day = 'no day';
  #dayMs = 0;
  #lastUnit: TimeUnit = 'ms';

  constructor({ timeUnit, assumeUtc = false }: TimeOptions = {}) {
    this.#given = timeUnit;
    this.#assumesUtc = assumeUtc;
  }

  /**
   * Reads a time.
   *
   * @returns milliseconds since 1970; undefined for what is no time, of which `problem` tells more
   */
  read(at: unknown): number | undefined {
    let atMs = Number.NaN;
    if (typeof at === 'number') atMs = this.#number(at);
    else if (typeof at === 'string') {
      const ofDayMs = at.startsWith(this.#day) ? timeOfDay(at) : -1;
      if (ofDayMs >= 0) {
        this.unit = undefined;
        return this.#dayMs + ofDayMs;
      }
      atMs = this.#text(at.trim());
    }
    return Math.abs(atMs) <= endOfTimeMs ? atMs : undefined;
  }

  /** Says in one line why something is no time, and what would be. */
  problem(at: unknown): string {
    const text = typeof at === 'string' ? at.trim() : '';
    const value = typeof at === 'number' ? at : digits.test(text) ? Number(text) : Number.NaN;
    if (value >= 0 && !this.#given) {
      const readings = timeUnits
        .map((unit) => ({ unit, atMs: value * units[unit].inMs }))
        .filter(({ unit, atMs }) => ['s', 'ms'].includes(unit) && atMs <= endOfTimeMs)
        .map(({ unit, atMs }) => `${new Date(atMs).toISOString()} as ${unitName(unit)}`);
      if (readings.length > 1) {
        return `at: ${text || value} is ${readings.join(' or ')} since 1970: pass timeUnit`;
      }
    }
    const reading = readTimeText(text, this.#assumesUtc);
    if (reading && 'problem' in reading) return `at: ${JSON.stringify(text)} ${reading.problem}`;
    return `at: expected a time with its zone, such as 2026-01-01T08:00:00Z, or a number of seconds or milliseconds since 1970, got ${shown(at)}`;
  }

  #number(value: number): number {
    const unit = this.#given ?? this.#unitOf(value);
    if (unit === undefined || value < 0) return Number.NaN;
    this.unit = unit;
    this.#lastUnit = unit;
    return unit === 'ms' ? value : Math.round(value * units[unit].inMs);
  }

  #unitOf(value: number): TimeUnit | undefined {
    const isOne = (unit: TimeUnit) => {
      const atMs = value * units[unit].inMs;
      return atMs >= ourDaysFromMs && atMs < ourDaysUntilMs;
    };
    return isOne(this.#lastUnit) ? this.#lastUnit : timeUnits.find(isOne);
  }

  #text(at: string): number {
    if (digits.test(at)) return this.#number(Number(at));
    const reading = readTimeText(at, this.#assumesUtc);
    if (!reading || 'problem' in reading) return Number.NaN;
    this.unit = undefined;
    if (at.endsWith('Z') && at[4] === '-' && at[dayLength] === 'T') {
      this.#day = at.slice(0, dayLength);
      this.#dayMs = Date.parse(`${this.#day}T00:00:00Z`);
    }
    return reading.atMs;
  }
}

/** Writes a foreign value, for a message. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return JSON.stringify(String(value).slice(0, 60));
}

/** Two digits as a number; negative for anything else. */
function two(text: string, from: number): number {
  const [tens, ones] = [text.charCodeAt(from) - zero, text.charCodeAt(from + 1) - zero];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** The time of day of `…THH:MM:SSZ` or `…THH:MM:SS.mmmZ`, in milliseconds; negative for other forms. */
function timeOfDay(at: string): number {
  const { length } = at;
  if (length !== 20 && length !== 24) return -1;
  if (at[10] !== 'T' || at[13] !== ':' || at[16] !== ':' || at[length - 1] !== 'Z') return -1;
  const [hours, minutes, seconds] = [two(at, 11), two(at, 14), two(at, 17)];
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
    return -1;
  }
  const ofDayMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (length === 20) return ofDayMs;
  const [centis, millis] = [two(at, 20), at.charCodeAt(22) - zero];
  if (at[19] !== '.' || centis < 0 || millis < 0 || millis > 9) return -1;
  return ofDayMs + centis * 10 + millis;
}
