// `prove` on the command line: what it prints, how it ends, and the files of a way, each of which ends in the same
// state when it is played by what reads it.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMachine } from 'xstate';
import { parseDocument } from 'yaml';
import { instanceMachine, statusOf } from '../../machines/index.js';
import { proofPage } from '../../src/cli/prove/proof-page.js';
import { createEmulator, serve } from '../../src/emulator/index.js';
import { type Frame, readInspection } from '../../src/inspector/index.js';
import { alterMachine, always, coverageOf, instanceClaims, prove } from '../../src/prove/index.js';
import { parseScenario, simulate } from '../../src/simulator/index.js';
import { chartOf } from '../../src/statechart/internal.js';
import { systemClock } from '../../src/time/index.js';
import { buildProgram, ended, hasTools, type Program } from '../support/cli/index.js';
import { documentOf } from '../support/document.js';
import { runHere } from './recording.js';

const folder = mkdtempSync(join(tmpdir(), 'prove-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

test('the lifecycle is proven, and the table says what was walked', async () => {
  const { code, out, err } = await runHere('prove', '--no-walks');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^instance: \d+ snapshots from 5 starts, \d+ edges/);
  expect(out).toContain('✓ serving-is-running: An instance serves if and only if it is RUNNING.\n');
});

test('a broken chart is refuted by the shortest way, in words and as JSON', async () => {
  const change = ['prove', '--break', 'RESTARTING.tags=serving', '--no-walks'];
  const told = await runHere(...change, '--claim', 'serving-is-running');
  expect(told).toMatchObject({
    code: 1,
    err: expect.stringContaining('not proven: serving-is-running\n'),
  });
  const [title, ...rest] = told.out.split('\n');
  expect(title).toMatch(/^instance, changed by RESTARTING\.tags=serving: /);
  expect(rest).toEqual([
    '',
    '✗ serving-is-running: An instance serves if and only if it is RUNNING.',
    '    refuted in 2 steps (single): tagged serving, and not RUNNING',
    '    0             CREATING      +transitional',
    '    1  succeed  → RUNNING.idle  +serving  -transitional',
    '    2  restart  → RESTARTING  ← tagged serving, and not RUNNING',
    '',
    '1 claim: 1 refuted.',
    '',
  ]);
  const { claims, proven } = JSON.parse((await runHere(...change, '--json')).out);
  expect(proven).toBe(false);
  expect(claims[0]).toMatchObject({
    name: 'serving-is-running',
    outcome: 'refuted',
    counterexample: {
      start: 'single',
      length: 2,
      steps: [{ state: 'CREATING' }, { event: 'succeed' }, { event: 'restart', tags: ['serving'] }],
    },
  });
});

test.each([
  ['RESTARTING.tags=serving', '../../docs/counterexample.svg'],
  ['EXTENDING.tags=serving', '../../docs/pictures/moved-tag.svg'],
])('the picture of %s in the docs is the one that it draws', async (change, picture) => {
  const [claim, svg] = ['serving-is-running', at('docs.svg')];
  await runHere('prove', '--break', change, '--claim', claim, '--no-walks', '--svg', svg);
  expect(read('docs.svg')).toBe(readFileSync(join(import.meta.dirname, picture), 'utf8'));
});

test('the page has the table, each claim and its way, the refuted ones first, and nothing from elsewhere', async () => {
  const { code } = await runHere(
    'prove',
    '--break',
    'RESTARTING.tags=serving',
    '--report',
    at('proof.html'),
  );
  expect(code).toBe(1);
  const document = documentOf(read('proof.html'));
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  expect(all('script, link, iframe, object, embed, form, base')).toEqual([]);
  const attributes = all('*').flatMap((element) => [...element.attributes]);
  expect(attributes.filter(({ name }) => /^on|^srcset|^style$/.test(name))).toEqual([]);
  for (const { name, value } of attributes) {
    if (name === 'href') expect(value).toMatch(/^#/);
    if (name === 'src') expect(value).toMatch(/^data:image\/svg\+xml;base64,/);
  }
  const sections = all('main section[id^="claim-"]').map(({ id }) => id);
  expect(sections.slice(0, 3)).toEqual(['claim-1', 'claim-3', 'claim-2']);
  expect(sections).toHaveLength(instanceClaims.length);
  expect(all('#walked tbody tr')).toHaveLength(4);
  const rows = all('#claim-1 tbody tr').map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['0', '', 'CREATING', '+transitional'],
    ['1', 'succeed', 'RUNNING.idle', '+serving, -transitional'],
    ['2', 'restart', 'RESTARTING', ''],
  ]);
  const picture = all('#claim-1 img')[0]?.getAttribute('src') ?? '';
  expect(atob(picture.slice(picture.indexOf(',') + 1))).toContain(
    'class="node visited last wrong"',
  );
  expect(document.body.textContent).toContain('tagged serving, and not RUNNING');
});

