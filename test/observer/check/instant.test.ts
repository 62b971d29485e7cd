// A time reads the same whatever came before it, and as the language itself reads it.

import fc from 'fast-check';
import { createInstantReader } from '../../../src/observer/check/instant.js';

const written = fc.oneof(
  fc
    .date({
      min: new Date('2026-02-27T00:00:00Z'),
      max: new Date('2026-03-02T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().replace('.000Z', 'Z')),
  fc.constantFrom(
    '2026-03-01T00:00:00Z',
    '2026-03-01T00:00Z',
    '2026-03-01T23:59:59.9Z',
    '2026-03-01T23:59:59.999999Z',
    '2026-03-01T12:00:00+01:00',
    '2026-03-01T12:00:00.000-0830',
  ),
);

test('a time is what the language makes of it, in whatever order times come', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 30 }), (times) => {
      const read = createInstantReader();
      const four = (text: string) => /^\d{4}-/.test(text);
      expect(times.map(read)).toEqual(
        times.map((text) => (four(text) ? Date.parse(text) : undefined)),
      );
    }),
  );
});

test.each([
  '2026-03-01T24:00:01Z',
  '2026-03-01T00:60:00Z',
  '2026-03-01T00:00:60Z',
  '2026-03-01T0a:00:00Z',
  '2026-03-01T00:00:00.0 0Z',
  '2026-03-01 00:00:00Z',
  '2026-03-01T00:00:00z',
  '2026-03-01T00-00-00Z',
  '2026-03-01T00:00:00,000Z',
  '2026-03-01T00:00:00',
  '2026-03-01',
  '-1',
  '1e3',
  '99999999999999999',
  '',
])('"%s" is no time, also after one of the same day', (text) => {
  const read = createInstantReader();
  read('2026-03-01T00:00:00Z');
  expect(read(text)).toBeUndefined();
});

test.each([
  [0, 0],
  ['1767225600000', 1_767_225_600_000],
  [8.64e15, 8.64e15],
  [8.64e15 + 1, undefined],
  [Number.NaN, undefined],
  [null, undefined],
])('%s is %s', (at, expected) => {
  expect(createInstantReader()(at)).toBe(expected);
});
