// `serve` as a process: how it begins, what it says, what it refuses in one line, and how it ends.

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createEmulator } from '../../src/emulator/index.js';
import { orderV2 } from '../contract/orders.js';
import { buildProgram, ended, type Program } from '../support/cli/index.js';
import { endChildren, startChild } from '../support/processes.js';
import { type RunningProcess, startProcess } from '../support/server/index.js';
import { until } from '../support/waiting/index.js';
import { runHere } from './recording.js';

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterEach(endChildren);
afterAll(() => program.remove());

const project = '0123456789abcdef0123456789abcdef';

const started = (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
  startProcess(program, args, { env });

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
const create = ({ url }: RunningProcess, changes = {}) =>
  post(`${url}/v2/${project}/instances`, orderV2(changes));
const summary = async ({ url }: RunningProcess) => (await fetch(`${url}/_control`)).json();

/** Runs `serve` in this process where it cannot begin. */
async function refused(...args: string[]): Promise<string> {
  const { code, out, err } = await runHere('serve', '--port', '0', ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd()).not.toMatch(/\n/);
  return err.trimEnd();
}

describe('for people', () => {
  test('it says where it is and what to set, then a line per request, and that it stopped', async () => {
    const child = program.start(['serve', '--port', '0', '--plan', 'instant', '--region', 'eu-nl']);
    const end = ended(child);
    const url = await new Promise<string>((resolve) => {
      let text = '';
      child.stdout?.on('data', (chunk) => {
        text += chunk;
        const found = /(http:\/\/127\.0\.0\.1:\d+)\/v3[\s\S]*Ctrl-C/.exec(text);
        if (found) resolve(found[1] as string);
      });
    });
    await fetch(`${url}/v2/available-zones`, { headers: { 'X-Auth-Token': 'very secret' } });
    await fetch(`${url}/v2/${project}/instances/no-id?password=hidden`);
    child.kill('SIGTERM');
    const { code, out, err } = await end;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/plan +instant/);
    for (const name of ['Terraform', 'Python', 'Go', 'Node', 'curl']) expect(out).toContain(name);
    expect(out).toContain('OS_REGION_NAME=eu-nl');
    expect(out).toMatch(/✓ 200 GET +\/v2\/available-zones \d+ ms\n/);
    expect(out).toMatch(
      /✗ 400 GET +\/v2\/[0-9a-f]{32}\/instances\/no-id \d+ ms DCS\.4061 instance_id: .+\n/,
    );
    expect(out).not.toMatch(/very secret|hidden/);
    expect(out).not.toContain('\u001b');
    expect(out).toMatch(/Stopped\.\n$/);
  });

  test('colours come where they are wanted', async () => {
    const child = program.start(['serve', '--port', '0'], { env: { FORCE_COLOR: '1' } });
    const end = ended(child);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGINT');
    const { code, out } = await end;
    expect(code).toBe(0);
    expect(out).toContain('\u001b[');
  });
});

