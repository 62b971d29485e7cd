// A time reads the same whatever came before it, in every form in which programs and people write it; one
// that could be several is refused with its readings.

import fc from 'fast-check';
import { InstantReader, type TimeUnit } from '../../../src/observer/check/instant.js';

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
      const reader = new InstantReader();
      const four = (text: string) => /^\d{4}-/.test(text);
      expect(times.map((text) => reader.read(text))).toEqual(
        times.map((text) => (four(text) ? Date.parse(text) : undefined)),
      );
    }),
  );
});

test.each(['2026-03-01T12:34:56Z', '2026-03-01T12:34:56.789Z'])(
  '%s with any one character changed reads the same after a time of its day',
  (text) => {
    const after = new InstantReader();
    for (let at = '2026-03-01'.length; at < text.length; at++) {
      for (const other of '0123456789/:;.,TZtz+- a') {
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        after.read('2026-03-01T00:00:00Z');
        const [read, alone] = [after.read(changed), new InstantReader().read(changed)];
        expect({ changed, read }).toEqual({ changed, read: alone });
      }
    }
  },
);

const eight = Date.parse('2026-01-01T08:00:00Z');

test.each([
  ['SQL', '2026-01-01 08:00:00+00', 0],
  ['SQL with a fraction', '2026-01-01 09:00:00.123456+01', 123],
  ['pandas', '2026-01-01 09:00:00+01:00', 0],
  ['pandas with nanoseconds', '2026-01-01 08:00:00.123456789+00:00', 123],
  ['Python', '2026-01-01T08:00:00.120000+00:00', 120],
  ['Go', '2026-01-01 08:00:00.5 +0000 UTC', 500],
  ['Go with its own clock', '2026-01-01 09:00:00.5 +0100 CET m=+0.004', 500],
  ['Java', '2026-01-01T09:00:00+01:00[Europe/Berlin]', 0],
  ['Ruby', '2026-01-01 08:00:00 UTC', 0],
  ['a comma before the fraction', '2026-01-01T08:00:00,250Z', 250],
  ['one digit of a fraction', '2026-01-01T08:00:00.1Z', 100],
  ['small letters', '2026-01-01t08:00:00z', 0],
  ['slashes with the year first', '2026/01/01 08:00:00Z', 0],
  ['without seconds', '2026-01-01 08:00Z', 0],
  ['west of UTC', '2026-01-01T00:30:00-0730', 0],
  ['ISO 8601 without separators', '20260101T080000Z', 0],
  ['HTTP', 'Thu, 01 Jan 2026 08:00:00 GMT', 0],
  ['mail', 'Thu, 1 Jan 2026 09:00:00 +0100', 0],
  ['date', 'Thu Jan  1 08:00:00 UTC 2026', 0],
  ['spaces around', ' 2026-01-01T08:00:00Z ', 0],
])('%s: %s', (_, text, ofSecondMs) => {
  const reader = new InstantReader();
  expect(reader.read(text)).toBe(eight + ofSecondMs);
  // And after a time of the same day, which is read in another way.
  reader.read('2026-01-01T00:00:00Z');
  expect(reader.read(text)).toBe(eight + ofSecondMs);
  expect(reader.unit).toBeUndefined();
});

test.each<[unknown, number, TimeUnit]>([
  [1767254400, eight, 's'],
  ['1767254400', eight, 's'],
  ['1767254400.5', eight + 500, 's'],
  [1767254400.123456, eight + 123, 's'],
  ['1.7672544e9', eight, 's'],
  [1767254400000, eight, 'ms'],
  ['1767254400000.25', eight + 0.25, 'ms'],
  [1767254400000123, eight, 'us'],
  ['1767254400000123', eight, 'us'],
  ['1767254400000123456', eight, 'ns'],
  [Number('1767254400000123456'), eight, 'ns'],
])('the number %s is a time of our days in one unit', (at, expected, unit) => {
  const reader = new InstantReader();
  expect([reader.read(at), reader.unit]).toEqual([expected, unit]);
});

test('units may change within a trace, and each number keeps its own', () => {
  const reader = new InstantReader();
  const times = [1767254400, '1767254400000', 1767254400, '2026-01-01T08:00:00Z', 1767254400000000];
  expect(times.map((at) => reader.read(at))).toEqual(times.map(() => eight));
});

test.each<[unknown, RegExp]>([
  [
    60,
    /^at: 60 is 1970-01-01T00:01:00\.000Z as seconds or 1970-01-01T00:00:00\.060Z as milliseconds since 1970: pass timeUnit$/,
  ],
  ['0', /as seconds or .* as milliseconds/],
  [46023.33, /as seconds or .* as milliseconds/],
  [946684800000, /as seconds or 2000-01-01T00:00:00\.000Z as milliseconds/],
  [
    '2026-01-01T08:02',
    /"2026-01-01T08:02" has no time zone: 08:02 UTC or local time\? Write Z or an offset, or pass assumeUtc/,
  ],
  ['2026-01-01 08:02:00.5', /has no time zone/],
  ['2026-01-01 08:02:00 CET', /has the time zone CET, which means several/],
  ['2026-01-01 08:02:00 PM', /has PM and no time zone: write the hour from 00 to 23, and Z/],
  ['Thu Jan  1 08:02:00 am 2026', /has am and no time zone: write the hour/],
  ['01/02/2026 08:00:00Z', /is 2026-02-01 or 2026-01-02: write the year first/],
  ['1.2.2026', /is 2026-02-01 or 2026-01-02/],
  ['2026-03-01', /is a date without a time/],
  ['2026-02-30T00:00:00Z', /is no moment of any day/],
  ['2026-03-01T24:00:01Z', /is no moment/],
  ['2026-03-01T00:60:00Z', /is no moment/],
  ['2026-03-01T00:00:60Z', /is no moment/],
  ['2026-03-01T00:00:00+25:00', /which means several/],
  ['2026-03-01T0a:00:00Z', /^at: expected a time with its zone/],
  ['2026-03-01T00:00:00.0 0Z', /^at: expected a time/],
  ['2026-03-01T00-00-00Z', /^at: expected a time/],
  ['-1', /^at: expected a time/],
  [-1767254400, /^at: expected a time/],
  ['99999999999999999999999', /^at: expected a time/],
  ['', /^at: expected a time .*, got ""$/],
  [Number.NaN, /^at: expected a time/],
  [null, /^at: expected a time .*, got nothing$/],
  [{}, /^at: expected a time .*, got an object$/],
])('%s is no time, also after one of the same day', (at, problem) => {
  const reader = new InstantReader();
  reader.read('2026-01-01T00:00:00Z');
  reader.read('2026-03-01T00:00:00Z');
  expect(reader.read(at)).toBeUndefined();
  expect(reader.problem(at)).toMatch(problem);
});

test('what does not say it itself can be told', () => {
  const read = (at: unknown, timeUnit: TimeUnit) => new InstantReader({ timeUnit }).read(at);
  expect([read(60, 's'), read('60', 'ms'), read(5e6, 'us'), read(5e6, 'ns')]).toEqual([
    60_000, 60, 5000, 5,
  ]);
  const utc = new InstantReader({ assumeUtc: true });
  expect(utc.read('2026-01-01 08:00:00')).toBe(eight);
  expect(utc.read('2026-01-01 09:00:00+01')).toBe(eight);
});

test.each([
  [8.64e15, 8.64e15],
  [8.64e15 + 1, undefined],
])('%s milliseconds are read up to the end of time', (at, expected) => {
  expect(new InstantReader({ timeUnit: 'ms' }).read(at)).toBe(expected);
});
