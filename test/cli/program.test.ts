// The command line, run in process: what it prints, where it complains, and how it exits.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagramFormats } from '../../src/diagram/index.js';
import { runHere } from './recording.js';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const examples = join(import.meta.dirname, '../../docs/examples');

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test.each(['documented-samples.yaml', 'production-year.yaml'])(
  '%s plays, and plays the same again',
  async (name) => {
    const first = await runHere('simulate', join(examples, name));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/EXTENDING → RUNNING/);
    expect(await runHere('simulate', join(examples, name))).toEqual(first);
  },
);

test('the documented sample timings come out as they went in', async () => {
  const { out } = await runHere('simulate', join(examples, 'documented-samples.yaml'), '--json');
  const entries = JSON.parse(out).entries.filter((entry: object) => !('refused' in entry));
  const took = (state: string) => {
    const i = entries.findIndex(({ to }: { to: string }) => to === state);
    return entries[i + 1].atMs - entries[i].atMs;
  };
  expect(entries[0].atMs).toBe(23_000);
  expect(took('RUNNING.backingUp')).toBe(74_400);
  expect(took('RESTORING')).toBe(14_500);
  expect(took('EXTENDING')).toBe(3_500);
});

test('--trace writes a JSON line per change of status', async () => {
  const trace = join(folder, 'trace.jsonl');
  const scenario = file('short.yaml', 'kind: ha\nplan: demo\nend: 1m\n');
  expect((await runHere('simulate', scenario, '--trace', trace)).code).toBe(0);
  const lines = readFileSync(trace, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).status)).toEqual(['CREATING', 'RUNNING']);
});

test.each(diagramFormats)('diagram --format %s prints the lifecycle', async (format) => {
  const { code, out } = await runHere('diagram', '--format', format);
  expect(code).toBe(0);
  expect(out).toMatch(/CREATEFAILED/);
});

test.each([
  [
    'an unknown request',
    'kind: ha\nplan: demo\nend: 1h\nrequests:\n  - {at: 1s, request: restrat}\n',
    /:5:\d+: .*restrat.*restart/,
  ],
  ['an unknown kind', 'kind: hä\nplan: demo\nend: 1h\n', /:1:\d+: kind: .*single/],
  ['an unknown plan', 'kind: ha\nplan: dmo\nend: 1h\n', /:2:\d+: plan: .*demo/],
  ['an unknown key', 'kind: ha\nplan: demo\nend: 1h\nfalts: []\n', /:4:\d+: .*falts.*faults/],
  [
    'an unknown status',
    'kind: ha\nplan: demo\nend: {reaches: RUNING, within: 1h}\n',
    /:3:\d+: .*RUNING.*RUNNING/,
  ],
  ['a negative duration', 'kind: ha\nplan: demo\nend: -1h\n', /:3:\d+: end: /],
  ['not a number', 'kind: ha\nplan: demo\nend: .nan\n', /:3:\d+: end: /],
  ['broken YAML', 'kind: [ha\nplan: demo\n', /:\d+:\d+: not valid YAML/],
  ['a key twice', 'kind: ha\nkind: single\nplan: demo\nend: 1h\n', /:2:\d+: /],
  [
    'a request after deletion',
    'kind: ha\nplan: demo\nend: 1h\nrequests:\n  - {at: 1m, request: delete}\n  - {at: 2m, request: restart}\n',
    /:6:\d+: .*deleted/,
  ],
  ['an empty file', '', /scenario/],
])('%s is refused in one line that says where and what is allowed', async (what, text, line) => {
  const { code, out, err } = await runHere(
    'simulate',
    file(`${what.replace(/\W/g, '-')}.yaml`, text),
  );
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(line);
  expect(err.trimEnd()).not.toMatch(/\n/);
});

test.each([
  [['simulate', join(folder, 'nowhere.yaml')], /nowhere\.yaml/],
  [['simulate', folder], /director/],
  [['simulate'], /scenario/],
  [['simulate', join(examples, 'production-year.yaml'), '--seed', '-1'], /seed/],
  [['diagram', '--format', 'png'], /mermaid/],
  [['simulat'], /simulate/],
])('%j exits with 2 and one line', async (args, line) => {
  const { code, err } = await runHere(...args);
  expect(code).toBe(2);
  expect(err).toMatch(line);
  expect(err.trimEnd()).not.toMatch(/\n/);
});
