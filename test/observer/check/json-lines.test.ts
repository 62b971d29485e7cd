// JSON lines are read the same however their text is cut into chunks, and in memory that does not
// grow.

import fc from 'fast-check';
import { checkJsonLines, createTraceChecker } from '../../../src/observer/index.js';
import {
  JsonBytesReader,
  JsonLinesReader,
  jsonLinesInto,
  longestLine,
  observedStatuses,
} from '../../../src/observer/internal.js';

function readAll(chunks: readonly string[]): string[] {
  const told: string[] = [];
  const reader = new JsonLinesReader({
    record: (value, line) => told.push(`${line} ${JSON.stringify(value)}`),
    broken: (problem, line) => told.push(`${line} ${problem}`),
    blank: (line) => told.push(`${line} blank`),
  });
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  told.push(`${reader.lines} lines`);
  return told;
}

test('lines are told with their numbers, also the broken and the empty ones', () => {
  expect(readAll(['\uFEFF{"a":1}\r\n\n[2]\nnot\n  \n"last"'])).toEqual([
    '1 {"a":1}',
    '2 blank',
    '3 [2]',
    '4 not JSON',
    '5 blank',
    '6 "last"',
    '6 lines',
  ]);
});

test('it does not matter where the text is cut', () => {
  const line = fc.oneof(fc.json(), fc.constantFrom('', ' ', '{', 'x', '{"ü€😀":"\\n"}\r'));
  fc.assert(
    fc.property(fc.array(line), fc.boolean(), fc.array(fc.nat(60)), (lines, isEnded, cuts) => {
      const text =
        lines.map((each) => each.replaceAll('\n', ' ')).join('\n') + (isEnded ? '\n' : '');
      const chunks: string[] = [];
      let from = 0;
      for (const cut of cuts) {
        chunks.push(text.slice(from, from + cut));
        from += cut;
      }
      expect(readAll([...chunks, text.slice(from)])).toEqual(readAll([text]));
    }),
  );
});

test('a record is read as JSON has it, in whatever form it is written', () => {
  const odd = fc.constantFrom(
    '\\n',
    '\\u0041',
    '\\"',
    '\\',
    '\t',
    '\u0001',
    '\u007f',
    '\u2028',
    'é',
    '😀',
    '\ud800',
  );
  const written = fc.array(fc.oneof(fc.string(), odd), { maxLength: 3 }).map((all) => all.join(''));
  const form = fc.constantFrom<(at: string, id: string, status: string) => string>(
    (at, id, status) => `{"at":"${at}","instance_id":"${id}","status":"${status}"}`,
    (at, id, status) => `{"at": "${at}", "instance_id": "${id}", "status": "${status}"}\r`,
    (at, id, status) => `{"at":"${at}","instance_id":"${id}","status":"${status}"} `,
    (at, id, status) => `{"at":"${at}","instance_id":"${id}","status":"${status}","kind":"ha"}`,
    (at, id, status) => `{"instance_id":"${id}","at":"${at}","status":"${status}"}`,
    (at, id, status) => `{"at":"${at}","instance_id":"${id}","status":"${status}"`,
    (at, id, status) => `{"at":"${at}","instance_id":${id},"status":"${status}"}`,
  );
  const asJson = (line: string) => {
    try {
      return `1 ${JSON.stringify(JSON.parse(line))}`;
    } catch {
      return '1 not JSON';
    }
  };
  fc.assert(
    fc.property(form, written, written, written, (write, ...texts) => {
      const line = write(...texts).replaceAll('\n', ' ');
      expect(readAll([line])).toEqual([asJson(line), '1 lines']);
    }),
    { numRuns: 500 },
  );
});

test('a line without an end is given up once it is too long, and the next one is read', () => {
  const piece = 'x'.repeat(10_000);
  const endless = Array.from({ length: 20 }, () => piece);
  expect(readAll(['[1]\n', ...endless, '\n[3]\n'])).toEqual([
    '1 [1]',
    `2 longer than ${longestLine} characters`,
    '3 [3]',
    '3 lines',
  ]);
  expect(readAll([`${'x'.repeat(longestLine + 1)}\n[2]`])[0]).toBe(
    `1 longer than ${longestLine} characters`,
  );
});

test('a line without an end takes no memory, however much is pushed', () => {
  const chunk = 'x'.repeat(65_000);
  let told = 0;
  const reader = new JsonLinesReader({ record: () => {}, broken: () => told++, blank: () => {} });
  // Longer than any string can be, in all.
  for (let pushed = 0; pushed < 10_000; pushed++) reader.push(chunk);
  reader.end();
  expect([told, reader.lines]).toEqual([1, 1]);
});

