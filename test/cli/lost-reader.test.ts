// What a pipe does to a command: the verdict survives a reader that leaves, files are written all the
// same, a server goes on, and waiting for a pipe ends at the first Ctrl-C.

import { type ChildProcess, execFileSync, type StdioOptions } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { standardStream } from '../../src/cli/environment/standard-stream.js';
import { quickOrDeep } from '../deep/depth.js';
import { buildProgram, ended, type Program } from '../support/cli/index.js';
import { startProcess } from '../support/server/index.js';

let program: Program;
beforeAll(() => {
  program = buildProgram();
  const line = (minute: number, status: string) =>
    JSON.stringify({ at: `2026-01-01T00:0${minute}:00Z`, instance_id: 'a', status });
  const seen = [line(0, 'CREATING'), line(1, 'RUNNING'), line(2, 'CREATING')];
  writeFileSync(at('bad.jsonl'), seen.join('\n'));
  writeFileSync(at('good.jsonl'), seen.slice(0, 2).join('\n'));
  writeFileSync(at('fleet.yaml'), 'instances: [{name: cache}]');
});
afterAll(() => program.remove());

const at = (name: string) => join(program.folder, name);

// Windows knows no pipes that break.
const posix = process.platform === 'win32' ? describe.skip : describe;

/** A pipe without a reader: what is written to it fails. */
function brokenPipe(): number {
  const path = at('broken-pipe');
  if (!existsSync(path)) execFileSync('mkfifo', [path]);
  const reader = openSync(path, 'r+');
  const writer = openSync(path, 'w');
  closeSync(reader);
  return writer;
}

async function intoBrokenPipe(args: readonly string[], both = false) {
  const pipe = brokenPipe();
  const stdio: StdioOptions = ['ignore', pipe, both ? pipe : 'pipe'];
  try {
    return await program.run(args, { stdio });
  } finally {
    closeSync(pipe);
  }
}

/** The next text of a stream that has a match. */
function saying(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: stream as NodeJS.ReadableStream });
    lines.on('line', (line) => {
      if (pattern.test(line)) resolve(line);
    });
  });
}

