// What cannot be held against the chart is counted, and an input without an observation is no pass.

import { unknownText, verdictOf } from '../../../src/observer/check/verdict.js';
import {
  TooManyInstancesError,
  type TraceReport,
  UnusableTraceError,
} from '../../../src/observer/index.js';
import { check } from './checking.js';

describe('what is counted and not held against the chart', () => {
  test('times that go back, and lines that say the same again', () => {
    const at = (minute: number, status: string) => ({
      at: new Date(minute * 60_000).toISOString(),
      instance_id: 'a',
      status,
    });
    const { counts, outOfOrder, duplicates } = check([
      at(1, 'RUNNING'),
      at(3, 'RESTARTING'),
      at(2, 'CREATING'),
      at(3, 'RESTARTING'),
      at(4, 'RUNNING'),
    ]);
    expect(counts).toMatchObject({ observations: 3, outOfOrder: 1, duplicates: 1, violations: 0 });
    expect(outOfOrder).toEqual([{ line: 3, problem: 'earlier than line 2' }]);
    expect(duplicates).toEqual([{ line: 4, problem: 'says the same as line 2' }]);
  });

  test('requests that are older than the last observation', () => {
    const { counts, outOfOrder } = check([
      { at: 1767254402, instance_id: 'a', status: 'CREATEFAILED' },
      { at: 1767254401, instance_id: 'a', request: 'extend' },
    ]);
    expect(counts).toMatchObject({ requests: 0, outOfOrder: 1, violations: 0 });
    expect(outOfOrder).toEqual([{ line: 2, problem: 'earlier than line 1' }]);
  });

  test('statuses that the chart does not know, the most frequent first', () => {
    const { counts, unknownStatuses } = check(
      'a RUNNING, a PAUSED, b FLUSHING, b FLUSHING, a RUNNING',
    );
    expect(counts).toMatchObject({ unknownStatuses: 3, observations: 2, violations: 0 });
    expect(unknownStatuses).toEqual([
      { status: 'FLUSHING', count: 2, line: 3 },
      { status: 'PAUSED', count: 1, line: 2 },
    ]);
  });

  test.each<[unknown, string]>([
    [null, 'expected an object with at, instance_id and status'],
    [[1], 'expected an object with at, instance_id and status'],
    [{}, 'instance_id: expected text, got nothing'],
    [
      { instance_id: 7.5 },
      'instance_id: expected text or a whole number up to 2^53, got the number 7.5',
    ],
    [
      { instance_id: 'a' },
      'at: expected a time with its zone, such as 2026-01-01T08:00:00Z, or a number of seconds or milliseconds since 1970, got nothing',
    ],
    [{ instance_id: 'a', at: '2026-01-01T00:00:00' }, 'at: "2026-01-01T00:00:00" has no time zone'],
    [{ instance_id: 'a', at: '2026-13-01T00:00:00Z' }, 'is no moment of any day'],
    [{ instance_id: 'a', at: 'yesterday 1' }, 'at: expected a time with its zone'],
    [{ instance_id: 'a', at: 9e20 }, 'at: expected a time with its zone'],
    [{ instance_id: 'a', at: 1767254400 }, 'status: missing'],
    [{ instance_id: 'a', at: 1767254400, status: '', request: null }, 'status: missing'],
    [
      { instance_id: 'a', at: 1767254400, status: 'RUNNING', request: 'extend' },
      'expected a status or a request, got both',
    ],
    [{ instance_id: 'a', at: 1767254400, status: {} }, 'status: expected text, got an object'],
    [
      { instance_id: 'a', at: 1767254400, request: 'grow' },
      'request: unknown request "grow"; allowed: restart,',
    ],
    [
      { instance_id: 'a', at: 1767254400, status: 'RUNNING', kind: 'hb' },
      'kind: unknown kind "hb"; allowed: single,',
    ],
  ])('the broken line %j', (record, problem) => {
    const good = { instance_id: 'a', at: '2026-01-01T00:00:00+01:00', status: 'RUNNING' };
    const { counts, broken, verdict } = check([good, record]);
    expect(counts).toMatchObject({ records: 2, broken: 1, observations: 1 });
    expect(broken).toEqual([{ line: 2, problem: expect.stringContaining(problem) }]);
    expect(verdict).toBe('notJudged');
  });
});

describe('the verdict', () => {
  const unknown = (count: number) => Array.from({ length: count }, () => 'a PAUSED').join(', ');
  const fine = (count: number) => Array.from({ length: count }, () => 'a RUNNING').join(', ');

  test('is an error for an empty trace, which proves nothing', () => {
    expect(() => check([])).toThrow(new UnusableTraceError());
    expect(() => check([])).toThrow('the trace is empty');
  });

  test('is none without an observation, and says what there was instead', () => {
    const { verdict, because, from, to } = check([
      {},
      { at: 1767254400, instance_id: 'a', status: 'PAUSED' },
    ]);
    expect({ verdict, from, to }).toEqual({ verdict: 'notJudged' });
    expect(because).toBe(
      'no observation could be checked; 1 broken, the first in line 1: instance_id: expected text, got nothing; 1 unknown status: PAUSED',
    );
  });

  test('is none when every instance was seen once only', () => {
    expect(check('a RUNNING, b RUNNING')).toMatchObject({
      verdict: 'notJudged',
      because: 'nothing was compared: every instance was seen once only',
    });
  });

  test('is none when more than a tenth was passed over, or more than is allowed', () => {
    expect(check(`${fine(9)}, ${unknown(1)}`).verdict).toBe('conforming');
    const { verdict, because, counts } = check(`${fine(17)}, ${unknown(2)}`);
    expect([verdict, counts.skipped]).toEqual(['notJudged', 2]);
    expect(because).toBe(
      '2 of 19 records were passed over, which is more than 10 % (allowSkipped); 2 unknown statuses: PAUSED',
    );
    const allowing = (allowSkipped: number) =>
      check(`${fine(17)}, ${unknown(2)}`, { allowSkipped }).verdict;
    expect([allowing(0.2), allowing(0)]).toEqual(['conforming', 'notJudged']);
    expect(() => allowing(1.5)).toThrow('allowSkipped: expected a share from 0 to 1, got 1.5');
  });

  test('is a violation however much was passed over', () => {
    expect(check(`a CREATEFAILED, ${unknown(50)}, a RUNNING`).verdict).toBe('violations');
  });

  test('does not count what says the same again as passed over', () => {
    const twice = { at: 1767254400, instance_id: 'a', status: 'RUNNING' };
    const { verdict, counts } = check([twice, twice, { ...twice, at: 1767254401 }]);
    expect([verdict, counts.duplicates, counts.skipped]).toEqual(['conforming', 1, 0]);
  });
});

