// `diagram` beyond drawing: what is different between two charts, told in every form, from every sort of file.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine as feedback } from '../../docs/examples/feedback.machine.mjs';
import { instanceMachine, lifecycle } from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { alterMachine } from '../../src/prove/index.js';
import { hasTools } from '../support/cli/index.js';
import { runHere } from './recording.js';

const folder = mkdtempSync(join(tmpdir(), 'diagram-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with the chart as it was before some changes. */
async function chartWith(format: 'json' | 'xstate' | 'scxml', ...changes: string[]) {
  const file = join(folder, `old.${format === 'xstate' ? 'ts' : format}`);
  const machine = changes.length > 0 ? alterMachine(instanceMachine, changes) : instanceMachine;
  writeFileSync(file, await renderDiagram(format, machine));
  return file;
}

test.each(['json', 'xstate', 'scxml'] as const)(
  'a chart is no different from its own %s',
  async (format) => {
    const { code, out, err } = await runHere('diagram', '--diff', await chartWith(format));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('no difference.\n');
  },
);

/** Ways of changing a chart, and what a list says of it: the file is the earlier chart. */
const differences: readonly (readonly [change: string, line: RegExp])[] = [
  ['RESTARTING.tags=serving', / {2}~ RESTARTING\n {6}tags: serving → transitional\n/],
  ['ERROR.on.recover=', / {2}\+ ERROR --recover--> RUNNING\n/],
  ['ERROR.on.flush=deleted', / {2}- ERROR --flush--> deleted\n/],
  [
    'ERROR.on.recover=RESTARTING',
    / {2}~ ERROR --recover--> RUNNING\n {6}to: RESTARTING → RUNNING\n/,
  ],
  [
    'RUNNING.idle.on.restore=RESTORING',
    /~ RUNNING\.idle --restore if isReadWriteSplit--> RESTORING\n {6}guard: \(none\) → isReadWriteSplit\n/,
  ],
  ['RUNNING.initial=backingUp', / {2}~ RUNNING\n {6}initial: RUNNING\.backingUp → RUNNING\.idle\n/],
  ['RESTORING=', / {2}\+ RESTORING\n/],
  ['guards.isSingle=never', / {2}~ isSingle\n {6}meaning: \(none\) → single\n/],
  ['ERROR.on.thaw=RUNNING', /\nEvents\n {2}- thaw\n/],
];

test.each(differences)(
  'after %s the difference is listed, and exit code 1',
  async (change, line) => {
    const format = change.startsWith('guards') ? 'xstate' : 'json';
    const { code, out, err } = await runHere('diagram', '--diff', await chartWith(format, change));
    expect(out).toMatch(line);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^different: [^\n]+\n$/) });
  },
);

/** Machines of other people, each before and after a change, and what a list says of it. */
const elsewhere: readonly (readonly [before: string, after: string, line: RegExp])[] = [
  [
    `{ initial: 'a', states: { a: {}, b: {} } }`,
    `{ initial: 'b', states: { a: {}, b: {} } }`,
    /\nMachine\n {2}~ everywhere\n {6}initial: a → b\n/,
  ],
  [`{ states: {} }`, `{ entry: 'greet', states: {} }`, /effects: \(none\) → enters greet\n/],
  [
    `{ initial: 'a', states: { a: { on: { go: 'a' } } } }`,
    `{ initial: 'a', states: { a: { on: { go: { target: 'a', reenter: true } } } } }`,
    /~ a --go--> a\n {6}effects: \(none\) → enters anew\n/,
  ],
  [
    `{ initial: 'a', states: { a: {}, h: { type: 'history', target: 'a' } } }`,
    `{ initial: 'a', states: { a: {}, h: { type: 'history', history: 'deep', target: 'a' } } }`,
    /~ h\n {6}effects: remembers shallow, goes to a → remembers deep, goes to a\n/,
  ],
  [
    `{ initial: 'a', states: { a: { initial: { target: 'x' }, states: { x: {}, y: {} } } } }`,
    `{ initial: 'a', states: { a: { initial: { target: 'y' }, states: { x: {}, y: {} } } } }`,
    /~ a\n {6}initial: a\.x → a\.y\n/,
  ],
  [
    `{ initial: 'a', states: { a: { on: { go: { target: 'a', guard: () => true } } } } }`,
    `{ initial: 'a', states: { a: { on: { go: { target: 'a', guard: () => false } } } } }`,
    /effects: asks \(\) => true → asks \(\) => false\n/,
  ],
  [
    `{ on: { go: { actions: assign({ n: 1 }) } } }`,
    `{ on: { go: { actions: assign({ n: 2 }) } } }`,
    /~ everywhere --go--> everywhere\n {6}effects: .*"n":1.* → .*"n":2/,
  ],
  [
    `{ initial: 'a', states: { a: { after: { slow: 'a' } } } }, { delays: { slow: 5 } }`,
    `{ initial: 'a', states: { a: { after: { slow: 'a' } } } }, { delays: { slow: 6 } }`,
    /~ a --after\.slow--> a\n {6}effects: waits 5 → waits 6\n/,
  ],
];

