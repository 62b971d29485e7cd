// `check`, in process: what makes it sharper, what it writes for CI servers, and what it never prints.

import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { run } from '../../src/cli/index.js';
import { check, counts, file, life, path } from './check-cli.js';
import { recording } from './recording.js';

describe('what makes it sharper', () => {
  test('the kind: a single node is never RESTORING', async () => {
    const trace = life('a', 'RUNNING', 'RESTORING');
    expect((await check(['-'], trace)).code).toBe(0);
    expect((await check(['-', '--kind', 'single'], trace)).code).toBe(1);
  });

  test('a plan: what is faster than it can be is a warning and no violation', async () => {
    const at = (ms: number, status: string) =>
      `${JSON.stringify({ at: 1_767_254_400_000 + ms, instance_id: 'a', status })}\n`;
    const trace = at(0, 'RUNNING') + at(100, 'RESTORING') + at(200, 'RUNNING');
    const { code, out } = await check(['-', '--plan', 'documented'], trace);
    expect(code).toBe(0);
    expect(out).toMatch(
      /Warnings, by the plan documented; times read as milliseconds since 1970:\n.* a: from RESTORING to RUNNING within 0\.2 s; by the plan/,
    );
    expect((await check(['-'], trace)).out).not.toMatch(/Warnings/);
  });

  test('requests: without others, a change that no request explains is a violation', async () => {
    const trace = life('a', 'RUNNING', 'EXTENDING', 'RUNNING', 'EXTENDING');
    const at = '2026-01-01T00:00:30Z';
    const extend = JSON.stringify({ at, instance_id: 'a', request: 'extend' });
    const requests = file('requests.jsonl', `${extend}\n`);
    const with_ = ['-', '--requests', requests];
    expect((await check(with_, trace)).code).toBe(0);
    const sharp = await check([...with_, '--no-other-requests'], trace);
    expect(sharp).toMatchObject({ code: 1, err: '1 violation\n' });
    expect(sharp.out).toContain('<stdin>:4');
    const csv = file(
      'requests.csv',
      `instance_id,at,request\na,${at},extend\na,2026-01-01T00:02:10Z,extend\n`,
    );
    expect((await check(['-', '--requests', csv, '--no-other-requests'], trace)).code).toBe(0);
    expect(await counts(['-', '--requests', csv], trace)).toMatchObject({ requests: 2 });
  });

  test('a request that cannot have been accepted is a violation', async () => {
    const at = '2026-01-01T00:01:30Z';
    const requests = file(
      'no.jsonl',
      `${JSON.stringify({ at, instance_id: 'a', request: 'extend' })}\n`,
    );
    const { code, out } = await check(
      ['-', '--requests', requests],
      life('a', 'CREATING', 'CREATEFAILED'),
    );
    expect(code).toBe(1);
    expect(out).toMatch(/a: CREATEFAILED → extend/);
  });

  test('what simulate writes conforms, with its exact times and its own plan', async () => {
    const scenario = file(
      's.yaml',
      'kind: ha\nplan: demo\nseed: 3\nend: 10m\nrequests:\n  - {at: 1m, request: restart}\n',
    );
    const { environment } = recording();
    expect(await run(['simulate', scenario, '--trace', path('s.jsonl')], environment)).toBe(0);
    const { code, out } = await check([
      path('s.jsonl'),
      '--exact-times',
      '--plan',
      'demo',
      '--kind',
      'ha',
    ]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/Warnings/);
  });
});

describe('JUnit', () => {
  const parsed = () => {
    const text = readFileSync(path('out.xml'), 'utf8');
    expect(XMLValidator.validate(text)).toBe(true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      processEntities: true,
      isArray: (name) => name === 'testcase',
    });
    return parser.parse(text).testsuites;
  };

  test('has a case for what was compared and for every sort of change that conforms', async () => {
    const trace = life('a', 'CREATING', 'RUNNING') + life('b', 'CREATING', 'RUNNING');
    const { code } = await check(['-', '--junit', path('out.xml')], trace);
    expect(code).toBe(0);
    const { testsuite, ...totals } = parsed();
    expect(totals).toMatchObject({ tests: '2', failures: '0' });
    expect(testsuite.testcase.map(({ name }: { name: string }) => name)).toEqual([
      '2 pairs of observations of 2 instances were compared',
      'CREATING → RUNNING conforms, seen 2 times',
    ]);
    expect(testsuite.testcase).toHaveLength(Number(totals.tests));
  });

  test('has an error when nothing was judged', async () => {
    const { code } = await check(['-', '--junit', path('out.xml')], life('a', 'RUNNING'));
    expect(code).toBe(2);
    const { testsuite } = parsed();
    expect(testsuite).toMatchObject({ failures: '0', errors: '1' });
    expect(testsuite.testcase[0].error).toMatchObject({
      type: 'notJudged',
      message: 'nothing was compared: every instance was seen once only',
    });
  });

  test('has a failed case for every violation, and survives any id', async () => {
    const evil = '<a & "b">\u0000\u001b]]>\uFFFE\u{1F600}';
    const { code } = await check(
      ['-', '--junit', path('out.xml')],
      life(evil, 'CREATEFAILED', 'RUNNING'),
    );
    expect(code).toBe(1);
    const { testsuite } = parsed();
    expect(testsuite).toMatchObject({ tests: '2', failures: '1' });
    const failed = testsuite.testcase.find((each: object) => 'failure' in each);
    expect(failed.name).toContain(
      '<a & "b">\\u0000\\u001b]]>\uFFFD\u{1F600}: CREATEFAILED → RUNNING',
    );
    expect(failed.failure).toMatchObject({ type: 'passage' });
    expect(failed.failure['#text']).toContain('<stdin>:2');
  });

  test('that cannot be written is 1', async () => {
    const { code, err } = await check(
      ['-', '--junit', path('no/out.xml')],
      life('a', 'CREATING', 'RUNNING'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/^cannot write .*no such file or directory\n$/);
  });
});

test('ids of a file move no cursor, in text and in JSON', async () => {
  const evil = 'red\u001b[31m\u009b2J\u202e';
  const trace = life(evil, 'CREATEFAILED', 'RUNNING', 'FRO\u001bZEN');
  const [text, json] = [await check(['-'], trace), await check(['-', '--json'], trace)];
  const all = [text, json]
    .map(({ out, err }) => out + err)
    .join('')
    .replaceAll('\n', '');
  expect(all).toContain('red');
  expect(all).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(JSON.parse(json.out).violations[0].instanceId).toBe(evil);
});
