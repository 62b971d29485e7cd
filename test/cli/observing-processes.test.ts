// The commands about a service and its traces against `serve` on a socket, and as processes: from the
// start to whatever ends them.

import { createWriteStream, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run } from '../../src/cli/index.js';
import { orderV2 } from '../contract/orders.js';
import { quickOrDeep } from '../deep/depth.js';
import { buildProgram, ended, type Program } from '../support/cli/index.js';
import {
  certificate,
  httpsFront,
  type RunningProcess,
  startProcess,
} from '../support/server/index.js';
import { until } from '../support/waiting/index.js';
import { withAsked } from './played.js';
import { recording } from './recording.js';

const project = '0123456789abcdef0123456789abcdef';
let program: Program;
let server: RunningProcess;
let strict: RunningProcess;
const secrets = { DCS_LIFECYCLE_PASSWORD: 'Right-Secret-1', DCS_LIFECYCLE_SECRET_KEY: 'sk-secret' };
beforeAll(async () => {
  program = buildProgram();
  writeFileSync(
    join(program.folder, 'quick.yaml'),
    'phases: {CREATING: {takes: 800ms}, RESTARTING: {takes: 1500ms}}\nremoval: 500ms\n',
  );
  server = await startProcess(program, ['--plan', 'quick.yaml', '--region', 'eu-de']);
  const args = ['--plan', 'quick.yaml', '--auth', 'strict', '--user', 'admin', '--ak', 'AK'];
  strict = await startProcess(program, [...args, '--region', 'eu-de'], { env: secrets });
});
afterAll(async () => {
  await server?.end('SIGKILL');
  await strict?.end('SIGKILL');
  program.remove();
});

const send = async (method: string, path: string, body?: object) =>
  fetch(`${server.url}/v2/${project}/instances${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
async function create(): Promise<string> {
  const body = (await (await send('POST', '', orderV2())).json()) as { instance_id: string };
  return body.instance_id;
}
const env = { OS_PROJECT_ID: project };

/** Runs a command in this process, with the network: a process costs ten times as much. */
async function runOnline(args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
  const { environment, said } = recording(variables);
  return withAsked({ code: await run(args, { ...environment, fetch }), ...said });
}

const here = () => ['--endpoint', server.url];
const quick = ['--timeout', '1h', '--interval', '200ms'];

test('wait trusts the authority that NODE_EXTRA_CA_CERTS names, and no other', async () => {
  const id = await create();
  const front = await httpsFront(server.url);
  const args = ['wait', id, '--until', 'RUNNING', '--timeout', '1m', '--endpoint', front.url];
  const wait = (variables: NodeJS.ProcessEnv) =>
    program.run(args, { env: { ...env, ...variables } });
  expect(await wait({ NODE_EXTRA_CA_CERTS: certificate })).toMatchObject({ code: 0 });
  const { code, err } = await wait({});
  expect(code).toBe(1);
  expect(err).toContain(
    `cannot reach ${front.url} (DEPTH_ZERO_SELF_SIGNED_CERT; NODE_EXTRA_CA_CERTS=FILE names certificates to trust)`,
  );
  front.close();
});

test('wait sees a creation, a restart and a deletion through, by both dialects', async () => {
  const id = await create();
  const wait = (...args: string[]) => runOnline(['wait', id, ...quick, ...here(), ...args], env);
  const made = await wait('--until', 'RUNNING');
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toMatch(/^✓ the instance is RUNNING/);
  await send('PUT', '/status', { action: 'restart', instances: [id] });
  const again = await wait('--until', 'serving', '--after', 'restart', '--json', '--api', 'v1.0');
  expect(JSON.parse(again.out)).toMatchObject({ result: 'reached', lastStatus: 'RUNNING' });
  expect((await wait('--until', 'EXTENDING')).code).toBe(1);
  await send('DELETE', `/${id}`);
  expect((await wait('--until', 'deleted', '--after', 'delete')).code).toBe(0);
});

test('watch writes lines and a trace that check accepts', async () => {
  const id = await create();
  const child = program.start(
    ['watch', id, '--interval', '200ms', '--trace', 'seen.jsonl', ...here()],
    { env },
  );
  const end = ended(child);
  let seen = '';
  child.stdout?.on('data', (text) => (seen += text));
  await until(() => /RUNNING {2}serving/.test(seen));
  await send('DELETE', `/${id}`);
  const { code, out, err } = await end;
  expect(code).toBe(0);
  expect(err).toMatch(/^watching every 0\.2s: GET \S+\/instances\n$/);
  expect(out).toMatch(new RegExp(`${id}  dcs-contract  .*RUNNING  serving`));
  const checked = await program.run(['check', 'seen.jsonl', '--plan', 'quick.yaml']);
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(checked.out).not.toContain('Warnings');
});

test('a password and an access key let in; a wrong one is 1, and none is ever printed', async () => {
  const none = '00000000-0000-4000-8000-000000000000';
  const gone = ['--until', 'deleted', '--after', 'delete', ...quick];
  const wait = (variables: object) =>
    runOnline(['wait', none, ...gone, '--endpoint', strict.url], {
      ...env,
      ...variables,
    });
  const user = { OS_AUTH_URL: `${strict.url}/v3`, OS_USERNAME: 'admin' };
  const key = { OS_ACCESS_KEY: 'AK', OS_SECRET_KEY: secrets.DCS_LIFECYCLE_SECRET_KEY };
  const results = [
    await wait({ ...user, OS_PASSWORD: secrets.DCS_LIFECYCLE_PASSWORD }),
    await wait(key),
    await wait({ ...user, OS_PASSWORD: 'Wrong-Secret-1' }),
    await wait({ ...key, OS_SECRET_KEY: 'wrong-secret' }),
    await wait({ OS_TOKEN: 'stolen-secret' }),
  ];
  expect(results.map(({ code }) => code)).toEqual([0, 0, 1, 1, 1]);
  for (const { err } of results.slice(2)) expect(err).toMatch(/^the probe failed: HTTP 401: /);
  expect(JSON.stringify(results)).not.toMatch(/secret/i);
  const catalog = await runOnline(['wait', none, ...gone], {
    ...user,
    OS_PROJECT_NAME: 'eu-de',
    OS_PASSWORD: secrets.DCS_LIFECYCLE_PASSWORD,
  });
  expect(catalog).toMatchObject({ code: 0, err: '' });
});

test('a service that is not there is said with its address', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await new Promise((resolve) => other.close(resolve));
  const args = ['wait', 'x', '--until', 'RUNNING', '--timeout', '2s', '--interval', '100ms'];
  const { code, err } = await runOnline([...args, '--endpoint', `http://127.0.0.1:${port}`]);
  expect([1, 3]).toContain(code);
  expect(err).toMatch(
    new RegExp(`cannot reach http://127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\)|polls failed`),
  );
});