test.each(elsewhere)('what is new from %s to %s is listed', async (before, after, line) => {
  const [old, now] = [before, after].map((config, place) => {
    const file = join(folder, `elsewhere${place}.mjs`);
    const text = `import { assign, createMachine } from 'xstate';\nexport default createMachine(${config});\n`;
    writeFileSync(file, text);
    return file;
  }) as [string, string];
  const { code, out } = await runHere('diagram', '--machine', now, '--diff', old);
  expect(out).toMatch(line);
  expect(code).toBe(1);
});

test.each([
  ['marked.json', Buffer.from('\ufeff{ "id": "m", "states": {} }')],
  ['wide.json', Buffer.from('\ufeff{ "id": "m", "states": {} }', 'utf16le')],
  ['common.cjs', `module.exports = require('xstate').createMachine({ id: 'm', states: {} });`],
  [
    'waits.mjs',
    `const machine = await Promise.resolve({
  id: 'm', root: { path: [], type: 'atomic', tags: [], states: {}, transitions: new Map(), config: {} },
  config: {}, implementations: {}, getTransitionData() {},
});
export { machine };`,
  ],
])('a chart is read from %s', async (name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { code, err, out } = await runHere('diagram', '--machine', file, '--diff', file);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^m, compared with .*\n\nno difference/);
});

test('a state whose key has a dot is drawn where it is', async () => {
  const [old, now] = ['old', 'new'].map((tag) => {
    const file = join(folder, `${tag}.json`);
    const states = { 'v1.0': {}, v2: { initial: 'b', states: { b: { tags: [tag] } } } };
    writeFileSync(file, JSON.stringify({ id: 'versions', initial: 'v1.0', states }));
    return file;
  }) as [string, string];
  const { out } = await runHere('diagram', '--machine', now, '--diff', old, '--format', 'svg');
  expect(out).toContain('>v1.0<');
  expect(out).toContain('>-old, +new<');
});

