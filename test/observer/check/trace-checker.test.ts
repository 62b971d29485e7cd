// What a check finds, line by line: why there is no way, and what would be legal instead.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { lifecycle } from '../../../machines/index.js';
import { createTraceChecker } from '../../../src/observer/index.js';
import { rules } from '../../machines/instance/expected.js';
import { check, records } from './checking.js';

/** The other statuses from which a way leads to RUNNING, in the order of the chart. */
const enteringRunning: string[] = rules.statuses.filter(
  (from) => from !== 'RUNNING' && lifecycle.path({ from, to: 'RUNNING' }),
);
const lastEnteringRunning = enteringRunning.pop();

test('a violation names both lines, why there is no way, and what would be legal', () => {
  const { verdict, violations } = check('b RUNNING, a CREATEFAILED, b ERROR, a RUNNING');
  expect(verdict).toBe('violations');
  expect(violations).toEqual([
    {
      violation: 'passage',
      instanceId: 'a',
      from: { line: 2, at: '1970-01-01T00:01:00.000Z', status: 'CREATEFAILED' },
      to: { line: 4, at: '1970-01-01T00:03:00.000Z', status: 'RUNNING' },
      because: `from CREATEFAILED the chart leads to deleted only; RUNNING is seen only after ${enteringRunning.join(', ')} or ${lastEnteringRunning}`,
      nearest: {
        explanation: 'otherStatus',
        message: 'legal if CREATEFAILED or deleted had been seen instead of RUNNING',
      },
    },
  ]);
});

test.each([
  ['a RUNNING, a CREATING', 'swapped', 'legal the other way round: RUNNING can follow CREATING'],
  [
    'a gone, a CREATING',
    'reusedId',
    'legal if it were another instance; the service never uses an id twice',
  ],
  [
    'a CREATING, a CREATEFAILED, a RUNNING',
    'mistakenBefore',
    'legal if CREATEFAILED had not been seen: RUNNING can follow what was seen before it',
  ],
  [
    'a CREATEFAILED, a ERROR',
    'otherStatus',
    'legal if CREATEFAILED or deleted had been seen instead of ERROR',
  ],
])('the nearest explanation of %s is %s', (trace, explanation, message) => {
  expect(check(trace).violations.map(({ nearest }) => nearest)).toEqual([{ explanation, message }]);
});

test.each([
  ['a RUNNING, a CREATING', 'CREATING is the first status of an instance, and nothing leads back'],
  ['a gone, a RUNNING', 'nothing leads out of deleted; RUNNING is seen only after'],
])('why %s cannot be follows from the chart', (trace, because) => {
  expect(check(trace).violations[0]?.because).toContain(because);
});

test('after a violation the check goes on from what was seen', () => {
  const { counts } = check(
    'a RUNNING, a CREATING, a RUNNING, a RESTARTING, a CREATING, a CREATEFAILED',
  );
  expect(counts).toMatchObject({ violations: 2, changes: 3, pairs: 5 });
});

test('a conforming jump has its shortest way, the unseen statuses, and who was needed', () => {
  const { changes, counts } = check(
    'a CREATING, a RESTARTING, a ERROR, b CREATING, b RESTARTING, b RUNNING',
  );
  expect(changes[0]).toEqual({
    from: 'CREATING',
    to: 'RESTARTING',
    count: 2,
    first: { line: 2 },
    events: ['succeed', 'restart'],
    unseen: ['RUNNING'],
    needs: 'operator',
  });
  expect(changes[1]).toMatchObject({
    from: 'RESTARTING',
    to: 'ERROR',
    unseen: [],
    needs: 'platform',
  });
  expect(counts).toMatchObject({ changes: 4, jumps: 2 });
});

test('findings beyond the limit are counted, told one by one, and not kept', () => {
  const told: unknown[] = [];
  const flicker = Array.from({ length: 20 }, (_, i) => `a ${i % 2 ? 'CREATING' : 'RUNNING'}`);
  const report = check(flicker.join(', '), { keep: 3, onFinding: (finding) => told.push(finding) });
  expect(report.counts.violations).toBe(10);
  expect([report.violations.length, told.length]).toEqual([3, 10]);
  expect(() => check('a RUNNING', { keep: -1 })).toThrow('keep: expected a whole number');
});

test('lines keep the name of their file', () => {
  const checker = createTraceChecker();
  const [first, second] = records('a gone, a RUNNING');
  checker.push(first, 7, 'old.jsonl');
  checker.push(second, 1, 'new.jsonl');
  expect(checker.finish().violations).toMatchObject([
    { from: { source: 'old.jsonl', line: 7 }, to: { source: 'new.jsonl', line: 1 } },
  ]);
});

test('only violations that are kept are explained, and each sort of them once', () => {
  const bad = Array.from({ length: 500 }, (_, i) => `i${i} CREATEFAILED, i${i} RUNNING`).join(', ');
  const ask = (keep: number) => {
    let asked = 0;
    // A new one each time, because answers are remembered by lifecycle.
    const counting = new Proxy(lifecycle, {
      get(target, name, receiver) {
        if (name === 'path') asked++;
        return Reflect.get(target, name, receiver);
      },
    });
    const { counts, violations } = check(bad, { lifecycle: counting, keep });
    expect([counts.violations, violations.length]).toEqual([500, keep]);
    return asked;
  };
  const [none, one, all] = [ask(0), ask(1), ask(500)];
  expect(none).toBe(0);
  expect(one).toBeGreaterThan(0);
  expect(all).toBe(one);
});

test('an id keeps no line of its file in memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const bytes = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const checker = createTraceChecker();
  const before = bytes();
  for (let index = 0; index < 100; index++) {
    // What a reader of files has in hand: a piece of the file, and parts of it.
    const piece = `${index}-of-many-instances,RUNNING,`.repeat(7_000);
    checker.push({ at: 1767225600 + index, instance_id: piece.split(',')[0], status: 'RUNNING' });
  }
  expect(bytes() - before).toBeLessThan(5_000_000);
  expect(() => checker.finish()).not.toThrow();
});