posix('without a reader', () => {
  const lint = ['lint-waiter', '--pending', 'RUNNING', '--target', 'DELETED'];
  const deaf = ['--until', 'RUNNING', '--timeout', '99ms', '--endpoint', 'http://[::1]:9'];
  const verdicts: [code: number, args: string[]][] = [
    [1, ['check', 'bad.jsonl', '--json']],
    [1, lint],
    [2, ['fleet', 'nowhere.yaml']],
    [3, ['wait', 'x', ...deaf]],
    [0, ['diagram']],
  ];
  const more: typeof verdicts = [
    [1, ['check', 'bad.jsonl']],
    [0, ['check', 'good.jsonl']],
    [0, ['--help']],
  ];
  test.each([...verdicts, ...quickOrDeep([], more)])(
    'the verdict is still %i of %j',
    async (code, args) => {
      expect(await intoBrokenPipe(args)).toMatchObject({ code });
    },
  );

  test('the verdict survives when standard error has no reader either', async () => {
    expect(await intoBrokenPipe(['check', 'bad.jsonl'], true)).toMatchObject({ code: 1 });
  });

  test('--junit is written all the same', async () => {
    const { code } = await intoBrokenPipe(['check', 'bad.jsonl', '--junit', 'junit.xml']);
    expect(code).toBe(1);
    expect(readFileSync(at('junit.xml'), 'utf8')).toMatch(/<failure/);
  });

  test('a watch ends, but goes on for a trace', async () => {
    const server = await startProcess(program, ['--fixtures', 'fleet.yaml']);
    const watch = ['watch', '--endpoint', server.url, '--interval', '100ms', '--json'];
    const ended = {
      code: 0,
      signal: null,
      out: '',
      err: expect.stringMatching(/^watching every .*\n$/),
    };
    expect(await intoBrokenPipe(watch)).toEqual(ended);
    const traced = await intoBrokenPipe([...watch, '--trace', 'seen.jsonl', '--for', '2s']);
    expect(traced).toEqual(ended);
    // The first observation and the last.
    expect(readFileSync(at('seen.jsonl'), 'utf8')).toMatch(/^.*"RUNNING".*\n.*"RUNNING".*\n$/);
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});

describe('lines that are written soon', () => {
  function gathered() {
    const written: string[] = [];
    const write: Writable['_write'] = (chunk, _, done) => {
      written.push(String(chunk));
      done();
    };
    const stream = new Writable({ write }) as NodeJS.WriteStream & Writable;
    return { written, stream, ...standardStream(stream, 'a stream', () => {}) };
  }

  test('are one piece for each turn, and come before what is written at once', async () => {
    const { written, screen } = gathered();
    for (const line of ['1\n', '2\n']) screen.writeSoon?.(line);
    expect(written).toEqual([]);
    await new Promise(setImmediate);
    for (const line of ['3\n', '4\n']) screen.writeSoon?.(line);
    screen.write('at once\n');
    await new Promise(setImmediate);
    expect(written).toEqual(['1\n2\n', '3\n4\n', 'at once\n']);
  });

  test('are written before the end of a process, and dropped without a reader', async () => {
    const { written, screen, stream, flush } = gathered();
    screen.writeSoon?.('the last\n');
    flush();
    expect(written).toEqual(['the last\n']);
    screen.writeSoon?.('in vain\n');
    stream.emit('error', Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    await new Promise(setImmediate);
    expect(written).toEqual(['the last\n']);
  });
});

posix('a server whose log has lost its reader', () => {
  /** Starts a server, reads the line with its address, and leaves. */
  async function unheard(...args: string[]): Promise<{ url: string; child: ChildProcess }> {
    const child = program.start(['serve', '--port', '0', ...args]);
    const [url = ''] = (await saying(child.stdout, /http:/)).match(/http:\/\/[\d.:]+/) ?? [];
    child.stdout?.destroy();
    return { url, child };
  }

  test.each([[['--json']], [[]]])('goes on, and says so once: serve %j', async (args) => {
    const { url, child } = await unheard(...args);
    const end = ended(child);
    for (let round = 0; round < 3; round++) {
      expect((await fetch(`${url}/_control/ready`)).status).toBe(200);
    }
    child.kill('SIGTERM');
    expect(await end).toEqual({
      code: 0,
      signal: null,
      out: '',
      err: 'cannot write the log: broken pipe; serving goes on without it\n',
    });
  });
});

const withFullDisk = existsSync('/dev/full') ? test : test.skip;

withFullDisk('a log on a full disk does not end a server', async () => {
  const log = openSync('/dev/full', 'w');
  const child = program.start(['serve', '--port', '0'], { stdio: ['ignore', log, 'pipe'] });
  const end = ended(child);
  const [line] = (await once(child)) as [Buffer];
  expect(String(line)).toBe(
    'cannot write the log: no space left on device; serving goes on without it\n',
  );
  child.kill('SIGTERM');
  expect(await end).toMatchObject({ code: 0, signal: null });
  closeSync(log);
});

const once = (child: ChildProcess) =>
  new Promise((resolve) => child.stderr?.once('data', (chunk) => resolve([chunk])));

/** Waits until a thread of a process waits for the other end of a pipe. */
async function opening({ pid }: ChildProcess): Promise<void> {
  const tasks = `/proc/${pid}/task`;
  const isWaiting = (task: string) => {
    try {
      return readFileSync(join(tasks, task, 'wchan'), 'utf8') === 'wait_for_partner';
    } catch {
      // The thread has ended meanwhile.
      return false;
    }
  };
  while (!readdirSync(tasks).some(isWaiting)) await new Promise(setImmediate);
}

// Only Linux tells what a process waits for.
const onLinux = existsSync('/proc/self/wchan') ? describe : describe.skip;

onLinux('a pipe without a writer', () => {
  const commands = [
    ['check', 'good.jsonl', 'silent'],
    ['simulate', 'silent'],
    ['serve', '--fixtures', 'silent'],
  ];
  const more = [
    ['check', 'silent'],
    ['check', 'good.jsonl', '--requests', 'silent'],
    ['check', 'good.jsonl', '--plan', 'silent'],
    ['merge', 'silent'],
  ];
  test.each([...commands, ...quickOrDeep([], more)].map((args) => [args]))(
    'ends at the first Ctrl-C: %j',
    async (args) => {
      if (!existsSync(at('silent'))) execFileSync('mkfifo', [at('silent')]);
      const child = program.start(args);
      const end = ended(child);
      await opening(child);
      child.kill('SIGINT');
      const { code, signal } = await end;
      // A shell sees 130 of both.
      expect(code === 130 || signal === 'SIGINT').toBe(true);
    },
  );
});
