// `check` on what others wrote: the verdict of every file of test/fixtures/cases/trace, and of its kind.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { check, counts, file, life, line } from './check-cli.js';

const cases = join(import.meta.dirname, '../fixtures/cases/trace');
const trace = (name: string) => join(cases, name);
const mapping = 'at=Timestamp,instance_id="Instance ID",status=Status';

/** The verdict, as a program reads it. */
async function verdictOf(args: readonly string[], input: string | Iterable<Uint8Array> = '') {
  const { code, out, err } = await check([...args, '--json'], input);
  return { code, err, report: JSON.parse(out) };
}

describe('the files', () => {
  test('rotated logs are read in the order of their times', async () => {
    const { code, report } = await verdictOf([trace('rotated')]);
    expect([code, report.verdict]).toEqual([1, 'violations']);
    expect(report.counts).toMatchObject({ observations: 66, violations: 2, skipped: 0 });
    expect(report.violations[0].to).toMatchObject({ line: 3, status: 'CREATEFAILED' });
  });

  test('what has its newest line first is read backwards, and that is said', async () => {
    const { code, out } = await check([trace('newest-first.csv')]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^✓ [\s\S]* 2 observations [\s\S]*: the newest come first, so it was read backwards/,
    );
  });

  test('times of SQL are moments, not text', async () => {
    const { code, report } = await verdictOf([trace('space-offset.csv')]);
    expect({ code, from: report.from, to: report.to }).toEqual({
      code: 0,
      from: '2026-01-01T07:00:00.000Z',
      to: '2026-01-01T07:05:00.000Z',
    });
  });

  test.each(['epochs.csv', 'epoch-seconds.jsonl'])(
    '%s is in seconds, said once, and its work takes as long as planned',
    async (name) => {
      const { code, out } = await check([trace(name), '--plan', 'documented']);
      expect(code).toBe(0);
      expect(out.match(/times are read as seconds since 1970: 1767254400 is 2026-/g)).toHaveLength(
        1,
      );
      expect(out).not.toMatch(/Warnings/);
    },
  );

  test.each(['headers.csv', 'headers.csv.gz'])(
    'of %s one line names the columns and the option that maps them',
    async (name) => {
      const refused = await check([trace(name)]);
      expect(refused).toEqual({
        code: 2,
        out: '',
        err: `${trace(name)}:1: expected at, instance_id and status; the columns are Timestamp, Instance ID, Status: map them with --columns ${mapping}\n`,
      });
      expect((await check([trace(name), '--columns', mapping])).code).toBe(0);
    },
  );

  test('small letters are named with what may be meant, and taken when asked', async () => {
    const { code, out, err } = await check([trace('lower.csv')]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^not judged: .* 2 unknown statuses: creating, Running; did you mean CREATING, RUNNING\? Pass --ignore-case to take them\n$/,
    );
    expect(out).not.toContain('✓');
    expect((await check([trace('lower.csv'), '--ignore-case'])).code).toBe(0);
  });

  test.each(['array.json', 'pretty.json', 'excelsep.csv'])('%s conforms', async (name) => {
    const { code, report } = await verdictOf([trace(name)]);
    expect([code, report.verdict, report.counts.observations]).toEqual([0, 'conforming', 2]);
  });

  test('a 404 in place of a status judges nothing beyond the line before', async () => {
    const { code, out, err } = await check([trace('s404.csv')]);
    expect(code).toBe(2);
    expect(err).toMatch(/^not judged: .*; 1 unknown status: 404; did you mean deleted\?\n$/);
    expect(out).not.toContain('✓');
  });
});