test('several files can be checked as one trace', () => {
  const checker = createTraceChecker();
  const write = (source: string, text: string) => {
    const lines = jsonLinesInto(checker, source);
    lines.push(text);
    lines.end();
  };
  write('a.jsonl', '{"at":1767254401,"instance_id":"i","status":"gone"}');
  write('b.jsonl', '{"at":1767254402,"instance_id":"i","status":"RUNNING"}\n{"at":3}\n?\n\n');
  const { violations, broken, counts } = checker.finish();
  expect(violations).toMatchObject([{ to: { source: 'b.jsonl', line: 1 } }]);
  expect(broken).toMatchObject([
    { source: 'b.jsonl', line: 2 },
    { source: 'b.jsonl', line: 3, problem: 'not JSON' },
  ]);
  expect(counts).toMatchObject({ records: 4, broken: 2, blank: 1, observations: 2 });
});

test('an empty text is an error', async () => {
  await expect(checkJsonLines([])).rejects.toThrow('the trace is empty');
  await expect(checkJsonLines(['\n\n'])).rejects.toThrow('the trace is empty');
});

describe('bytes are read as their text is', () => {
  const plain = fc.record({
    at: fc.constantFrom(
      '2026-01-01T08:00:00Z',
      '2026-01-01T08:01:00.5Z',
      '2026-01-01 08:02:00+00:00',
      '2026-01-01T10:03:00.123456+02:00',
      '2026-02-30T08:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T08:04:00.Z',
      '2026-01-01T08:05:00z',
      '2026-01-01T08:06:00-01',
      '1767254400',
    ),
    instance_id: fc.constantFrom(
      'a',
      'i-1',
      'abcd',
      'é',
      '',
      'x'.repeat(300),
      '5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2',
      '5560CE75-5e88-46ca-8e7a-2e4b0b7ebdb2',
    ),
    status: fc.oneof(
      fc.constantFrom<string>(...observedStatuses),
      fc.constantFrom('gone', 'Running', 'UPGRADING', ''),
    ),
  });
  type Plain = { readonly at: string; readonly instance_id: string; readonly status: string };
  const written: readonly ((record: Plain) => string)[] = [
    (record) => JSON.stringify(record),
    (record) => JSON.stringify(record),
    (record) => JSON.stringify(record).replaceAll(/([:,])"/g, '$1 "'),
    ({ at, instance_id, status }) => JSON.stringify({ instance_id, status, at }),
    ({ at, instance_id, status }) => `\t${JSON.stringify({ status, at, instance_id })} \r`,
    (record) => JSON.stringify({ ...record, kind: 'ha' }),
    (record) => JSON.stringify({ ...record, tags: [] }),
    (record) => JSON.stringify(record).replace('}', ',"status":"ERROR"}'),
    (record) => JSON.stringify(record).replace('"at"', '"status"'),
    (record) => JSON.stringify(record).replace('at', '\\u0061t'),
    () => '',
    () => 'x'.repeat(longestLine + 1),
    () => 'é'.repeat(longestLine),
  ];
  const line = fc.tuple(fc.constantFrom(...written), plain).map(([write, record]) => write(record));
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 });

  test('whatever is in them, and wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('', '\uFEFF', '\uFEFF\uFEFF'),
        fc.boolean(),
        damage,
        fc.array(fc.nat(400), { maxLength: 5 }),
        async (lines, mark, isEnded, damaged, cuts) => {
          const text = mark + lines.join('\n') + (isEnded ? '\n' : '');
          const bytes = new TextEncoder().encode(text);
          for (const [place, byte] of damaged) bytes[place % bytes.length] = byte;
          const chunks: Uint8Array[] = [];
          let from = 0;
          for (const cut of cuts) {
            chunks.push(bytes.slice(from, from + cut));
            from += cut;
          }
          const reportOf = (input: string[] | Uint8Array[]) =>
            checkJsonLines(input as string[]).catch((error) => error.message);
          expect(await reportOf([...chunks, bytes.slice(from)])).toEqual(
            await reportOf([new TextDecoder().decode(bytes)]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('most records are never read as JSON', () => {
    const records = observedStatuses.map((status, minute) => ({
      at: new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString(),
      instance_id: 'a',
      status,
    }));
    for (const write of written.slice(0, 5)) {
      const seen: boolean[] = [];
      const reader = new JsonBytesReader((lines) => {
        for (let index = 0; index < lines.length; index++) seen.push(lines.isPlain(index));
      });
      reader.push(new TextEncoder().encode(records.map(write).join('\n')));
      reader.end();
      expect(seen).toEqual(records.map(() => true));
    }
  });
});
