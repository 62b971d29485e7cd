// The words of a watch: what comes next by the chart, how long, which kind, and what fits a terminal.

import fc from 'fast-check';
import {
  deleted,
  kinds,
  lifecycle,
  putsRight,
  type Situation,
  statuses,
  statusOf,
} from '../../machines/index.js';
import { outcomeNouns } from '../../machines/internal.js';
import { shortDuration } from '../../src/cli/terminal/durations.js';
import { widthOf } from '../../src/cli/terminal/layout.js';
import { cut, printableJson } from '../../src/cli/terminal/printable.js';
import { expectationFor } from '../../src/cli/watch/expectation.js';
import { kindOf } from '../../src/client/instances.js';
import { flavors } from '../../src/emulator/catalog/index.js';
import { phaseRanges, presets } from '../../src/plan/index.js';

const ranges = phaseRanges(presets.documented);
const situations: Situation[] = kinds.flatMap((kind) =>
  ([...statuses, deleted] as const).map((status) => ({ kind, status })),
);

test.each(situations)('$status of $kind is expected to go where the chart leads', (situation) => {
  const { kind, status } = situation;
  const text = expectationFor(status, kind, ranges);
  const next = lifecycle.next(situation, 'succeed');
  const mover = lifecycle.nextMover(situation);
  if (mover === 'platform' && next) {
    expect(text.startsWith(statusOf(next))).toBe(true);
    expect(text.includes(' in ')).toBe(status in ranges);
  } else if (mover === 'either') {
    const mends = lifecycle.possibleOutcomes(situation).filter(putsRight);
    expect(text).toBe(
      `a ${mends.map((outcome) => outcomeNouns[outcome]).join(' or a ')}, or an operator`,
    );
  } else {
    expect(text).toMatch(mover === 'none' ? /^$/ : /^(an operator to|nothing by itself)/);
  }
});

test('a faulty instance recovers by itself, or an operator does something about it', () => {
  expect(expectationFor('ERROR', 'ha', ranges)).toBe('a recovery, or an operator');
});

test('nothing is promised of a status that the chart does not know', () => {
  expect(expectationFor('PAUSED', 'ha', ranges)).toMatch(/no such status/);
});

test('every flavor on offer tells its kind, and cache_mode has the last word', () => {
  const seen = { instance_id: 'a', status: 'RUNNING' };
  const wrong = flavors.filter(
    ({ specCode, kind }) => kindOf({ ...seen, spec_code: specCode }) !== kind,
  );
  expect(flavors.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
  const spec_code = 'redis.ha.xu1.large.r2.1';
  expect(kindOf({ ...seen, spec_code, cache_mode: 'cluster' })).toBe('cluster');
  expect(kindOf({ ...seen, spec_code, cache_mode: 'enterprise' })).toBeUndefined();
  expect(kindOf({ ...seen, spec_code: 'memcached' })).toBeUndefined();
});

test.each([
  [0, '0s'],
  [1, '0.1s'],
  [950, '1s'],
  [12_999, '12s'],
  [60_000, '1m'],
  [200_000, '3m 20s'],
  [7_500_000, '2h 5m'],
  [3_600_000, '1h'],
  [273_600_000, '3d 4h'],
])('%i ms are %s', (ms, text) => {
  expect(shortDuration(ms)).toBe(text);
});

test('a cut text is never wider than asked, says so, and moves no cursor', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (name, columns) => {
      const short = cut(name, columns);
      expect(widthOf(short)).toBeLessThanOrEqual(columns);
      expect(short).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
  expect(cut('shop-cache', 6)).toBe('shop-…');
  expect(cut('shop-cache', 10)).toBe('shop-cache');
});

test('printable JSON says the same as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const document = { value, text };
      const printed = printableJson(document, 2);
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(document)));
      expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
});