describe('the order of times', () => {
  const hour = (minute: number, id: string, status: string) => line(minute, id, status);

  test('files that overlap are merged, line by line', async () => {
    const even = [0, 2, 4, 6].map((minute) => hour(minute, 'a', 'RUNNING')).join('');
    const odd = [1, 3, 5]
      .map((minute) => hour(minute, 'a', minute === 3 ? 'ERROR' : 'RUNNING'))
      .join('');
    const found = await counts([file('z.jsonl', even), file('y.jsonl', odd)]);
    expect(found).toMatchObject({ observations: 7, pairs: 6, changes: 2, outOfOrder: 0 });
  });

  test('each file may have its own direction and its own form', async () => {
    const up = hour(0, 'a', 'CREATING') + hour(2, 'a', 'RUNNING');
    const down =
      'at,instance_id,status\n2026-01-01T00:05:00Z,a,RUNNING\n2026-01-01T00:03:00Z,a,RESTARTING\n';
    const { code, report } = await verdictOf([file('d.csv', down), file('u.jsonl', up)]);
    expect(code).toBe(0);
    expect(report.counts).toMatchObject({ observations: 4, changes: 3, skipped: 0 });
    expect(report.notes).toEqual([
      expect.stringMatching(/d\.csv: the newest come first/),
      '2 sources, read in the order of their times',
    ]);
  });

  test('a dump of one instance after the other is in order, either way', async () => {
    const ids = ['a', 'b', 'c'];
    const grouped = ids.map((id) => life(id, 'CREATING', 'RUNNING', 'RESTARTING')).join('');
    const lines = grouped.trim().split('\n');
    expect(await counts(['-'], grouped)).toMatchObject({ pairs: 6, outOfOrder: 0 });
    const backwards = `${lines.reverse().join('\n')}\n`;
    expect(await counts(['-'], backwards)).toMatchObject({ pairs: 6, outOfOrder: 0, changes: 6 });
  });

  test('a few lines that are late do not turn a trace round', async () => {
    const lines = Array.from({ length: 40 }, (_, minute) => hour(minute, 'a', 'RUNNING'));
    [lines[0], lines[1]] = [lines[1] as string, lines[0] as string];
    expect(await counts(['-'], lines.join(''))).toMatchObject({ observations: 39, outOfOrder: 1 });
  });

  test('lines of violations are those of the file, also when it is read backwards', async () => {
    const text = hour(1, 'a', 'RUNNING') + hour(0, 'a', 'CREATEFAILED');
    const { report } = await verdictOf(['-'], text);
    expect(report.violations[0]).toMatchObject({ from: { line: 2 }, to: { line: 1 } });
  });
});

