// What `simulate` says at the end, of ten hours that can be added up by hand.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from './recording.js';

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const summaryOf = async (...lines: string[]) => {
  const path = join(folder, 'scenario.yaml');
  writeFileSync(path, ['kind: ha', 'plan: instant', ...lines, 'end: 10h', ''].join('\n'));
  const { code, out, err } = await runHere('simulate', path);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out.slice(out.indexOf('The end')).trimEnd().split('\n');
};

test('the times of all statuses, outages, requests and faults, numbers below one another', async () => {
  expect(
    await summaryOf(
      'requests:',
      '  - { at: 1h, request: restart, takes: 6m }',
      '  - { at: 2h, request: restart, takes: 30m }',
      '  - { at: 2h 10m, request: extend }',
      'faults:',
      '  - { at: 5h, recoversAfter: 24m }',
    ),
  ).toEqual([
    'The end, after 10h: the instance is RUNNING.',
    '',
    '  Status        Time      Share  Visits',
    '  ○ CREATING      0s   0.0000 %       1',
    '  ● RUNNING       9h  90.0000 %       4',
    '  ○ ERROR        24m   4.0000 %       1',
    '  ○ RESTARTING   36m   6.0000 %       2',
    '',
    '  Serving   90.0000 %, 9h',
    '  Outages   3, 1h in all, the longest 30m, on average 20m',
    '  Requests  2 accepted, 1 refused',
    '  Faults    1',
  ]);
});

test('an instance that is left alone serves all the time', async () => {
  expect((await summaryOf()).slice(-5)).toEqual([
    '',
    '  Serving   100.0000 %, 10h',
    '  Outages   none',
    '  Requests  0 accepted, 0 refused',
    '  Faults    none',
  ]);
});

test('what was under way at the end is told, and so are faults that changed nothing', async () => {
  const summary = await summaryOf(
    'requests:',
    '  - { at: 9h, request: restart, takes: 2h }',
    'faults:',
    '  - { at: 5h, recoversAfter: 1h }',
    '  - { at: 5h 30m, recoversAfter: 1h }',
  );
  expect(summary[0]).toBe('The end, after 10h: the instance is RESTARTING.');
  expect(summary.slice(-3)).toEqual([
    '  Outages   2, 2h in all, the longest 1h, on average 1h',
    '  Requests  1 accepted, 0 refused',
    '  Faults    1, and 1 without effect',
  ]);
});
