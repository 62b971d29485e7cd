// The commands around inspection, as processes.

import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { Frame } from '../../src/inspector/index.js';
import { buildProgram, type Program } from '../support/cli/index.js';
import { endChildren } from '../support/processes.js';
import { until } from '../support/waiting/index.js';
import { runHere } from './recording.js';

let program: Program;
let folder: string;

beforeAll(() => {
  program = buildProgram();
  folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-inspect-'));
});
afterEach(endChildren);
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
});

/** Starts a command, and waits for an address in what it says. */
function started(args: readonly string[]) {
  const child = program.start(args);
  const closed = new Promise<number | null>((done) => child.on('close', done));
  let said = '';
  const url = new Promise<string>((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text;
        const found = /http:\/\/127\.0\.0\.1:\d+\/inspector\S*/.exec(said)?.[0];
        if (found) done(found);
      });
    }
    closed.then((code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
  return { child, closed, url, said: () => said };
}

/** What a viewer is told, until a message says what is waited for. */
const told = (url: string, last: (frame: Frame) => boolean) =>
  new Promise<Frame[]>((done, fail) => {
    const frames: Frame[] = [];
    const socket = new WebSocket(`${new URL(url).origin.replace('http', 'ws')}/inspector/view`);
    socket.on('error', fail);
    socket.on('message', (data) => {
      frames.push(...(JSON.parse(String(data)) as Frame[]));
      if (!frames.some(last)) return;
      socket.terminate();
      done(frames);
    });
  });

const inspection = [
  '{"format":"dcs-lifecycle inspection","version":1}',
  '{"type":"source","id":"s1","name":"checkout"}',
  '{"type":"message","source":"s1","message":{"type":"@xstate.actor","sessionId":"x:0"}}',
];

function fileWith(lines: readonly string[]): string {
  const file = join(folder, 'inspection.jsonl');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

it('inspect opens a saved file, serves the page, says how to connect, and saves at its end', async () => {
  const file = fileWith(inspection);
  const again = `${file}.again`;
  const { child, closed, url, said } = started(['inspect', file, '--save', again, '--port', '0']);
  const frames = await told(await url, ({ type }) => type === 'ready');
  expect(frames[0]).toMatchObject({ source: { name: 'checkout', saved: true } });
  expect(frames[1]).toMatchObject({ message: { sessionId: 'x:0' } });
  const page = await fetch(await url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('/inspector/inspector.js');
  expect(said()).toContain(
    `createWebSocketInspector({ url: 'ws://localhost:${new URL(await url).port}'`,
  );
  const heavy = {
    ...JSON.parse(inspection[2] ?? '').message,
    snapshot: { context: 'x'.repeat(5e6) },
  };
  const socket = new WebSocket(`${new URL(await url).origin.replace('http', 'ws')}/?name=shop`);
  socket.on('open', () => socket.send(JSON.stringify(heavy)));
  await until(() => said().includes('shop: the beginning of x:0: 5 MB; limit 4 MB; use sanitize'));
  socket.terminate();
  child.kill('SIGINT');
  expect(await closed).toBe(0);
  const lines = readFileSync(again, 'utf8').trim().split('\n');
  expect(lines).toEqual(expect.arrayContaining(inspection.slice(1)));
});

it.each([
  ['a foreign one', ['%PDF-1.7'], /inspection.jsonl:1: not a saved inspection, which begins with/],
  [
    'one of a newer version',
    [inspection[0]?.replace(':1', ':9') ?? ''],
    /inspection.jsonl:1: version 9 of the format, but this program reads up to 1; update dcs-/,
  ],
  [
    'a garbled one',
    [...inspection, '{"type":"mess'],
    /inspection.jsonl:4: not JSON; is the file cut off\?/,
  ],
])('inspect refuses a file in one line: %s', async (_, lines, line) => {
  const { code, err } = await runHere('inspect', fileWith(lines));
  expect([code, err.trim().split('\n')]).toEqual([2, [expect.stringMatching(line)]]);
});

it('inspect refuses a file that is huge, or not there, in one line', async () => {
  const huge = fileWith([]);
  truncateSync(huge, 128_000_001);
  const { err } = await runHere('inspect', huge);
  expect(err.trim()).toBe(`${huge}: larger than 128000000 bytes`);
  const { code, err: missing } = await runHere('inspect', `${huge}.none`);
  expect([code, missing.trim()]).toEqual([2, `${huge}.none: no such file or directory`]);
});

it.each([
  [['--port', 'many'], /Allowed: whole numbers from 0 to 65535/],
  [['--allow-origin', 'https://shop.example/path'], /Allowed: an origin such as/],
  [['--mask', 'context..token'], /Allowed: keys with dots between/],
])('inspect %j is refused in one line', async (args, line) => {
  const { code, err } = await runHere('inspect', ...args);
  expect(code).toBe(2);
  expect(err.trim().split('\n')).toEqual([expect.stringMatching(line)]);
});

it('inspect refuses a file that it could not save before it begins', async () => {
  const inside = join(fileWith(inspection), 'a.jsonl');
  for (const [file, why] of [
    [inside, 'not a directory'],
    [join(folder, 'none', 'a.jsonl'), 'no such file or directory'],
    [folder, 'it is a directory'],
  ]) {
    const { code, err } = await runHere('inspect', '--save', file ?? '', '--port', '0');
    expect([code, err]).toEqual([1, `cannot write ${file}: ${why}\n`]);
  }
});

it('a port that is taken is said in one line, and nothing inspected leaves a saved file alone', async () => {
  const kept = fileWith(inspection);
  const first = started(['inspect', '--save', kept, '--port', '0']);
  const { port } = new URL(await first.url);
  const { code, err } = await runHere('inspect', '--port', port);
  expect([code, err.trim()]).toEqual([
    2,
    `cannot listen on 127.0.0.1:${port}: the port is in use; stop what uses it, or choose another with --port`,
  ]);
  first.child.kill('SIGTERM');
  expect(await first.closed).toBe(0);
  expect(first.said()).toContain(`nothing was inspected; ${kept} is left as it is\n`);
  expect(readFileSync(kept, 'utf8')).toBe(inspection.map((line) => `${line}\n`).join(''));
});

it.each([
  ['local', '/inspector'],
  ['hosted', '/inspector/hosted'],
])(
  'simulate --inspect %s shows every event of the scenario and how it ends',
  async (page, path) => {
    const scenario = 'docs/examples/documented-samples.yaml';
    const { out } = await program.run(['simulate', scenario, '--json']);
    const { entries, end } = JSON.parse(out) as {
      entries: { event: string }[];
      end: { state: string };
    };
    const { url } = started(['simulate', scenario, '--inspect', page]);
    expect(new URL(await url).pathname).toBe(path);
    const frames = await told(await url, ({ type }) => type === 'ready');
    const events = frames.flatMap((frame) =>
      frame.type === 'message' && frame.message.type === '@xstate.event'
        ? [frame.message.event.type]
        : [],
    );
    expect(events).toEqual(['xstate.init', ...entries.map(({ event }) => event)]);
    const text = JSON.stringify(frames.at(-2));
    for (const part of end.state.split('.')) expect(text).toContain(part);
  },
);

it('serve has the page, and follows its instances from the first visit on', async () => {
  const child = program.start(['serve', '--port', '0', '--json', '--demo']);
  const url = await new Promise<string>((done) => {
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      const found = /"url":"([^"]+)"/.exec(text)?.[1];
      if (found) done(found);
    });
  });
  expect((await fetch(`${url}/inspector`)).status).toBe(200);
  const frames = await told(url, (frame) => JSON.stringify(frame).includes('"RUNNING"'));
  const actors = frames.filter(
    (frame) => frame.type === 'message' && frame.message.type === '@xstate.actor',
  );
  expect(actors.length).toBeGreaterThan(0);
});