describe('other forms', () => {
  const packed = (text: string) => [new Uint8Array(zlib.gzipSync(text))];
  const records = [
    { at: '2026-01-01T00:00:00Z', instance_id: 'a {"]', status: 'CREATING' },
    { at: '2026-01-01T00:01:00Z', instance_id: 'a {"]', status: 'RUNNING' },
    { at: '2026-01-01T00:02:00Z', instance_id: 'a {"]', status: 'RUNNING' },
  ];

  test.each([
    ['an array on one line', JSON.stringify(records)],
    ['an array over many lines', JSON.stringify(records, null, 2)],
    ['an array with a mark before it', `\uFEFF${JSON.stringify(records, null, '\t')}`],
    ['objects over many lines', records.map((each) => JSON.stringify(each, null, 2)).join('\n')],
    ['objects with commas between', records.map((each) => JSON.stringify(each)).join(',\n')],
    ['JSON lines', records.map((each) => JSON.stringify(each)).join('\r\n')],
  ])('%s, cut anywhere, packed or not', async (_, text) => {
    const single = Array.from(new TextEncoder().encode(text), (byte) => Uint8Array.of(byte));
    for (const input of [text, single, packed(text)]) {
      expect(await counts(['-'], input)).toMatchObject({
        observations: 3,
        instances: 1,
        skipped: 0,
      });
    }
  });

  test('in an array what is broken is told with its line, and the next object is read', async () => {
    const text = `[\n${JSON.stringify(records[0])},\n{"at": },\n7, 8,\n${JSON.stringify(records[1])}\n`;
    const { report } = await verdictOf(['-', '--allow-skipped', '100%'], text);
    expect(report.counts.observations).toBe(2);
    expect(
      report.broken.map((each: { line: number; problem: string }) => [each.line, each.problem]),
    ).toEqual([
      [3, 'not JSON'],
      [4, 'expected an object'],
      [4, 'expected an object'],
      [1, 'the array has no end'],
    ]);
  });

  test.each([
    ['JSON lines', records.map((each) => JSON.stringify(each)).join('\r\n')],
    ['an array', JSON.stringify(records)],
    [
      'CSV',
      ['at,instance_id,status', ...records.map((each) => `${each.at},a,${each.status}`)].join(
        '\r\n',
      ),
    ],
  ])('%s may end with Ctrl-Z, as DOS ended files', async (_, text) => {
    const single = Array.from(new TextEncoder().encode(`${text}\u001A`), (byte) =>
      Uint8Array.of(byte),
    );
    for (const input of [`${text}\u001A`, `${text}\r\n\u001A`, single]) {
      expect(await counts(['-'], input)).toMatchObject({ observations: 3, skipped: 0 });
    }
  });

  test('an object without an end takes no memory', async () => {
    const endless = `[{"a": "${'x'.repeat(200_000)}`;
    const { code, err } = await check(
      ['-'],
      [...Array(20)].map(() => new TextEncoder().encode(endless)),
    );
    expect(code).toBe(2);
    expect(err).toMatch(/longer than 65536 characters/);
  });

  const rows = (separator: string) =>
    [['at', 'instance_id', 'status'], ...records.map((each) => Object.values(each))]
      .map((cells) => cells.join(separator).replace('a {"]', 'a'))
      .join('\r\n');
  test.each([
    ['tabs', rows('\t')],
    ['semicolons', rows(';')],
    ['bars, as psql -A has them', rows('|')],
    ['a table of psql', `${rows(' | ').replace('\r\n', '\n----+----+----\n')}\n(3 rows)\n`],
    [
      'a table of Markdown',
      rows(' | ')
        .split('\r\n')
        .map((row) => `| ${row} |`)
        .join('\n')
        .replace('\n', '\n|---|---|---|\n'),
    ],
    ['a comment before it', `# exported on Monday\n${rows(',')}`],
    ['a mark before the names of its columns', `#${rows(',')}`],
  ])('%s: rows are records', async (_, text) => {
    expect(await counts(['-'], text)).toMatchObject({ observations: 3, skipped: 0 });
  });

  test('rows of nothing but dashes, however long, cost no more than their length', async () => {
    const text = `at|instance_id|status\n${`${'-'.repeat(65_000)}x\n`.repeat(50)}`;
    const { code, err } = await check(['-'], text);
    expect(code).toBe(2);
    expect(err).toMatch(/; 50 broken, the first in line 2: expected 3 columns, got 1\n$/);
  });

  test('ids that are numbers, or UUIDs in capitals, are the same as those in text and in small letters', async () => {
    const uuid = '5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2';
    const ids = [42, '42', uuid.toUpperCase(), uuid];
    const text = ids.map((instance_id, minute) =>
      JSON.stringify({ ...records[1], instance_id, at: `2026-01-01T00:0${minute}:00Z` }),
    );
    expect(await counts(['-'], text.join('\n'))).toMatchObject({ instances: 2, pairs: 2 });
  });

  test('a record may hold lists, whatever form its time has', async () => {
    const text = [1767225600000, '2026-01-01T00:01:00Z', 1767225720000].map((at) =>
      JSON.stringify({ ...records[1], at, tags: [{ key: 'team' }] }),
    );
    expect(await counts(['-'], text.join('\n'))).toMatchObject({ observations: 3, skipped: 0 });
    const foreign = JSON.stringify({ When: 1, Id: 'a', State: 'RUNNING', Tags: [{ Key: 'k' }] });
    expect((await check(['-'], foreign)).err).toContain(
      '--columns at=When,instance_id=Id,status=State',
    );
  });

  test('a comment before JSON lines is a broken line, and the others are records', async () => {
    const text = records.map((each) => JSON.stringify(each)).join('\n');
    expect(await counts(['-'], `# exported\n${text}`)).toMatchObject({
      observations: 3,
      broken: 1,
    });
  });

  test.each([
    ['a list', JSON.stringify({ "x'; id; '": records })],
    ['a list', JSON.stringify({ '\\(input)': records })],
    ['columns', 'time$(id),`id`id,status!!\n'],
    ['fields', JSON.stringify({ 'time$(id)': 1, '`id`id': 2, "status'": 3 })],
  ])('the name of %s is in no command to copy, where a shell would run it', async (_, text) => {
    const { code, err } = await check(['-'], text);
    expect(code).toBe(2);
    expect(err).toMatch(/map them with --columns at=…,instance_id=…,status=…\n$/);
  });

  test('what a shell would take apart is offered in quotes', async () => {
    const { err } = await check(['-'], 'Time(UTC),id;,État\n');
    expect(err).toMatch(/--columns at="Time\(UTC\)",instance_id="id;",status=…\n$/);
  });

  const column = Object.fromEntries(records.map((each, index) => [index, each.status]));
  test.each([
    ['a list in an object', JSON.stringify({ items: records }), `jq -c '.["items"][]' FILE`],
    [
      'columns of pandas',
      JSON.stringify({ at: column, instance_id: column, status: column }),
      "to_json(orient='records', lines=True)",
    ],
    ['what Python prints', "{'at': '2026-01-01T00:00:00Z'}", "Python's json.dumps writes it"],
    [
      'an id that is no whole number',
      JSON.stringify({ ...records[0], instance_id: 4.5 }),
      'instance_id: expected text or a whole number up to 2^53, got the number 4.5',
    ],
    [
      'no names',
      rows(',').split('\n').slice(1).join('\n'),
      'the first line is a record; write one',
    ],
    ['two columns of a name', `at,instance_id,status,Status\n`, 'two columns are called status'],
    ['ends of lines as Macs had them', rows(',').replaceAll('\r\n', '\r'), "tr '\\r' '\\n' < FILE"],
    [
      'a day first',
      'at,instance_id,status\n31.01.2026 08:00,a,RUNNING\n',
      'is 2026-01-31: write the year',
    ],
  ])('%s: what helps is said', async (_, text, help) => {
    const { code, err } = await check(['-'], text);
    expect(code).toBe(2);
    expect(err).toContain(help);
    expect(err).toMatch(/^[^\n]+\n$/);
  });

  const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Uint8Array };
  test('what zstd packed is unpacked from Node 22.15 on, and named before', async () => {
    const text = life('a', 'CREATING', 'RUNNING');
    if (zstdCompressSync) {
      expect(await counts(['-'], [zstdCompressSync(text)])).toMatchObject({ observations: 2 });
      return;
    }
    const { code, err } = await check(['-'], [Buffer.from('28b52ffd24', 'hex')]);
    expect({ code, err }).toEqual({
      code: 2,
      err: '<stdin>: this is zstd, which this Node cannot unpack: zstd -dc FILE | dcs-lifecycle check -\n',
    });
  });

  test('what zlib packed is unpacked', async () => {
    const bytes = zlib.deflateSync(life('a', 'CREATING', 'RUNNING'));
    expect(await counts(['-'], [new Uint8Array(bytes)])).toMatchObject({ observations: 2 });
  });

  test('several packed files behind each other are one', async () => {
    const parts = [
      packed(life('a', 'CREATING', 'RUNNING')),
      packed(line(5, 'a', 'RUNNING')),
    ].flat();
    expect(await counts(['-'], parts)).toMatchObject({ observations: 3, skipped: 0 });
  });

  test.each([
    [
      'UTF-16',
      Buffer.from('\uFEFFat,instance_id,status\n', 'utf16le'),
      /this is UTF-16: save it as UTF-8/,
    ],
    ['UTF-16 without a mark', Buffer.from('at,instance_id,status\n', 'utf16le'), /this is UTF-16/],
    ['an Excel sheet', Buffer.from('PK\u0003\u0004 and more'), /an Excel sheet: .* save it as CSV/],
    ['bzip2', Buffer.from('BZh91AY'), /this is bzip2: bzip2 -dc/],
    ['xz', Buffer.from('fd377a585a0000', 'hex'), /this is xz: xz -dc/],
    [
      'gzip that was cut short',
      zlib.gzipSync('x'.repeat(999)).subarray(0, 20),
      /packed, and broken or cut short/,
    ],
  ])('%s is named in one line: 2', async (_, bytes, said) => {
    const { code, err } = await check(['-'], [new Uint8Array(bytes)]);
    expect(code).toBe(2);
    expect(err).toMatch(said);
    expect(err).toMatch(/^<stdin>: [^\n]+\n$/);
  });

  test('the fields of JSON can have other names as well', async () => {
    const text = records
      .map(({ at, instance_id, status }) =>
        JSON.stringify({ time: at, id: instance_id, state: status }),
      )
      .join('\n');
    const { code, err } = await check(['-'], text);
    expect(code).toBe(2);
    expect(err).toContain(
      'the columns are time, id, state: map them with --columns at=time,instance_id=id,status=state',
    );
    const columns = ['--columns', 'at=time,instance_id=id', '--columns', 'status=state'];
    expect(await counts(['-', ...columns], text)).toMatchObject({ observations: 3, skipped: 0 });
    expect((await check(['-', '--columns', 'when=time'], text)).err).toMatch(
      /^--columns: expected field=name .*, got when=time; the fields are at, instance_id, /,
    );
  });

  test('what a pipe brings is told by what it begins with', async () => {
    const csv = readFileSync(trace('excelsep.csv'), 'utf8');
    expect((await check(['-'], csv)).code).toBe(0);
    expect((await check(['-', '--from', 'csv'], csv)).code).toBe(0);
    expect((await check(['-', '--format', 'csv'], csv)).code).toBe(0);
  });

  test('times that could be several are refused, and can be told', async () => {
    const relative = [0, 60, 120]
      .map((at) => `${JSON.stringify({ at, instance_id: 'a', status: 'RUNNING' })}\n`)
      .join('');
    const { code, err } = await check(['-'], relative);
    expect(code).toBe(2);
    expect(err).toMatch(/0 is .* as seconds or .* as milliseconds since 1970: pass --time-unit/);
    expect((await check(['-', '--time-unit', 's'], relative)).code).toBe(0);
    const local =
      'at,instance_id,status\n2026-01-01 08:00:00,a,RUNNING\n2026-01-01 08:01:00,a,RUNNING\n';
    expect((await check(['-'], local)).err).toMatch(/has no time zone: 08:00 UTC or local time\?/);
    expect((await check(['-', '--assume-utc'], local)).code).toBe(0);
  });
});

