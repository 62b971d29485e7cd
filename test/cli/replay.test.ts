// `replay`: what was recorded of a service, sent to it again, and to one that was changed on purpose.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/index.js';
import { createRecorder } from '../../src/client/internal.js';
import { createEmulator, type Emulator } from '../../src/emulator/index.js';
import { parsePlan } from '../../src/plan/index.js';
import { createVirtualClock } from '../../src/time/index.js';
import { orderV2 } from '../contract/orders.js';
import { recording } from './recording.js';

const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const startMs = Date.UTC(2026, 0, 1);
const project = '0123456789abcdef0123456789abcdef';
const base = 'http://127.0.0.1:8632';
const instances = `/v2/${project}/instances`;

/** The creation ends between the first look and the second. */
const plan = parsePlan({ name: 'fixed', phases: { CREATING: { takes: '3s' } } });

const started = (control: 'open' | 'off' = 'open', seed = 1) =>
  createEmulator({ clock: createVirtualClock({ startMs }), plan, seed, control });

/** A life that is recorded: created, watched, renamed, deleted. */
async function recorded(): Promise<string> {
  const emulator = started();
  const lines: string[] = [];
  const recorder = createRecorder({
    upstream: base,
    fetch: emulator.fetch,
    now: () => emulator.clock.now(),
    write: (exchange) => lines.push(JSON.stringify(exchange)),
  });
  const send = async (method: string, path: string, body?: object) => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await recorder(new Request(`${base}${path}`, init));
    return (await response.json().catch(() => undefined)) as { instance_id: string };
  };
  const { instance_id: id } = await send('POST', instances, orderV2());
  for (let look = 0; look < 4; look++) {
    emulator.clock.advanceBy(2000);
    await send('GET', `${instances}/${id}`);
  }
  await send('PUT', `${instances}/${id}`, { name: 'renamed' });
  await send('GET', instances);
  await send('DELETE', `${instances}/${id}`);
  emulator.close();
  return lines.join('\n');
}

const file = join(folder, 'life.jsonl');
beforeAll(async () => writeFileSync(file, await recorded()));

/** Replays the life. */
async function replayed(
  fetch: (request: Request) => Promise<Response>,
  args: readonly string[] = [],
  path = file,
) {
  const { environment, said } = recording();
  const code = await run(['replay', path, '--endpoint', base, ...args], { ...environment, fetch });
  return { code, ...said };
}

/** Against an emulator of another seed, which gives other ids. */
async function against(
  change: (emulator: Emulator) => unknown,
  args?: readonly string[],
  between: (response: Response) => Promise<Response> = async (response) => response,
) {
  const emulator = started('open', 7);
  await change(emulator);
  const fetch = async (request: Request) => between(await emulator.fetch(request));
  const result = await replayed(fetch, args);
  const { paused } = emulator.clock.state;
  emulator.close();
  return { ...result, paused };
}