describe('for programs', () => {
  test('fixtures come in as YAML as well, and the demo fleet where there is nothing yet', async () => {
    const server = await started(['--paused']);
    const send = async (path: string, body = '') => {
      const answer = await fetch(`${server.url}/_control${path}`, { method: 'POST', body });
      return [answer.status, await answer.json()] as const;
    };
    const yaml = 'instances:\n  - name: shop-cache # of the shop\n';
    expect(await send('/fixtures', yaml)).toEqual([201, { instances: [expect.any(String)] }]);
    expect(await send('/fixtures', 'instances: [')).toEqual([
      400,
      { error: expect.stringMatching(/^fixtures:1:13: not valid YAML/) },
    ]);
    expect(await send('/demo')).toEqual([
      409,
      { error: 'there are instances already; reset first' },
    ]);
    for (const _ of ['once', 'again']) {
      await send('/reset');
      const [status, { instances }] = await send('/demo');
      expect([status, instances > 30]).toEqual([201, true]);
    }
    await server.end('SIGTERM');
  });

  test('--json logs every request as a line, with its code and without a secret', async () => {
    const server = await started();
    await create(server, { password: 'Secret-Word-1' });
    await create(server, { name: '!', password: 'Secret-Word-1' });
    await create(server, { password: 'Secret Word 1' });
    await fetch(server.url, { headers: { origin: 'http://evil.example' } });
    await fetch(`${server.url}/_control/nothing`);
    await fetch(`${server.url}/v3/nothing`);
    await server.end('SIGTERM');
    expect(server.lines.map(({ event }) => event)).toEqual([
      'listening',
      'request',
      'request',
      'request',
      'request',
      'request',
      'request',
      'stopped',
    ]);
    expect(server.lines[1]).toMatchObject({ method: 'POST', status: 200 });
    expect(server.lines[1]).not.toHaveProperty('reason');
    expect(server.lines[2]).toMatchObject({ status: 400, code: 'DCS.4010' });
    expect(server.lines[2]?.reason).toMatch(/^name: /);
    expect(server.lines[3]).toMatchObject({ status: 400, code: 'DCS.4019' });
    expect(server.lines[3]?.reason).toMatch(/^password: /);
    expect(server.lines[4]).toMatchObject({ status: 403, code: 'EMU.0403' });
    expect(server.lines[4]?.reason).toMatch(/^The emulator answers only on this machine: /);
    expect(server.lines[5]).toMatchObject({
      status: 404,
      reason: expect.stringContaining('nothing'),
    });
    expect(server.lines[6]).toMatchObject({
      status: 404,
      code: 'Not Found',
      reason: 'There is nothing at this path.',
    });
    expect(JSON.stringify(server.lines)).not.toMatch(/Secret.Word/);
  });
});

describe('the end', () => {
  const slowLists = ({ url }: RunningProcess, latency: string) =>
    post(`${url}/_control/faults`, { operation: 'listInstances', latency });
  /** Whether the slow request has come in. */
  const isAsked = async ({ url }: RunningProcess) => {
    const { faults } = await (await fetch(`${url}/_control/faults`)).json();
    return faults[0].hits === 1;
  };
  /** Whether it takes no more connections. */
  const refuses = ({ url }: RunningProcess) =>
    fetch(url).then(
      () => false,
      () => true,
    );

  test('SIGTERM finishes the request in flight, takes no other, ends streams and exits 0', async () => {
    const server = await started();
    await slowLists(server, '2s');
    const stream = fetch(`${server.url}/_control/events`).then((answer) => answer.text());
    const slow = fetch(`${server.url}/v2/${project}/instances`).then((answer) => answer.json());
    await until(() => isAsked(server));
    const end = server.end('SIGTERM');
    await until(() => refuses(server));
    expect(await slow).toMatchObject({ instances: [] });
    await stream;
    expect(await end).toEqual({ code: 0, signal: null });
    expect(server.errors()).toBe('');
  });

  test('a second signal ends it at once', async () => {
    const server = await started();
    await slowLists(server, '30s');
    const slow = fetch(`${server.url}/v2/${project}/instances`);
    slow.catch(() => {});
    await until(() => isAsked(server));
    server.child.kill('SIGTERM');
    await until(() => refuses(server));
    expect((await server.end('SIGTERM')).code).toBe(143);
  });
});

describe('what it cannot begin with is one line and exit code 2', () => {
  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await refused('--port', String(port))).toMatch(/the port is in use/);
    await new Promise((resolve) => other.close(resolve));
  });

  test('a database in use, which then goes on', async () => {
    const server = await started(['--data', 'used.db']);
    const path = join(program.folder, 'used.db');
    expect(await refused('--data', path)).toMatch(/^--data: \S+used\.db: is in use by another/);
    expect((await create(server)).status).toBe(200);
  });
});

