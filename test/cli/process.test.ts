// The command line as a process: what it prints to the byte, how it exits, and what it leaves behind
// when it is stopped, when its output has no reader and when the disk is full.

import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { renderDiagram } from '../../src/diagram/index.js';
import { parseScenario, simulate, statusTrace } from '../../src/simulator/index.js';
import { buildProgram, ended, type Program } from '../support/cli/index.js';
import { runHere } from './recording.js';

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as { readonly version: string };
const golden = (name: string) => readFileSync(join(import.meta.dirname, '../golden', name), 'utf8');
const goldens: { file: string; args: string[]; env?: Record<string, string> }[] = JSON.parse(
  golden('goldens.json'),
);
const at = (name: string) => join(program.folder, name);

const write = (name: string, text: string) => writeFileSync(join(program.folder, name), text);

const demo = { kind: 'ha', plan: 'demo', seed: 5, end: '1m' };
/** As many requests as a scenario can have: seconds of work. */
const long = {
  kind: 'ha',
  plan: 'instant',
  end: '99999s',
  requests: [{ at: 0, request: 'restart', every: '1s' }],
};

test.each(goldens)('it prints $file to the byte', async ({ file, args, env }) => {
  const result = await program.run(args, env ? { env } : {});
  expect(result).toEqual({ code: 0, signal: null, out: golden(file), err: '' });
});

test('--json is what the library says, and --trace has a line per change of status', async () => {
  write('demo.json', JSON.stringify(demo));
  const result = await program.run(['simulate', 'demo.json', '--json', '--trace', 'trace.jsonl']);
  const timeline = simulate(parseScenario(demo));
  expect(result).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(result.out)).toEqual(JSON.parse(JSON.stringify(timeline)));
  const lines = readFileSync(join(program.folder, 'trace.jsonl'), 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(statusTrace(timeline));
});

test('a scenario can come from standard input, with plan files relative to where one is', async () => {
  write('slow.yaml', 'phases: {CREATING: {takes: 30s}}\n');
  const input = JSON.stringify({ ...demo, plan: 'slow.yaml' });
  const { code, out } = await program.run(['simulate', '-', '--json'], { input });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ plan: 'slow.yaml', entries: [{ atMs: 30_000 }] });
});

test('what Node compiled is kept in the cache of the user, where Node can do that', async () => {
  const XDG_CACHE_HOME = at('cache');
  expect(await program.run(['--version'], { env: { XDG_CACHE_HOME } })).toMatchObject({ code: 0 });
  expect(existsSync(join(XDG_CACHE_HOME, 'dcs-lifecycle'))).toBe('enableCompileCache' in module);
});

test.each([
  ['that cannot be made', { XDG_CACHE_HOME: '/dev/null' }],
  ['that is relative', { XDG_CACHE_HOME: 'here' }],
  ['that is not there, of a user without a home', { XDG_CACHE_HOME: '', HOME: '' }],
])('a cache %s is none', async (_, env) => {
  const before = readdirSync(program.folder);
  const said = { code: 0, signal: null, out: `${version}\n`, err: '' };
  expect(await program.run(['--version'], { env })).toEqual(said);
  expect(readdirSync(program.folder)).toEqual(before);
});

test('a mistake in a file ends in one line on standard error, and 2', async () => {
  write('bad.yaml', 'kind: ha\nplan: demo\nend: soon\n');
  const { code, out, err } = await program.run(['simulate', 'bad.yaml']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('bad.yaml:3:6: end: expected a duration');
  expect(err).toMatch(/^[^\n]+\n$/);
});

// Windows ends a process without asking it, and knows no pipes that break.
const posix = process.platform === 'win32' ? test.skip : test;

posix.each([
  ['SIGINT', 130, 'interrupted\n'],
  ['SIGTERM', 143, 'terminated\n'],
] as const)(
  '%s ends a long simulation with %i and one line, before it leaves anything',
  async (name, code, err) => {
    const child = program.start(['simulate', '-', '--json', '--trace', 'never.jsonl']);
    const result = ended(child);
    // More than a pipe holds: when all of it is gone, the program is up and reading.
    const padding = `${'#'.repeat(1000)}\n`.repeat(900);
    await new Promise<void>((resolve) => child.stdin?.end(padding + JSON.stringify(long), resolve));
    child.kill(name);
    expect(await result).toEqual({ code, signal: null, out: '', err });
    expect(readdirSync(program.folder).filter((file) => file.startsWith('never'))).toEqual([]);
  },
);

posix('a reader that has seen enough ends it quietly', async () => {
  // Far more than a pipe holds.
  write('wordy.json', JSON.stringify({ ...long, end: '9999s' }));
  const child = program.start(['simulate', 'wordy.json', '--json']);
  const result = ended(child);
  child.stdout?.once('data', () => child.stdout?.destroy());
  expect(await result).toMatchObject({ code: 0, err: '' });
});

const withFullDisk = existsSync('/dev/full') ? test : test.skip;

// The others are drawn in process elsewhere: a process costs half a second.
test.each(['svg', 'json'] as const)(
  'diagram --format %s is what the library draws',
  async (format) => {
    const { code, out, err } = await program.run(['diagram', '--format', format]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trimEnd()).toBe((await renderDiagram(format)).trimEnd());
  },
);

withFullDisk('a full disk is said in one line, and 1', async () => {
  write('demo.json', JSON.stringify(demo));
  expect(await runHere('simulate', at('demo.json'), '--trace', '/dev/full')).toMatchObject({
    code: 1,
    err: 'cannot write /dev/full: no space left on device\n',
  });
  const redirected = await program.run(['diagram'], {
    stdio: ['pipe', openSync('/dev/full', 'w'), 'pipe'],
  });
  expect(redirected).toMatchObject({
    code: 1,
    err: 'cannot write standard output: no space left on device\n',
  });
});

test('a trace into a folder that is not there is said in one line, and 1, and prints nothing', async () => {
  write('demo.json', JSON.stringify(demo));
  const trace = at('nowhere/trace.jsonl');
  expect(await runHere('simulate', at('demo.json'), '--trace', trace)).toEqual({
    code: 1,
    out: '',
    err: `cannot write ${trace}: no such file or directory\n`,
  });
  expect(existsSync(join(program.folder, 'nowhere'))).toBe(false);
});

test('a trace that cannot be written leaves the file that was there', async () => {
  mkdirSync(join(program.folder, 'occupied'), { recursive: true });
  write('demo.json', JSON.stringify(demo));
  const trace = at('occupied');
  expect(await runHere('simulate', at('demo.json'), '--trace', trace)).toMatchObject({
    code: 1,
    err: `cannot write ${trace}: illegal operation on a directory\n`,
  });
  expect(statSync(join(program.folder, 'occupied')).isDirectory()).toBe(true);
});