/** Gives an order to the control plane. */
async function order(emulator: Emulator, path: string, body: object) {
  const request = new Request(`${base}/_control${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const response = await emulator.fetch(request);
  expect({ status: response.status, text: await response.text() }).toMatchObject({ status: 201 });
}

test('the same service with other ids differs in nothing, and its clock runs again', async () => {
  const { code, out, err, paused } = await against(() => {}, ['--ignore', 'timing']);
  expect({ code, err, paused }).toEqual({ code: 0, err: '', paused: false });
  expect(out).toMatch(/^✓ 0 of \d+ fields differ; 8 answers of 5 operations\n/);
});

test('a fault on purpose shows as a code, with its requests, file and page', async () => {
  const fault = {
    operation: 'listInstances',
    answer: { status: 503, code: 'DCS.5000', message: 'busy' },
  };
  const { code, out, err } = await against(
    (emulator) => order(emulator, '/faults', fault),
    ['--ignore', 'timing', '--explain'],
  );
  expect({ code, err }).toEqual({ code: 1, err: '2 differences\n' });
  expect(out).toMatch(/v2\.listInstances +HTTP status +200 +503 +#7\n/);
  expect(out).toMatch(/v2\.listInstances +error code +error_code +none +DCS\.5000 +#7\n/);
  expect(out).toContain(
    'v2.listInstances: src/protocol/operations/list-instances.ts, page ListInstances',
  );
});

test('a field that is missing, new or of another type is named once, with all of its requests', async () => {
  const { code, out } = await against(
    () => {},
    ['--json', '--ignore', 'timing'],
    async (response) => {
      const text = await response.text();
      const changed = text
        .replace(/"sub_status":"normal",/g, '')
        .replace(/"port":(\d+)/g, '"port":"$1"')
        .replace(/"engine":/g, '"brand_new":1,"engine":');
      return new Response(text === '' ? null : changed, response);
    },
  );
  expect(code).toBe(1);
  const { fields, differences } = JSON.parse(out);
  expect(fields.different).toBe(6);
  expect(differences).toContainEqual({
    type: 'missing',
    kind: 'fields',
    operation: 'v2.showInstance',
    source: 'src/protocol/operations/show-instance.ts, page ShowInstance',
    field: 'sub_status',
    recorded: 'string',
    replayed: 'none',
    requests: [2, 3, 4, 5],
  });
  expect(differences).toContainEqual(
    expect.objectContaining({ type: 'added', field: 'instances[].brand_new', requests: [7] }),
  );
  expect(differences).toContainEqual(
    expect.objectContaining({
      kind: 'types',
      field: 'port',
      recorded: 'number',
      replayed: 'string',
    }),
  );
});

test('a status that comes at another time, or another one, is shown', async () => {
  const slow = { operation: 'createInstance', takes: '6s' };
  const late = await against((emulator) => order(emulator, '/plan/overrides', slow));
  expect(late.code).toBe(1);
  expect(late.out).toMatch(/other times\n +recorded +CREATING at 2s, RUNNING at \d+s\n +replayed/);
  const failing = { operation: 'createInstance', outcome: 'fail' };
  const failed = await against(
    (emulator) => order(emulator, '/plan/overrides', failing),
    ['--ignore', 'timing'],
  );
  expect(failed.code).toBe(1);
  expect(failed.out).toMatch(/other statuses\n.*RUNNING.*\n.*CREATEFAILED/);
});

test('without a control plane the time goes by as it was recorded', async () => {
  const emulator = started('off');
  const waits: number[] = [];
  const { environment } = recording();
  const timer = {
    now: () => emulator.clock.now(),
    setTimeout(callback: () => void, delayMs: number) {
      waits.push(delayMs);
      emulator.clock.advanceBy(delayMs);
      queueMicrotask(callback);
      return 0;
    },
    clearTimeout: () => {},
  };
  const code = await run(['replay', file, '--endpoint', base], {
    ...environment,
    clock: timer,
    fetch: emulator.fetch,
  });
  emulator.close();
  expect({ code, waits: waits.filter((each) => each > 0) }).toEqual({
    code: 0,
    waits: [2000, 2000, 2000, 2000],
  });
});

test.each([
  ['no file', ['none.jsonl'], /^cannot read none\.jsonl: no such file/],
  ['another kind of difference', [file, '--ignore', 'colour'], /^--ignore: expected fields, types/],
  ['an endpoint that is none', [file, '--endpoint', 'here'], /^--endpoint: expected an address/],
  ['http elsewhere', [file, '--endpoint', 'http://dcs.example.org'], /--allow-http$/m],
])('%s is one line and exit code 2', async (_what, args, line) => {
  const { environment, said } = recording();
  const code = await run(['replay', '--endpoint', base, ...args], environment);
  expect({ code, out: said.out }).toEqual({ code: 2, out: '' });
  expect(said.err).toMatch(line);
  expect(said.err.trimEnd().split('\n')).toHaveLength(1);
});

test.each([
  ['{"n":1}', /: line 1: atMs: /],
  ['nonsense', /: line 1: the line: /],
  ['', /: there is no exchange in it$/m],
])('a file with %j is no recording, and says where', async (text, line) => {
  const path = join(folder, 'bad.jsonl');
  writeFileSync(path, text);
  const { code, err } = await replayed(() => Promise.reject(new Error('never asked')), [], path);
  expect(code).toBe(2);
  expect(err).toMatch(line);
});

test('a service that cannot be reached is one line and exit code 1', async () => {
  const told = (cause: Error) => replayed(() => Promise.reject(new TypeError('failed', { cause })));
  for (const [code, said] of [
    ['ECONNREFUSED', 'ECONNREFUSED'],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'DEPTH_ZERO_SELF_SIGNED_CERT; NODE_EXTRA_CA_CERTS=FILE names certificates to trust',
    ],
  ]) {
    expect(await told(Object.assign(new Error('no'), { code }))).toMatchObject({
      code: 1,
      err: `cannot reach ${base} (${said})\n`,
    });
  }
  expect(await told(new Error('bad port'))).toMatchObject({
    code: 1,
    err: `cannot reach ${base}: bad port\n`,
  });
});