test('more instances than memory is for end the check in words', () => {
  expect(() => check('a RUNNING, b RUNNING, a RUNNING', { maxInstances: 2 })).not.toThrow();
  expect(() => check('a RUNNING, b RUNNING, c RUNNING', { maxInstances: 2 })).toThrow(
    new TooManyInstancesError(2),
  );
});

describe('a status that the chart does not know', () => {
  test.each([
    ['running', 'RUNNING'],
    ['Deleted', 'deleted'],
    ['RUNING', 'RUNNING'],
    ['CREATE_FAILED', 'CREATEFAILED'],
    [404, 'deleted'],
    ['not found', 'deleted'],
    ['PENDING', undefined],
    ['OK', undefined],
    ['NULL', undefined],
    ['None', undefined],
  ])('%s may mean %s', (status, meant) => {
    const { unknownStatuses } = check([{ at: 1767254400, instance_id: 'a', status }]);
    expect(unknownStatuses).toEqual([
      { status: String(status), count: 1, line: 1, ...(meant && { meant }) },
    ]);
  });

  test('in small letters is taken where case is ignored', () => {
    const { verdict, seen } = check('a creating, a Running, a Gone', { ignoreCase: true });
    expect([verdict, seen]).toEqual(['conforming', { CREATING: 1, RUNNING: 1, deleted: 1 }]);
  });
});

describe('the words of a verdict', () => {
  const where = { line: 1, count: 1, atMs: 0, instanceId: 'a' } as const;
  type Unknown = TraceReport['unknownStatuses'][number];
  const unknown = (status: string, meant?: 'RUNNING' | 'ERROR') =>
    ({ ...where, status, ...(meant && { meant }) }) as unknown as Unknown;

  test.each([
    ['1 unknown status: PAUSED', [unknown('PAUSED')]],
    ['2 unknown statuses: PAUSED, FROZEN', [unknown('PAUSED'), unknown('FROZEN')]],
    ['1 unknown status: RUNING; did you mean RUNNING?', [unknown('RUNING', 'RUNNING')]],
    [
      '1 unknown status: Running; did you mean RUNNING? Pass ignoreCase to take them',
      [unknown('Running', 'RUNNING')],
    ],
    [
      '3 unknown statuses: RUNING, RUNNIN, ERR; did you mean RUNNING, ERROR?',
      [unknown('RUNING', 'RUNNING'), unknown('RUNNIN', 'RUNNING'), unknown('ERR', 'ERROR')],
    ],
    ['5 unknown statuses: A, B, C, D, E', [...'ABCDE'].map((status) => unknown(status))],
    ['6 unknown statuses: A, B, C, D, E, …', [...'ABCDEF'].map((status) => unknown(status))],
  ])('%s', (text, statuses) => {
    expect(unknownText(statuses.length, statuses)).toBe(text);
  });

  const counts = { records: 10, observations: 9, requests: 0, pairs: 8, violations: 0, skipped: 1 };
  const none = { broken: 0, outOfOrder: 0, unknownStatuses: 0 };
  const words = (changes: object, allowSkipped = 0.1) =>
    verdictOf(
      { ...counts, ...none, ...changes } as TraceReport['counts'],
      { unknown: [unknown('PAUSED')], broken: [{ line: 7, problem: 'no JSON' }] },
      allowSkipped,
    );

  test.each([
    ['a tenth passed over is allowed', {}, { verdict: 'conforming' }],
    ['requests alone can conform', { pairs: 0, requests: 1 }, { verdict: 'conforming' }],
    [
      'violations count whatever was passed over',
      { violations: 1, skipped: 9 },
      { verdict: 'violations' },
    ],
    [
      'one sight of each compares nothing',
      { pairs: 0 },
      {
        because:
          'nothing was compared: every instance was seen once only; 1 broken, the first in line 7: no JSON',
      },
    ],
    [
      'without an observation nothing is checked',
      { observations: 0, pairs: 0, broken: 0 },
      { because: 'no observation could be checked' },
    ],
    [
      'more than a tenth is too much, and each sort is told',
      { skipped: 2, broken: 2, outOfOrder: 3, unknownStatuses: 1 },
      {
        verdict: 'notJudged',
        because:
          '2 of 10 records were passed over, which is more than 10 % (allowSkipped); ' +
          '2 broken, the first in line 7: no JSON; 3 out of order; 1 unknown status: PAUSED',
      },
    ],
  ])('%s', (_, changes, verdict) => {
    const all = 'verdict' in verdict && verdict.verdict === 'notJudged' ? {} : { broken: 1 };
    expect(words({ ...all, ...changes })).toMatchObject(verdict);
  });
});