describe('what it begins with', () => {
  test('fixtures are there in the status that they ask for', async () => {
    const path = join(program.folder, 'good.yaml');
    writeFileSync(
      path,
      `instances:\n  - {name: cache, status: ERROR}\n  - {name: fleet, count: 3}\n`,
    );
    const server = await started(['--fixtures', 'good.yaml']);
    const list = await (await fetch(`${server.url}/v2/${project}/instances`)).json();
    const statuses = list.instances.map((each: { name: string; status: string }) => [
      each.name,
      each.status,
    ]);
    expect(statuses).toContainEqual(['cache', 'ERROR']);
    expect(statuses).toHaveLength(4);
  });

  test('--start-at, --speed and --paused set the clock, and a database keeps it', async () => {
    const args = ['--data', 'clock.db', '--start-at', '2030-01-01T00:00:00Z'];
    const server = await started([...args, '--speed', '60', '--paused']);
    const clock = { now: '2030-01-01T00:00:00.000Z', paused: true, scale: 60 };
    expect((await summary(server)).clock).toMatchObject(clock);
    await server.end('SIGKILL');
    const again = await started(['--data', 'clock.db']);
    expect((await summary(again)).clock).toMatchObject(clock);
  });

  test('--auth strict lets in who has the password, and no other caller', async () => {
    const args = ['--auth', 'strict', '--user', 'admin', '--ak', 'AK'];
    const env = { DCS_LIFECYCLE_PASSWORD: 'Right-1', DCS_LIFECYCLE_SECRET_KEY: 'sk' };
    const server = await started(args, env);
    const signIn = (password: string) => {
      const user = { name: 'admin', password, domain: { name: 'd' } };
      const identity = { methods: ['password'], password: { user } };
      const auth = { identity, scope: { project: { id: project } } };
      return post(`${server.url}/v3/auth/tokens`, { auth });
    };
    expect((await signIn('Wrong-1')).status).toBe(401);
    const token = (await signIn('Right-1')).headers.get('x-subject-token') ?? '';
    const list = (headers: Record<string, string>, id = project) =>
      fetch(`${server.url}/v2/${id}/instances`, { headers });
    expect((await list({ 'X-Auth-Token': token })).status).toBe(200);
    expect((await list({ 'X-Auth-Token': token }, 'f'.repeat(32))).status).toBe(401);
    const stranger = await list({});
    expect([stranger.status, (await stranger.json()).error_code]).toEqual([401, 'DCS.1003']);
    expect(JSON.stringify(server.lines)).not.toMatch(/Right-1|"sk"/);
  });

  test('the same seed gives the same ids; --allow-host lets clients use another name', async () => {
    const server = await started(['--allow-host', 'dcs.test', '--seed', '5']);
    const idIn = async (answer: Promise<Response>) => (await (await answer).json()).instance_id;
    const inLibrary = async (seed: number) => {
      const url = `http://127.0.0.1/v2/${project}/instances`;
      const order = { method: 'POST', body: JSON.stringify(orderV2()) };
      const emulator = createEmulator({ seed });
      const id = await idIn(Promise.resolve(emulator.fetch(new Request(url, order))));
      emulator.close();
      return id;
    };
    const id = await idIn(create(server));
    expect([await inLibrary(5), await inLibrary(6)]).toEqual([id, expect.not.stringMatching(id)]);
    const origin = (name: string) =>
      fetch(`${server.url}/v3`, { headers: { origin: `http://${name}` } });
    expect((await origin('dcs.test')).status).toBe(200);
    expect((await origin('other.test')).status).toBe(403);
  });
});

const posix = process.platform === 'win32' ? test.skip : test;

posix('a disk that is full is a 503 that changes nothing, and the server goes on', async () => {
  // No file may grow beyond so many blocks of 512 bytes.
  const command = 'ulimit -f 1000; exec "$0" "$@"';
  const limited: Program = {
    ...program,
    start: (args, options) =>
      startChild('/bin/sh', ['-c', command, process.execPath, program.main, ...args], {
        cwd: program.folder,
        ...options,
        env: { PATH: process.env.PATH },
      }),
  };
  const server = await startProcess(limited, ['--data', 'full.db', '--plan', 'documented']);
  const filler = 'x'.repeat(1000);
  let made = 0;
  let failed: Response | undefined;
  for (let i = 0; i < 400 && !failed; i++) {
    const answer = await create(server, { name: `dcs-${i}`, description: filler });
    if (answer.status === 200) made++;
    else failed = answer;
  }
  expect(failed?.status).toBe(503);
  expect(await failed?.json()).toMatchObject({ error_code: 'EMU.0503' });
  expect(made).toBeGreaterThan(10);
  const count = async (of: RunningProcess) => (await summary(of)).instances;
  expect(await count(server)).toBe(made);
  expect(server.errors()).toMatch(/^--data: full\.db: could not be written: [^\n]*\n$/);
  await server.end('SIGKILL');
  const again = await started(['--data', 'full.db']);
  expect(await count(again)).toBe(made);
  expect((await create(again)).status).toBe(200);
});