describe('reports of parts', () => {
  const parts = [
    life('a', 'CREATING', 'RUNNING') + life('b', 'CREATEFAILED', 'RUNNING'),
    life('c', 'RUNNING', 'PAUSED', 'RESTARTING'),
  ];
  const reportOf = async (name: string, text: string) =>
    file(name, (await check(['-', '--json'], text)).out);

  test('merge into what one check finds', async () => {
    const files = [
      await reportOf('1.json', parts[0] as string),
      await reportOf('2.json', parts[1] as string),
    ];
    const { code, report } = await verdictOf([...files, '--merge', '--allow-skipped', '20%']);
    const whole = await verdictOf(['-'], parts.join(''));
    expect(code).toBe(1);
    const own = ({ sample, notes, violations, ...rest }: { [name: string]: unknown }) => ({
      ...rest,
      sample: [...(sample as string[])].sort(),
      violations: (violations as object[]).length,
    });
    const lines = (text: string) => text.replaceAll(/"line":\d+/g, '');
    expect(lines(JSON.stringify(own(report)))).toBe(lines(JSON.stringify(own(whole.report))));
  });

  test('of the same instances are told from them, and judge nothing', async () => {
    const lines = Array.from({ length: 40 }, (_, minute) =>
      line(minute, `i${minute % 8}`, 'RUNNING'),
    );
    const dealt = (turn: number) => lines.filter((_, index) => index % 2 === turn).join('');
    const whole = lines.join('');
    const files = [
      await reportOf('even.json', dealt(0) + whole),
      await reportOf('odd.json', dealt(1) + whole),
    ];
    const { code, err } = await check([...files, '--merge']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^not judged: the same instances are in several parts, .*: split the trace by instance_id\n$/,
    );
  });

  test.each([
    ['a violation without a place', { violations: [{}] }, 'violations.0.violation'],
    [
      'a change without events',
      { changes: [{ from: 'CREATING', to: 'RUNNING', count: 1 }] },
      'changes.0.events',
    ],
    ['no numbers', { counts: {} }, 'counts.records'],
    ['a status that is none', { seen: { '\u001b[2J': 1 } }, '; seen: '],
  ])('with %s are refused', async (_what, part, place) => {
    const { out } = await check(['-', '--json'], parts[0]);
    const edited = file('edited.json', JSON.stringify({ ...JSON.parse(out), ...part }));
    const { code, err } = await check([edited, '--merge']);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/edited\.json: expected a report of check --json; .*\n$/),
    ]);
    expect(err).toContain(place);
  });

  test('with warnings do not name a plan that they do not know', async () => {
    const fast = life('a', 'RUNNING', 'EXTENDING', 'RUNNING');
    const { out } = await check(['-', '--json', '--plan', 'documented'], fast);
    const report = file('warned.json', out);
    expect((await check([report, '--merge'])).out).toContain('\nWarnings, by the plan:\n');
  });

  test('that are none are refused with their names', async () => {
    const none = file('none.json', '{"verdict":"fine"}');
    expect(await check([none, '--merge'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/none\.json: expected a report of check --json; verdict: /),
    });
  });
});

describe('annotations', () => {
  test('stand beside the lines, escaped, and end with the verdict', async () => {
    const text = file('bad,1.jsonl', life('a%:b', 'CREATEFAILED', 'RUNNING'));
    const { code, out } = await check([text, '--format', 'github']);
    expect(code).toBe(1);
    const [first = '', last] = out.trim().split('\n');
    expect(first).toMatch(
      /^::error file=.*bad%2C1\.jsonl,line=2,title=a%25%3Ab%3A CREATEFAILED → RUNNING::from /,
    );
    expect(last).toBe('::error title=dcs-lifecycle check::1 violation');
    const fine = await check(['-', '--format', 'github'], life('a', 'CREATING', 'RUNNING'));
    expect(fine.out).toBe(
      '::notice title=dcs-lifecycle check::conforms: 2 observations of 1 instance\n',
    );
    const none = await check(['-', '--format', 'github'], life('a', 'CREATING'));
    expect(none.out).toMatch(
      /^::error title=dcs-lifecycle check::not judged: nothing was compared/,
    );
  });
});