test('SCXML of other programs is read as its specification says', async () => {
  const xml = join(folder, 'elsewhere.scxml');
  writeFileSync(
    xml,
    `<?xml version="1.0"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="lamp" initial="off">
  <state id="off"><transition event="press  knock" target="bright"/></state>
  <state id="on">
    <history id="last"/>
    <state id="dim"/>
    <state id="bright"/>
    <state><transition event="error.*" target="off"/></state>
  </state>
</scxml>`,
  );
  const module = join(folder, 'lamp.mjs');
  writeFileSync(
    module,
    `import { createMachine } from 'xstate';
export default createMachine({ id: 'lamp', initial: 'off', states: {
  off: { on: { press: 'on.bright', knock: 'on.bright' } },
  on: { initial: 'dim', states: {
    last: { type: 'history' }, dim: {}, bright: {}, state1: { on: { 'error.*': '#lamp.off' } },
  } },
} });`,
  );
  for (const format of ['text', 'svg']) {
    const args = ['--machine', module, '--diff', xml, '--format', format];
    const { code, out, err } = await runHere('diagram', ...args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('no difference');
  }
});

test('the guide shows what is printed', async () => {
  const changes = ['RESTARTING.tags=serving', 'ERROR.on.recover=', 'EXTENDING.on.succeed=ERROR'];
  const file = await chartWith('json', ...changes);
  const { out, err } = await runHere('diagram', '--diff', file);
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/diagrams.md'), 'utf8');
  const [, shown] =
    /\n\$ npx dcs-lifecycle diagram --diff lifecycle.json\n([^`]*)```/.exec(guide) ?? [];
  expect((out + err).replace(file, 'lifecycle.json')).toBe(shown);
});

test('JSON, Markdown, Mermaid and a picture tell the same, and mark it by more than colour', async () => {
  const old = await chartWith('json', 'ERROR.on.recover=RESTARTING', 'CREATEFAILED=');
  const told = async (format: string) =>
    (await runHere('diagram', '--diff', old, '--format', format)).out;
  const { same, changes } = JSON.parse((await runHere('diagram', '--diff', old, '--json')).out);
  expect(same).toBe(false);
  expect(changes).toContainEqual({
    what: 'edge',
    change: 'changed',
    name: 'ERROR --recover--> RUNNING',
    fields: expect.arrayContaining([{ field: 'to', before: 'RESTARTING', after: 'RUNNING' }]),
  });
  const created = lifecycle.edges.filter((edge) => [edge.from, edge.to].includes('CREATEFAILED'));
  expect(changes.filter(({ change }: { change: string }) => change === 'added')).toHaveLength(
    1 + created.length,
  );
  const mermaid = await told('mermaid');
  expect(mermaid).toContain('state "+ CREATEFAILED failed" as s_CREATEFAILED');
  expect(mermaid).toMatch(
    /s_ERROR --> s_RESTARTING : - recover\n.*s_ERROR --> s_RUNNING : ~ recover to/s,
  );
  expect(await told('markdown')).toContain('| ~ changed | edge | ERROR --recover--\\> RUNNING |');
  const svg = await told('svg');
  expect(svg).toMatch(/class="edge removed">\n<path [^>]*stroke-dasharray/);
  for (const sign of ['+ CREATEFAILED', '- recover', '~ recover'])
    expect(svg).toContain(`>${sign}`);
});

test.each([
  [['--diff', 'nothing.json'], 'nothing.json: neither a file nor a revision of git: '],
  [['--diff', join(import.meta.dirname, '../../README.md')], 'expected .ts, .js, .json or .scxml'],
  [['--diff', 'x', '--format', 'dot'], '--diff is told as text, json, markdown, mermaid, svg'],
  [['--machine', 'x.ts'], '--machine goes with --diff or --coverage'],
  [['--kind', 'ha'], '--kind goes with --format json, or --coverage'],
  [['--coverage', 'nothing.jsonl'], 'nothing.jsonl: no such file or directory'],
  [['--format', 'text'], 'the chart is told as mermaid, svg, '],
])('diagram %j is refused in one line', async (args, says) => {
  const { code, out, err } = await runHere('diagram', ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
  expect(err.trim().split('\n')).toHaveLength(1);
});

(hasTools('git') ? test : test.skip)(
  "a machine of the user's in TypeScript is held against an earlier revision, with what it imports",
  async () => {
    const repository = join(folder, 'shop');
    mkdirSync(join(repository, 'src'), { recursive: true });
    const git = (...args: string[]) =>
      execFileSync('git', [
        '-C',
        repository,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b.c',
        ...args,
      ]);
    const write = (name: string, text: string) =>
      writeFileSync(join(repository, 'src', name), text);
    write('states.ts', `export enum State { Open = 'open', Paid = 'paid' }\n`);
    const cart = (target: string) => `import { setup } from 'xstate';
import { State } from './states.js';
export const cart = setup({ types: {} as { events: { readonly type: 'pay' } } }).createMachine({
  id: 'cart',
  initial: State.Open,
  states: { [State.Open]: { on: { pay: ${target} } }, [State.Paid]: { type: 'final' } },
});
`;
    write('cart.ts', cart('State.Open'));
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '--message', 'a cart');
    const file = join(repository, 'src/cart.ts');
    const unchanged = await runHere('diagram', '--machine', file, '--diff', 'main');
    expect(unchanged).toMatchObject({ code: 0, err: '' });
    write('cart.ts', cart('State.Paid'));
    const { code, out } = await runHere('diagram', '--machine', file, '--diff', 'main:src/cart.ts');
    expect(code).toBe(1);
    expect(out).toContain('  ~ open --pay--> paid\n      to: open → paid\n');
    const shallow = join(folder, 'shallow');
    git('clone', '--quiet', '--depth=1', `file://${repository}`, shallow);
    const beyond = await runHere(
      'diagram',
      '--machine',
      join(shallow, 'src/cart.ts'),
      '--diff',
      'v1',
    );
    expect(beyond).toMatchObject({
      code: 2,
      err: expect.stringContaining('in this shallow clone'),
    });
    symlinkSync(join(repository, 'src'), join(folder, 'linked'));
    const linked = join(folder, 'linked/cart.ts');
    const through = await runHere('diagram', '--machine', linked, '--diff', 'main:src/cart.ts');
    expect(through.out).toBe(out);
    const missing = await runHere('diagram', '--machine', file, '--diff', 'main:src/order.ts');
    expect(missing).toMatchObject({
      code: 2,
      err: expect.stringContaining('main has no file src/order.ts'),
    });
  },
);

test('the coverage of a trace adds up to the changes that check counts, in every form', async () => {
  const check = JSON.parse((await runHere('check', 'polled', '--json')).out);
  const told = async (...args: string[]) =>
    (await runHere('diagram', '--coverage', 'polled', ...args)).out;
  const json = JSON.parse(await told('--json'));
  expect(json).toMatchObject({
    changes: check.counts.changes,
    violations: check.counts.violations,
  });
  expect(json.oneStep + json.moreSteps + json.undecided).toBe(check.counts.changes);
  expect(json.edges).toHaveLength(lifecycle.edges.length);
  const text = await told();
  expect(text).toContain(
    '\n4 changes = 0 by one edge + 1 with unseen steps + 3 that several edges explain.\n',
  );
  expect(text).toMatch(/1×, and nothing tells which: .*; or /);
  expect(await told('--format', 'mermaid')).toContain(
    's_CREATING --> s_CREATEFAILED : fail never\n',
  );
  const svg = await told('--format', 'svg');
  expect(svg).toMatch(/class="edge removed">\n<path [^>]*stroke-dasharray/);
  expect(svg.match(/<g id="edge\d+"/g)).toHaveLength(lifecycle.edges.length);
  expect(svg.match(/>1× ?</g)).toHaveLength(2);
});

test('what an inspector saved is told by the edges that actors took, of the chart or of a machine of a file', async () => {
  const saved = (
    machine: { readonly id: string; readonly definition: unknown },
    ...values: [string, string?][]
  ) => {
    const file = join(folder, `${machine.id}.jsonl`);
    const message = ([value, type]: [string, string?], n: number) => ({
      type: 'message',
      source: 's1',
      ...(n === 0 && { machine: 'm1' }),
      message: {
        type: n === 0 ? '@xstate.actor' : '@xstate.snapshot',
        sessionId: 'x:0',
        ...(type !== undefined && { event: { type } }),
        snapshot: { value, context: { kind: 'ha', feedback: '' }, status: 'active' },
      },
    });
    const lines = [
      { format: 'dcs-lifecycle inspection', version: 1 },
      { type: 'source', id: 's1', name: 'shop' },
      { type: 'machine', id: 'm1', definition: JSON.stringify(machine.definition) },
      ...values.map(message),
    ];
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return file;
  };
  const file = saved(instanceMachine, ['CREATING'], ['ERROR', 'fault'], ['RESTARTING', 'restart']);
  const { code, out, err } = await runHere('diagram', '--coverage', file);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(
    `instance: 2 of ${lifecycle.edges.length} edges taken, in 2 steps of 1 actor\n`,
  );
  expect(out).toMatch(/ {2}CREATING --fault--> ERROR +1\n/);
  expect(out).toMatch(/ {2}CREATING --fail--> CREATEFAILED +never\n/);
  const form = saved(feedback, ['prompt'], ['form', 'feedback.bad']);
  const { edges } = JSON.parse(
    (await runHere('diagram', '--coverage', form, '--machine', 'feedback', '--json')).out,
  );
  expect(edges.filter((edge: { count: number }) => edge.count > 0)).toMatchObject([
    { name: 'prompt --feedback.bad--> form', count: 1 },
  ]);
  expect(await runHere('diagram', '--coverage', form)).toMatchObject({
    code: 2,
    err: `${form}: no actor of the machine instance in it\n`,
  });
});
