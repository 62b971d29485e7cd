// `check`, in process: what it reads, what it finds, and how it exits.

import { mkdirSync, mkdtempSync } from 'node:fs';
import { check, counts, file, life, line, path } from './check-cli.js';

test('a conforming trace is 0, and the jumps in it are told', async () => {
  const { code, out, err } = await check([
    file('good.jsonl', life('a', 'CREATING', 'EXTENDING', 'RUNNING')),
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^✓ What was seen conforms to the lifecycle\.\n {2}3 observations of 1 instance, /,
  );
  expect(out).toMatch(/CREATING → EXTENDING +1 +RUNNING +operator/);
});

test('a violation is 1, with both lines, the reason and the nearest explanation', async () => {
  const trace = file('bad.jsonl', life('a', 'RUNNING', 'EXTENDING', 'CREATEFAILED'));
  const { code, out, err } = await check([trace]);
  expect({ code, err }).toEqual({ code: 1, err: '1 violation\n' });
  expect(out).toContain(`${trace}:3  2026-01-01T00:02:00.000Z  a: EXTENDING → CREATEFAILED`);
  // A long path goes to a line of its own.
  expect(out.replace(/\s+/g, ' ')).toContain(
    `before: EXTENDING at 2026-01-01T00:01:00.000Z, ${trace}:2`,
  );
  expect(out.replace(/\s+/g, ' ')).toMatch(/from EXTENDING the chart leads to .* only/);
  expect(out).toMatch(/nearest: legal if/);
});

test('many violations are counted, and the first of them written out', async () => {
  const text = Array.from({ length: 50 }, (_, i) => life(`i-${i}`, 'CREATEFAILED', 'RUNNING'));
  const { code, out, err } = await check(['-'], text.join(''));
  expect({ code, err }).toEqual({ code: 1, err: '50 violations\n' });
  expect(out.match(/CREATEFAILED → RUNNING\n/g)).toHaveLength(20);
  expect(out).toContain('… and 30 more');
});

describe('input', () => {
  test('standard input may come in chunks that are cut anywhere, within a character too', async () => {
    const bytes = new TextEncoder().encode(life('ä€😀', 'CREATING', 'RUNNING'));
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const { out } = await check(['-', '--json'], single);
    expect(JSON.parse(out).counts).toMatchObject({ observations: 2, instances: 1, broken: 0 });
  });

  test('CSV has its columns in any order, with any of three separators, and others beside them', async () => {
    const rows = (sep: string) =>
      [
        ['region', 'status', 'instance_id', 'at'],
        ['eu', 'CREATING', 'a', '2026-01-01T00:00:00Z'],
        ['eu', '"RUNNING"', `"b${sep}""c"`, '1767225700000'],
        ['eu', 'RUNNING', 'a', '2026-01-01T00:02:00Z'],
      ]
        .map((row) => `${row.join(sep)}\r\n`)
        .join('');
    for (const sep of [',', ';', '\t']) {
      const { out } = await check([file('t.csv', `\uFEFF${rows(sep)}`), '--json']);
      expect(JSON.parse(out).counts).toMatchObject({ observations: 3, instances: 2, broken: 0 });
    }
  });

  test('in CSV a quote too many breaks its own line only', async () => {
    const rows = [
      'at,instance_id,status',
      '1767254401,a,RUNNING',
      '1767254402,"a,RUNNING',
      '1767254403,a,ERROR',
      '',
      '1767254404,a',
      '1767254405,a,RUNNING',
    ];
    const { out } = await check([file('quote.csv', `${rows.join('\n')}\n`), '--json']);
    const { counts: found, broken } = JSON.parse(out);
    expect(found).toMatchObject({ observations: 3, broken: 2, blank: 1 });
    expect(broken.map((each: { line: number }) => each.line)).toEqual([3, 6]);
  });

  test('a folder is one trace: all files below it, whatever they are called', async () => {
    mkdirSync(path('days/b'), { recursive: true });
    file('days/a.jsonl', life('a', 'CREATING'));
    file('days/b/1.csv', 'at,instance_id,status\n2026-01-01T00:05:00Z,a,RUNNING\n');
    file('days/b/2.ndjson', line(6, 'a', 'CREATEFAILED'));
    file('days/readme.txt', 'no trace');
    const { code, out } = await check([path('days')]);
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, ' ')).toContain(
      `before: RUNNING at 2026-01-01T00:05:00.000Z, ${path('days/b/1.csv')}:2`,
    );
  });

  test('nothing is dropped silently: all that is passed over is counted', async () => {
    const text = [
      line(0, 'a', 'RUNNING'),
      'not JSON\n',
      '\n',
      line(1, 'a', 'PAUSED'),
      line(1, 'a', 'RUNNING'),
      line(1, 'a', 'RUNNING'),
      line(0, 'a', 'ERROR'),
      `${'x'.repeat(70_000)}\n`,
    ].join('');
    expect(await counts(['-'], text)).toMatchObject({
      broken: 2,
      blank: 1,
      unknownStatuses: 1,
      duplicates: 1,
      outOfOrder: 1,
    });
    const { code, out, err } = await check(['-'], text);
    expect(code).toBe(2);
    expect(err).toBe(
      'not judged: 4 of 7 records were passed over, which is more than 10 % (--allow-skipped); 2 broken, the first in line 2: not JSON; 1 out of order; 1 unknown status: PAUSED\n',
    );
    expect(out).not.toContain('✓');
    expect((await check(['-', '--allow-skipped', '60%'], text)).code).toBe(0);
    expect(out).toMatch(/Passed over:\n {2}2 broken lines; the first: <stdin>:2: not JSON\n/);
    expect(out).toMatch(/ {2}1 unknown status: PAUSED\n/);
  });

  test.each<[string, () => string[], string, RegExp]>([
    ['an empty input', () => ['-'], '', /^the trace is empty\n$/],
    [
      'an input without an observation',
      () => ['-'],
      'x\ny\n',
      /^not judged: no observation could be checked; 2 broken, the first in line 1: not JSON/,
    ],
    [
      'one in which nothing can be compared',
      () => ['-'],
      line(0, 'a', 'RUNNING'),
      /nothing was compared/,
    ],
    ['a file that is not there', () => [path('none.jsonl')], '', /none\.jsonl: no such file/],
    [
      'a folder without a trace',
      () => [mkdtempSync(path('empty-'))],
      '',
      /no trace in this folder/,
    ],
    [
      'CSV without names',
      () => ['-', '--format', 'csv'],
      '1,a,RUNNING\n',
      /^<stdin>:1: expected at, instance_id and status; the columns are 1, a, RUNNING: map/,
    ],
    ['standard input twice', () => ['-', '-'], '', /only once/],
    ['an unknown plan', () => ['-', '--plan', 'none'], '', /^--plan: unknown plan/],
    ['an unknown kind', () => ['-', '--kind', 'big'], '', /single/],
    ['no file at all', () => [], '', /file/],
    [
      'requests that are none',
      () => ['-', '--requests', file('r.jsonl', line(0, 'a', 'RUNNING'))],
      '',
      /r\.jsonl:1: expected at, instance_id and request/,
    ],
  ])('%s is 2, in one line', async (_, args, input, expected) => {
    const { code, err } = await check(args(), input);
    expect(err).toMatch(expected);
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(code).toBe(2);
  });
});
