// Durations: what is read, what is refused and why, and that what is written can be read again.

import fc from 'fast-check';
import { formatDuration } from '../../src/plan/index.js';
import { durationSchema, longestMs } from '../../src/plan/internal.js';

test.each([
  ['500ms', 500],
  ['23s', 23_000],
  ['74.4s', 74_400],
  ['.5m', 30_000],
  ['1.5h', 5_400_000],
  ['1.1h', 3_960_000],
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
  ['7d 3h', 615_600_000],
  ['286d 4h 12m', 24_725_520_000],
  ['0.4ms', 0],
  ['0s', 0],
  ['0', 0],
  [0, 0],
  ['365000d', longestMs],
])('%j is %i ms', (text, durationMs) => {
  expect(durationSchema.parse(text)).toBe(durationMs);
});

const wanted = /^expected a duration with a unit \(ms, s, m, h, d, w\), such as "30s", .*got /;

test.each([
  ['-1s', /a duration is never negative$/],
  ['- 1s', /a duration is never negative$/],
  ['30', wanted],
  [30, wanted],
  [-0.5, wanted],
  [Number.NaN, /got NaN$/],
  ['NaN', wanted],
  [Number.POSITIVE_INFINITY, /got Infinity$/],
  ['Infinity', wanted],
  ['', wanted],
  ['soon', /got "soon"$/],
  ['1y', wanted],
  ['5M', wanted],
  ['1 h', wanted],
  ['1h30m', wanted],
  ['1h  30m', wanted],
  ['1e3s', wanted],
  ['0x10s', wanted],
  ['1.s', wanted],
  ['1,5h', wanted],
  ['1'.repeat(50), wanted],
  [null, /got nothing$/],
  [undefined, /^missing: expected a duration/],
  [['1s'], /got a list$/],
  [{ s: 1 }, /got a mapping$/],
  [true, /got true$/],
  ['365001d', /^expected at most 365000d, got 365001d$/],
  ['999999999999999999999999999999999999d', /^expected at most 365000d/],
])('%j is refused in one line', (value, message) => {
  const [issue, ...more] = durationSchema.safeParse(value).error?.issues ?? [];
  expect(more).toEqual([]);
  expect(issue?.message).toMatch(message);
  expect(issue?.message).not.toContain('\n');
});

test.each([
  [0, '0s'],
  [1, '0.001s'],
  [4250, '4.25s'],
  [60_000, '1m'],
  [93_784_250, '1d 2h 3m 4.25s'],
  [longestMs, '365000d'],
])('%i ms is written as %s', (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});

test('whatever is written is read as what it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: longestMs }), (durationMs) => {
      expect(durationSchema.parse(formatDuration(durationMs))).toBe(durationMs);
    }),
  );
});
