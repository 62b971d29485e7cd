// Documents nested as deep as a file can hold, in every form that a command reads: one line, and 2.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentIn } from '../../src/cli/input/documents.js';
import { runHere } from './recording.js';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'deep-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const depth = 100_000;
const brackets = '['.repeat(depth) + ']'.repeat(depth);
const documents = {
  'list.json': brackets,
  'map.json': `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  'compact.yaml': `${'- '.repeat(depth)}a`,
  'flow.yaml': `plan: ${brackets}`,
  'block.yaml': Array.from({ length: 800 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
};
for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);

describe.each(Object.keys(documents))('%s', (name) => {
  const path = join(folder, name);
  test.each([
    [['simulate', path]],
    [['simulate', 'docs/examples/production-year.yaml', '--plan', path]],
    [['fleet', path]],
    [['availability', path]],
    [['serve', '--port', '0', '--fixtures', path]],
    [['serve', '--port', '0', '--plan', path]],
    [['watch', '--plan', path]],
  ])('is nested too deeply for %j', async (args) => {
    const { code, out, err } = await runHere(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^\S+:[1-9]\d*:[1-9]\d*: nested too deeply\n$/);
  });
});

test('the line is the one where it gets too deep', () => {
  const line = (text: string) => () => documentIn(text, 'plan.yaml');
  expect(line(brackets)).toThrow(/^plan\.yaml:1:\d+: nested/);
  expect(line(`# deep\n\nplan: ${brackets}`)).toThrow(/^plan\.yaml:3:\d+: nested/);
});

test('a part of a fleet may not be deep either', async () => {
  const path = join(folder, 'part.json');
  const rest = '"shard":{"number":1,"of":1},"ranges":[],"points":201,"tallies":[],"checksum":1';
  const head = '"format":"dcs-lifecycle fleet part","formatVersion":2,"program":"1.2.3"';
  writeFileSync(path, `{${head},${rest},"plans":{},"profile":${brackets}}`);
  const err = `${path}: nested too deeply\n`;
  expect(await runHere('merge', path)).toEqual({ code: 2, out: '', err });
});

test('a line of a trace may be as deep as it is long', async () => {
  const path = join(folder, 'trace.jsonl');
  const value = '['.repeat(15_000) + ']'.repeat(15_000);
  writeFileSync(path, `{"at":0,"instance_id":${value},"status":${value}}\n`);
  const { code, err } = await runHere('check', path);
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringMatching(/^not judged: no observation could be checked; 1 broken.*\n$/),
  });
});