// Windows ends a process without asking it, and knows no pipes that break.
const posix = process.platform === 'win32' ? describe.skip : describe;

posix('ended from outside', () => {
  /** A service that takes requests and never answers. */
  async function silent() {
    const asked = { count: 0 };
    const service = createServer(() => asked.count++);
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const { port } = service.address() as AddressInfo;
    const close = () => {
      service.closeAllConnections();
      service.close();
    };
    return { url: `http://127.0.0.1:${port}`, asked, close };
  }

  test.each(['wait', 'watch'])(
    'Ctrl-C ends %s with 130 while a request is under way',
    async (name) => {
      const service = await silent();
      const own = name === 'wait' ? ['x', '--until', 'RUNNING', '--timeout', '1h'] : [];
      const child = program.start([name, ...own, '--endpoint', service.url]);
      const end = ended(child);
      await until(() => service.asked.count > 0);
      child.kill('SIGINT');
      const { code, err } = await end;
      expect(code).toBe(130);
      expect(err).toMatch(/^interrupted[^\n]*\n$/);
      service.close();
    },
  );

  test('SIGTERM ends a wait with 143', async () => {
    const service = await silent();
    const args = ['wait', 'x', '--until', 'RUNNING', '--timeout', '1h'];
    const child = program.start([...args, '--endpoint', service.url]);
    const end = ended(child);
    await until(() => service.asked.count > 0);
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 143, err: 'terminated\n' });
    service.close();
  });

  test('a second Ctrl-C is not needed for a trace on standard input that never ends', async () => {
    const child = program.start(['check', '-']);
    const end = ended(child);
    const line = '{"at":1,"instance_id":"a","status":"RUNNING"}\n';
    // More than a pipe holds: when all of it is gone, the program is reading.
    await new Promise<void>((resolve) => child.stdin?.write(line.repeat(20_000), () => resolve()));
    child.kill('SIGINT');
    const { code, err } = await end;
    expect({ code, err }).toEqual({ code: 130, err: 'interrupted: nothing was decided\n' });
  });

  test('a reader that has seen enough ends watch quietly', async () => {
    await create();
    const child = program.start(['watch', '--interval', '100ms', '--json', ...here()], { env });
    const end = ended(child);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.stdout?.destroy();
    // One line more, that is never read.
    await create();
    expect(await end).toMatchObject({ code: 0, err: expect.stringMatching(/^watching .*\n$/) });
  });

  test('a reader that has seen enough ends check quietly, and the verdict is the same', async () => {
    const bad = Array.from(
      { length: 3_000 },
      (_, i) =>
        `{"at":1767254401,"instance_id":"i${i}","status":"CREATEFAILED"}\n{"at":1767254402,"instance_id":"i${i}","status":"RUNNING"}\n`,
    );
    const child = program.start(['check', '-', '--json']);
    const end = ended(child);
    child.stdout?.once('data', () => child.stdout?.destroy());
    child.stdin?.end(bad.join(''));
    const { code, err } = await end;
    expect(code).toBe(1);
    expect(err).toMatch(/^(3,000 violations\n)?$/);
  });
});

/** The heap that it gets, in MB: enough for the program, and not for the lines besides. */
const heapMb = quickOrDeep(40, 64);
const many = quickOrDeep(500_000, 1_000_000);

const cycle = ['RUNNING', 'RUNNING', 'RESTARTING', 'RUNNING', 'EXTENDING', 'RUNNING'];

/** Writes the polls of a hundred instances, a hundred in every ten seconds. */
async function write(lines: number): Promise<string> {
  const path = join(program.folder, `${lines}.jsonl`);
  const file = createWriteStream(path);
  const perRound = 100;
  for (let round = 0; round < lines / perRound; round++) {
    const at = new Date(Date.UTC(2026, 0, 1) + round * 10_000).toISOString();
    let text = '';
    for (let i = 0; i < perRound; i++) {
      const status = cycle[(round + i) % cycle.length];
      text += `{"at":"${at}","instance_id":"instance-${i}","status":"${status}"}\n`;
    }
    if (!file.write(text))
      await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  }
  await new Promise<void>((resolve) => file.end(() => resolve()));
  return path;
}

test('many lines are checked in a heap that is smaller than they are', async () => {
  const path = await write(many);
  expect(statSync(path).size).toBeGreaterThan(heapMb * 1e6);
  const env = { NODE_OPTIONS: `--max-old-space-size=${heapMb}` };
  const { code, out, err } = await program.run(['check', path, '--json'], { env });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out).counts).toMatchObject({ observations: many, violations: 0 });
});
