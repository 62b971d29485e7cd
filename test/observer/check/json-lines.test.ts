// JSON lines are read the same however their text is cut into chunks, and in memory that does not
// grow.

import fc from 'fast-check';
import { checkJsonLines, createTraceChecker } from '../../../src/observer/index.js';
import { JsonLinesReader, jsonLinesInto, longestLine } from '../../../src/observer/internal.js';

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
