// What cannot be held against the chart is counted, and an input without an observation is no pass.

import { UnusableTraceError } from '../../../src/observer/index.js';
import { check } from './checking.js';

describe('what is counted and not held against the chart', () => {
  test('times that go back, and lines that say the same again', () => {
    const at = (minute: number, status: string) => ({
      at: minute * 60_000,
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
      { at: 2000, instance_id: 'a', status: 'CREATEFAILED' },
      { at: 1000, instance_id: 'a', request: 'extend' },
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
    [{ instance_id: 7 }, 'instance_id: expected text, got "7"'],
    [
      { instance_id: 'a' },
      'at: expected ISO 8601 with a time zone, or milliseconds since 1970, got nothing',
    ],
    [{ instance_id: 'a', at: '2026-01-01T00:00:00' }, 'at: expected ISO 8601 with a time zone'],
    [{ instance_id: 'a', at: '2026-13-01T00:00:00Z' }, 'at: expected ISO 8601 with a time zone'],
    [{ instance_id: 'a', at: 'yesterday 1' }, 'at: expected ISO 8601 with a time zone'],
    [{ instance_id: 'a', at: 9e15 }, 'at: expected ISO 8601 with a time zone'],
    [{ instance_id: 'a', at: 0 }, 'status: missing'],
    [{ instance_id: 'a', at: 0, status: '', request: null }, 'status: missing'],
    [
      { instance_id: 'a', at: 0, status: 'RUNNING', request: 'extend' },
      'expected a status or a request, got both',
    ],
    [{ instance_id: 'a', at: 0, status: {} }, 'status: expected text, got an object'],
    [
      { instance_id: 'a', at: 0, request: 'grow' },
      'request: unknown request "grow"; allowed: restart,',
    ],
    [
      { instance_id: 'a', at: 0, status: 'RUNNING', kind: 'hb' },
      'kind: unknown kind "hb"; allowed: single,',
    ],
  ])('the broken line %j', (record, problem) => {
    const good = { instance_id: 'a', at: '2026-01-01T00:00:00+01:00', status: 'RUNNING' };
    const { counts, broken, verdict } = check([good, record]);
    expect(counts).toMatchObject({ records: 2, broken: 1, observations: 1 });
    expect(broken).toEqual([{ line: 2, problem: expect.stringContaining(problem) }]);
    expect(verdict).toBe('conforming');
  });
});

describe('an input without an observation', () => {
  test('is an error and no pass', () => {
    expect(() => check([])).toThrow(new UnusableTraceError({ records: 0, blank: 0 } as never, []));
    expect(() => check([])).toThrow('the trace is empty');
  });

  test('says what there was instead', () => {
    expect(() => check([{}, { at: 0, instance_id: 'a', status: 'PAUSED' }])).toThrow(
      'no observation to check: 1 broken lines, the first in line 1: instance_id: expected text, got nothing; 1 unknown statuses',
    );
  });
});