test('names of a machine become no markup of the page', async () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)> & '`;
  const machine = createMachine({
    id: hostile,
    initial: 'a',
    states: { a: { tags: [hostile], on: { [hostile]: 'b' } }, b: {} },
  });
  const claims = [always(hostile, (state) => state.matches('a') || hostile, { sentence: hostile })];
  const page = await proofPage({ machine, proof: prove(machine, { claims }), changes: [hostile] });
  expect(page).not.toMatch(/<script|<img src=x/i);
  const document = documentOf(page);
  expect(document.querySelectorAll('script, img[onerror]')).toHaveLength(0);
  expect(document.querySelector('h1')?.textContent).toBe(`${hostile}, changed by ${hostile}`);
});

test.each([
  [['--claim', 'serving-is-runing'], 'did you mean serving-is-running?'],
  [['--claim', 'nothing.mjs'], 'nothing.mjs: there is no such file'],
  [['--machine', 'nothing.mjs'], 'nothing.mjs: there is no such file'],
  [['--break', 'NOWHERE.tags=serving'], 'there is no state "NOWHERE"'],
  [['--break', 'constructor.tags=serving'], 'there is no state "constructor"'],
  [['--depth', 'far'], 'Allowed: whole numbers'],
])('prove %j is refused in one line', async (args, says) => {
  const { code, out, err } = await runHere('prove', ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
  expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
});

test('looking less far than there is to see proves nothing', async () => {
  const { code, out } = await runHere('prove', '--depth', '1', '--claim', 'serving-is-running');
  expect(code).toBe(1);
  expect(out).toContain('cannot tell: it holds as far as was looked, and there is more');
});

/** Ways of all sorts: through work that ends well and badly, faults, repairs, a backup and a restoration. */
const ways = [
  { change: 'RESTARTING.tags+=serving', ends: 'RESTARTING' },
  { change: 'CREATEFAILED.tags+=serving', ends: 'CREATEFAILED' },
  { change: 'ERROR.tags+=serving', ends: 'ERROR' },
  { change: 'EXTENDING.tags+=serving', ends: 'EXTENDING' },
  { change: 'RESTORING.tags+=serving', ends: 'RESTORING' },
  { change: 'RUNNING.backingUp.tags=transitional', ends: 'RUNNING', claim: 'work-is-transitional' },
  {
    change: 'RUNNING.recovering.tags=transitional',
    ends: 'RUNNING',
    claim: 'work-is-transitional',
  },
] as const;

describe.each(ways)('the way to $ends after $change', ({ change, ends, ...more }) => {
  const claim = 'claim' in more ? more.claim : 'serving-is-running';
  beforeAll(async () => {
    const files = ['scenario', 'itf', 'inspection', 'mermaid', 'svg', 'curl'].flatMap((format) => [
      `--${format}`,
      at(`way.${format}`),
    ]);
    const { err } = await runHere(
      'prove',
      '--no-walks',
      '--break',
      change,
      '--claim',
      claim,
      ...files,
    );
    expect(err).toContain(`not proven: ${claim}`);
  });

  test('is a scenario that ends there', () => {
    const { end } = simulate(parseScenario(parseDocument(read('way.scenario')).toJS()));
    expect(statusOf(end.state)).toBe(ends);
  });

  test('is what an inspector saved of an actor that ends there, along edges of the chart', () => {
    const frames = [...readInspection(read('way.inspection'))];
    const machine = alterMachine(instanceMachine, [change]);
    const { actors, unplaced, edges } = coverageOf(machine, frames);
    expect({ actors, unplaced }).toEqual({ actors: 1, unplaced: 0 });
    const steps = edges.reduce((sum, { count }) => sum + count, 0);
    expect(frames).toHaveLength(2 + steps);
    const [, begins] = frames as [Frame, { message: { definition: string } }];
    expect(chartOf(begins.message.definition)).not.toHaveProperty('reason');
    const last = frames.at(-1) as Extract<Frame, { type: 'message' }>;
    expect(JSON.stringify(last.message)).toContain(`"${ends}`);
  });

  test('is a trace of ITF, a sequence of Mermaid and a picture that end there', () => {
    const { states, vars } = JSON.parse(read('way.itf'));
    expect(Object.keys(states.at(-1))).toEqual(['#meta', ...vars]);
    expect(states.at(-1).state).toMatch(new RegExp(`^${ends}`));
    expect(read('way.mermaid').trim().split('\n').at(-1)).toMatch(
      new RegExp(`Note over machine: ${ends}`),
    );
    expect(read('way.svg')).toContain('class="node visited last wrong"');
  });

  // Three ways are enough for the calls: they are the dearest to play.
  const isPlayed = ['CREATEFAILED', 'RESTORING'].includes(ends) || change.includes('recovering');
  const canRun = hasTools('curl', 'sed');
  if (!isPlayed) return;
  (canRun ? test : test.skip)('is a script of curl that ends there', async () => {
    const emulator = createEmulator({ clock: systemClock });
    const { fetch } = emulator;
    const server = await serve({ fetch, host: '127.0.0.1', port: 0, clock: systemClock });
    try {
      const { stdout } = await promisify(execFile)('sh', [at('way.curl'), server.url]);
      expect(stdout.trim()).toBe(ends);
    } finally {
      await server.close();
      await emulator.close();
    }
  });
});

describe('a machine of a file', () => {
  let program: Program;
  beforeAll(() => {
    program = buildProgram();
  });
  afterAll(() => program.remove());

  test('is held against the claims that the file exports', async () => {
    const file = join(import.meta.dirname, '../../docs/examples/feedback.machine.mjs');
    const { code, out, err } = await program.run(['prove', '--machine', file]);
    expect({ code, err: err.trim() }).toEqual({
      code: 1,
      err: expect.stringContaining('not proven: thanked-for-words'),
    });
    expect(out).toContain('refuted in 1 step (start): nothing was written');
    const scenario = await program.run(['prove', '--machine', file, '--scenario', 'x.yaml']);
    expect(scenario).toMatchObject({ code: 2, out: '' });
  });

  /** It counts for ever, and says when it has counted for a while. */
  const counter = `
    export const machine = createMachine({
      id: 'counter',
      context: { n: 0 },
      initial: 'on',
      states: { on: { on: { up: { actions: assign({ n: ({ context }) => {
        if (context.n === 700) process.stderr.write('counting');
        return context.n + 1;
      } }) } } } },
    });
    export const claims = [{ type: 'always', name: 'on', sentence: 'on', holds: () => true, about: () => true }];
  `;

  test('that never ends is ended by Ctrl-C at once', async () => {
    const file = join(program.folder, 'counter.mjs');
    const xstate = import.meta.resolve('xstate');
    writeFileSync(file, `import { assign, createMachine } from '${xstate}';${counter}`);
    const child = program.start(['prove', '--machine', file, '--max-snapshots', '10000000']);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    expect(await ended(child)).toMatchObject({ code: null, signal: 'SIGINT', out: '' });
  });

  test('that outgrows memory ends in one line', async () => {
    const file = join(program.folder, 'large.mjs');
    const xstate = import.meta.resolve('xstate');
    const large = counter.replace('return context.n + 1', 'return context.n + 1; // grows');
    writeFileSync(
      file,
      `import { assign, createMachine } from '${xstate}';${large.replace('n: 0', "n: 0, all: 'x'.repeat(5_000)").replace('({ n:', '({ all: ({ context }) => context.all.replace(/^.{9}/, String(context.n).padStart(9)), n:')}`,
    );
    const { code, err } = await program.run(
      ['prove', '--machine', file, '--max-snapshots', '10000000'],
      { env: { NODE_OPTIONS: '--max-old-space-size=80' } },
    );
    expect({ code, err }).toEqual({
      code: 71,
      err: expect.stringMatching(
        /^(counting)?out of memory after [\d,]+ snapshots: give --depth or [^\n]+\n$/,
      ),
    });
  });
});
