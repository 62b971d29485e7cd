// Choices out of a seeded stream, and values that no client should send.

import { createRandom } from '../../../src/random/index.js';

/** Chooses. */
export interface Chance {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** True so many times in a hundred. */
  percent(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** The choices of a request: the same for the same seed and number. */
export function chanceFor(seed: number, number: number): Chance {
  const random = createRandom(seed, number);
  const below = (n: number) => Math.floor(random() * n);
  return {
    below,
    percent: (share) => random() * 100 < share,
    pick: (from) => from[below(from.length)] as never,
  };
}

/** Texts that have broken something somewhere. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u001b[2J',
  '\ud800',
  '\ufeff',
  'Ω≈ç√∫˜µ≤≥÷',
  '田中さんにあげて下さい',
  '🏳️‍🌈👩‍👩‍👧‍👦',
  '\u202egnirts',
  'a\u0301'.repeat(30),
  'İstanbul',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '$&',
  '$1',
  '$' + '{7*7}',
  '{{7*7}}',
  '%s%n',
  '%00',
  '%2e%2e%2f',
  '../../../etc/passwd',
  '..\\..\\windows',
  "' OR 1=1 --",
  '"; DROP TABLE records; --',
  '<script>alert(1)</script>',
  '\r\nX-Injected: yes',
  '*',
  '?',
  '(a+)+$',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '9007199254740993',
  '1'.repeat(400),
  'x'.repeat(1025),
  'x'.repeat(20_000),
  'true',
  '[]',
  '{}',
  '2026-01-01T00:00:00Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '00:00-25:00',
  '🙂'.repeat(300),
];

/** Values of any sort that have. */
export const nastyValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  0.1 + 0.2,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  -(2 ** 63),
  1e21,
  1e308,
  5e-324,
  [],
  [[]],
  [null],
  Array.from({ length: 1000 }, () => 'x'),
  {},
  { length: 3 },
  { toString: 1 },
  { constructor: { prototype: { polluted: true } } },
  { 0: 'a', 1: 'b' },
  ...nastyTexts,
];

/** Any of them; objects are new ones, so that a change of one is not seen in the next. */
export const nasty = (chance: Chance): unknown => structuredClone(chance.pick(nastyValues));
