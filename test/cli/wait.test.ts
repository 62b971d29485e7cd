// `wait`, in process and in virtual time: every end of it, what it says, and what it never says.

import { readFileSync } from 'node:fs';
import {
  type OperationSettings,
  runOperationWait,
} from '../../src/cli/watch/run-operation-wait.js';
import { runWait, type WaitSettings } from '../../src/cli/watch/run-wait.js';
import { noteTask } from '../../src/emulator/jobs/index.js';
import { type ClientWorld, createWorld } from '../support/client/index.js';
import { played, withAsked } from './played.js';
import { recording } from './recording.js';

let world: ClientWorld;
let change: ((body: object) => object) | undefined;
/** What the service refuses to answer, and what of it was asked. */
let refused: RegExp | undefined;
const refusals: string[] = [];
let failure: ((url: string) => Response | Promise<Response> | undefined) | undefined;
/** What the service never answers. */
let silent: RegExp | undefined;
beforeEach(() => {
  change = undefined;
  failure = undefined;
  silent = undefined;
  refused = undefined;
  refusals.length = 0;
  world = createWorld({}, (fetch) => async (request) => {
    if (silent?.test(request.url)) return new Promise(() => {});
    const failed = failure?.(request.url);
    if (failed) return failed;
    if (refused?.test(request.url)) {
      refusals.push(request.url);
      return Response.json({ error_code: 'APIGW.0101', error_msg: 'no' }, { status: 404 });
    }
    const response = await fetch(request);
    return change ? Response.json(change((await response.json()) as object)) : response;
  });
});
afterEach(() => world.close());

const usual: WaitSettings = {
  until: ['RUNNING'],
  timeout: 1_800_000,
  consecutive: 1,
  unknown: 'wait',
  api: 'v2',
  endpoint: 'http://dcs.localhost',
};
const env = { OS_TOKEN: 'very-secret', OS_PROJECT_ID: '0123456789abcdef0123456789abcdef' };
const wait = async (id: string, settings: Partial<WaitSettings> = {}, heard = recording(env)) =>
  withAsked(
    await played(world, heard, (environment) =>
      runWait(id, { ...usual, ...settings }, environment),
    ),
  );

const refusal = (status: number, code: string) =>
  Response.json({ error_code: code, error_msg: 'no' }, { status });
const page = (status: number) =>
  new Response('<html><title>Not here</title></html>', {
    status,
    headers: { 'content-type': 'text/html' },
  });

async function running(): Promise<string> {
  const id = await world.create();
  world.emulator.clock.advanceBy(10_000);
  return id;
}

test('reached is 0, and says what was seen', async () => {
  const { code, out, err } = await wait(await world.create());
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^✓ the instance is RUNNING after \d+(\.\d)? s\n/);
  expect(out).toMatch(/CREATING +\d+ +0s +\S+\n +RUNNING +1 /);
});

test('failed is 1, with a line that says what would help', async () => {
  const id = await running();
  world.befall(id, 'fault');
  const { code, err } = await wait(id);
  expect(code).toBe(1);
  expect(err).toMatch(
    /^the instance is in ERROR; RUNNING needs restart.* or a recovery[^\n]* --allow-recovery [^\n]*\n$/,
  );
  world.clock.setTimeout(() => world.befall(id, 'recover'), 60_000);
  expect((await wait(id, { allowRecovery: true })).code).toBe(0);
});

test('unreachable is 1, at once', async () => {
  const { code, err } = await wait(await running(), { until: ['EXTENDING'] });
  expect({ code, err }).toEqual({
    code: 1,
    err: 'the instance is in RUNNING; EXTENDING needs extend\n',
  });
});

test('timed out is 3', async () => {
  const { code, err } = await wait(await world.create(), { timeout: 5_000 });
  expect(code).toBe(3);
  expect(err).toMatch(/^no RUNNING after \d\.\d s: the time is up; when last seen/);
  failure = () => new Promise<Response>(() => {});
  const startMs = world.clock.now();
  expect((await wait('none', { timeout: 50_000 })).code).toBe(3);
  expect(world.clock.now() - startMs).toBeLessThanOrEqual(50_000);
});

test('the first poll that hangs is counted', async () => {
  failure = () => new Promise<Response>(() => {});
  const { code, err, out } = await wait('none', { timeout: 4_000, json: true });
  expect(code).toBe(3);
  expect(err).toMatch(
    /^no RUNNING after 4 s: the last poll had no answer: .*; no poll was answered\n$/,
  );
  expect(JSON.parse(out).tookMs).toBe(4_000);
});

test('what is asked is said once, with the address and the project', async () => {
  const { asked } = await wait(await world.create());
  expect(asked).toMatch(
    new RegExp(
      `^waiting for RUNNING, at most 30m: GET http://dcs.localhost/v2/${env.OS_PROJECT_ID}/instances/\\S{36}$`,
    ),
  );
});

describe('an instance that was never seen', () => {
  const none = '00000000-0000-4000-8000-000000000000';
  const missing = `not found in project ${env.OS_PROJECT_ID} at http://dcs.localhost: there is no instance ${none}`;

  test.each([['RUNNING'], ['deleted'], ['deleted,ERROR']])(
    'is not found, and never gone: 1, whether it is to be %s',
    async (until) => {
      const { code, out, err } = await wait(none, { until: until.split(',') });
      expect({ code, err }).toEqual({ code: 1, err: `${missing}\n` });
      expect(out).not.toMatch(/✓|gone/);
      const json = await wait(none, { until: until.split(','), json: true });
      expect(JSON.parse(json.out)).toMatchObject({
        result: 'failed',
        because: 'notFound',
        message: missing,
      });
    },
  );

  test('was deleted when its deletion was just accepted: 0', async () => {
    const { code, out } = await wait(none, { until: ['deleted'], after: 'delete' });
    expect(code).toBe(0);
    expect(out).toContain(`✓ ${missing}; it was deleted before the first poll`);
  });

  test('is told from one that was seen and then gone', async () => {
    const id = await running();
    world.clock.setTimeout(
      () =>
        world.emulator.fetch(
          new Request(`http://dcs.localhost/v2/${env.OS_PROJECT_ID}/instances/${id}`, {
            method: 'DELETE',
          }),
        ),
      1_000,
    );
    const { code, out } = await wait(id, { until: ['deleted'], after: 'delete' });
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ the instance is gone after /);
  });
});

test('a status that is none is named at the end, with the one that may be meant', async () => {
  const id = await running();
  change = (body) => ({ ...body, status: 'running' });
  const { code, err } = await wait(id, { timeout: 60_000 });
  expect(code).toBe(3);
  expect(err).toMatch(
    /^no RUNNING after .* when last seen the instance is running, which is none of CREATING, .* \(did you mean RUNNING\?\)\n$/,
  );
});

describe('--operation', () => {
  const operation = async (
    id: string,
    settings: Partial<OperationSettings> = {},
    heard = recording(env),
  ) =>
    withAsked(
      await played(world, heard, (environment) =>
        runOperationWait(id, { ...usual, operation: '', ...settings }, environment),
      ),
    );
  const resized = async (id: string) => {
    const path = `/v2/${env.OS_PROJECT_ID}/instances/${id}/resize`;
    const body = JSON.stringify({ spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 });
    const request = new Request(`http://dcs.localhost${path}`, { method: 'POST', body });
    expect((await world.emulator.fetch(request)).status).toBe(204);
  };

  test('a resize that ends well is 0, and one that fails 1 with its reason, though both leave it RUNNING', async () => {
    const id = await running();
    await resized(id);
    const well = await operation(id, { operation: 'extend' });
    expect(well).toMatchObject({ code: 0, err: '' });
    expect(well.out).toMatch(
      /^✓ EXTEND [0-9a-f]{32} ended in success after \d.*\n {2}begun 20.*, last changed 20/,
    );
    const other = await running();
    await resized(other);
    world.clock.setTimeout(() => world.befall(other, 'fail'), 5_000);
    const badly = await operation(other);
    expect(badly.code).toBe(1);
    expect(badly.err).toMatch(
      /^EXTEND [0-9a-f]{32} ended in failure after \d\S* s: The specification could not be changed\.\n$/,
    );
    expect((await wait(other)).code).toBe(0);
  });

  test('on a terminal a line has percent and time left; the end that the plan says is met to the second', async () => {
    const id = await running();
    await resized(id);
    const heard = recording(env, { columns: 80, rows: 20 });
    const { err } = await operation(id, { interval: 1_000 }, heard);
    expect(err.split('\r\u001b[2K')).toContainEqual(
      expect.stringMatching(/^EXTEND RUNNING · 50 % · 5s left · 5s of 30m$/),
    );
  });

  test('a service that does not tell progress or reasons, as only the SDKs ask for them, is asked once', async () => {
    const id = await running();
    await resized(id);
    world.clock.setTimeout(() => world.befall(id, 'fail'), 8_000);
    refused = /progress|jobs/;
    const { code, err } = await operation(id, { interval: 1_000 });
    expect(code).toBe(1);
    expect(err).toMatch(/ended in failure after \d\S* s\n$/);
    expect(world.requests.filter((each) => /progress/.test(each))).toHaveLength(0);
    expect(refusals).toEqual([
      expect.stringContaining('/progress'),
      expect.stringContaining('/jobs/'),
    ]);
  });

  test('a service that never answers why a task failed is asked once, and the failure is told', async () => {
    const id = await running();
    await resized(id);
    world.clock.setTimeout(() => world.befall(id, 'fail'), 8_000);
    silent = /jobs/;
    const { code, err } = await operation(id, { interval: 1_000 });
    expect(code).toBe(1);
    expect(err).toMatch(/^EXTEND [0-9a-f]{32} ended in failure after \d\S* s\n$/);
  });

  test('a service that cuts pages shorter than asked has the task on a later one; of a reason without end the beginning is told', async () => {
    const id = await running();
    await resized(id);
    const task = (name: string, status = 'SUCCESS') => ({ id: name, name, status });
    failure = (url) => {
      if (url.includes('/jobs/')) return Response.json({ fail_reason: 'no '.repeat(100_000) });
      const offset = Number(new URL(url).searchParams.get('offset'));
      const tasks = [task('AddWhitelist'), task('EXTEND', 'FAIL'), task('UpdatePort')];
      return Response.json({ task_count: '3', tasks: tasks.slice(offset, offset + 1) });
    };
    expect((await operation(id, { operation: 'UpdatePort' })).code).toBe(0);
    const failed = await operation(id, { operation: 'EXTEND' });
    expect(failed.err).toMatch(/^EXTEND EXTEND ended in failure after \S+ s: (no ){9}/);
    expect(failed.err.length).toBeLessThan(600);
  });

  test('a task whose id has dashes, as those of backups have, is found by it again', async () => {
    const id = await running();
    const task = { id: '6f1d2c3b-0000-4000-8000-0123456789ab', name: 'EXTEND' };
    let polls = 0;
    failure = (url) => {
      // A service without a backup may say so with nothing.
      if (!url.includes('/tasks?')) return new Response(null, { status: 204 });
      const status = polls++ < 2 ? 'RUNNING' : 'SUCCESS';
      return Response.json({ task_count: '1', tasks: [{ ...task, status }] });
    };
    expect(await operation(id, { operation: 'EXTEND' })).toMatchObject({ code: 0, err: '' });
    const none = await operation(id, { operation: 'backup' });
    expect(none.err).toMatch(/^cannot tell: the service lists no operation backup/);
  });

  test('a list of backups that does not end is given up after a thousand', async () => {
    const id = await running();
    let asked = 0;
    failure = (url) => {
      if (!url.includes('/backups?')) return undefined;
      const offset = 100 * asked++;
      const backup = (_: unknown, n: number) => ({ backup_id: `${offset + n}`, status: 'deleted' });
      return Response.json({ backup_record_response: Array.from({ length: 100 }, backup) });
    };
    const none = await operation(id, { operation: 'backup' });
    expect(none.err).toMatch(/^cannot tell: the service lists no operation backup/);
    // The wait looks three times.
    expect(asked).toBe(30);
  });

  test('the wait goes on with the task that it found first, also when others begin', async () => {
    const id = await running();
    await resized(id);
    world.clock.setTimeout(
      () =>
        world.emulator.core.run(world.emulator.clock.now(), undefined, (core) =>
          noteTask(core, core.find(env.OS_PROJECT_ID, id), { name: 'AddWhitelist' }),
        ),
      3_000,
    );
    const { code, out } = await operation(id, { interval: 1_000, json: true });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ result: 'reached', operation: { name: 'EXTEND' } });
  });

  test('what the list does not have, or no longer, cannot be told: 1', async () => {
    const id = await running();
    const none = await operation(id, { operation: 'EXTEND' });
    expect(none.code).toBe(1);
    expect(none.err).toMatch(
      /^cannot tell: the service lists no operation EXTEND of the instance; /,
    );
    await resized(id);
    world.clock.setTimeout(() => {
      change = () => ({ task_count: '0', tasks: [] });
    }, 3_000);
    const dropped = await operation(id, { interval: 1_000 });
    expect(dropped.code).toBe(1);
    expect(dropped.err).toMatch(
      /^cannot tell how EXTEND [0-9a-f]{32} ended: the service lists it no longer/,
    );
    change = undefined;
    const missing = '00000000-0000-4000-8000-000000000000';
    expect(await operation(missing)).toMatchObject({
      code: 1,
      err: `not found in project ${env.OS_PROJECT_ID} at http://dcs.localhost: there is no instance ${missing}\n`,
    });
  });

  test('one that goes on is 3, and Ctrl-C 130', async () => {
    const id = await running();
    await resized(id);
    const late = await operation(id, { timeout: 4_000 });
    expect(late.code).toBe(3);
    expect(late.err).toMatch(
      /^EXTEND \S+ did not end after \d\S* s: the time is up; when last seen RUNNING at \d+ %\n$/,
    );
    world.clock.setTimeout(() => process.emit('SIGINT'), 1_000);
    expect((await operation(id)).code).toBe(130);
  });

  test('a backup and a restoration have records of their own, with how far they are and the code of a failure', async () => {
    const id = await running();
    const post = async (what: string, body: object) => {
      const path = `/v2/${env.OS_PROJECT_ID}/instances/${id}/${what}`;
      const init = { method: 'POST', body: JSON.stringify(body) };
      return (await world.emulator.fetch(new Request(`http://dcs.localhost${path}`, init))).json();
    };
    const { backup_id: backup } = await post('backups', {});
    const heard = recording(env, { columns: 80, rows: 20 });
    const made = await operation(id, { operation: 'backUp', interval: 1_000 }, heard);
    expect(made.code).toBe(0);
    expect(made.out).toContain(`✓ backup ${backup} ended in success`);
    expect(made.err).toMatch(/2Kbackup backuping · \d+(\.\d+)? % · /);
    const { restore_id: restore } = await post('restores', { backup_id: backup });
    world.clock.setTimeout(() => world.befall(id, 'fail'), 5_000);
    const failed = await operation(id, { operation: restore });
    expect(failed.code).toBe(1);
    expect(failed.err).toMatch(/^restore \S{36} ended in failure after \S+ s: dcs\.08\.\d{4}\n$/);
    const path = `/v2/${env.OS_PROJECT_ID}/instances/${id}/backups/${backup}`;
    await world.emulator.fetch(new Request(`http://dcs.localhost${path}`, { method: 'DELETE' }));
    const deleted = await operation(id, { operation: backup });
    expect(deleted.err).toMatch(/^cannot tell: the service lists no operation /);
    expect((await wait(id)).code).toBe(0);
  });

  test('what a recording of the service has is read as it was sent', async () => {
    const walk = readFileSync(
      new URL('../fixtures/recordings/huaweicloud-sdk-python-walk.jsonl', import.meta.url),
      'utf8',
    );
    const lists = walk
      .split('\n')
      .filter((line) => /"path":"[^"]*\/tasks"/.test(line))
      .map((line) => JSON.parse(line).responseBody as string);
    expect(lists.length).toBeGreaterThan(0);
    failure = () => new Response(lists[0]);
    const recorded = await operation('5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2', {
      operation: 'extend',
      json: true,
    });
    expect(recorded.code).toBe(0);
    expect(JSON.parse(recorded.out).operation).toMatchObject({
      name: 'EXTEND',
      status: 'SUCCESS',
      ending: 'endsWell',
    });
  });
});

test('access denied is 1, with the first poll', async () => {
  failure = () => Response.json({ error_code: 'DCS.1001', error_msg: 'no' }, { status: 401 });
  const { code, err } = await wait('5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2');
  expect(code).toBe(1);
  expect(err).toMatch(/^the probe failed: HTTP 401: GET \/v2\/.*DCS\.1001: no/);
});

test.each([
  ["a gateway's 404", () => refusal(404, 'APIGW.0101'), /HTTP 404: GET .*: APIGW\.0101: no; /],
  ["a proxy's 404", () => page(404), /HTTP 404: GET .*: a web page, "Not here"; /],
  ['an empty 404', () => new Response('', { status: 404 }), /HTTP 404: GET .*: an empty answer; /],
  [
    'a redirection to a login page',
    () => new Response('', { status: 302, headers: { location: 'https://login.example/?to=dcs' } }),
    /HTTP 302: GET .*: redirects to https:\/\/login\.example\/\?to=dcs, and is not followed; /,
  ],
])(
  '%s is no instance that is gone: 1 with the first poll, and what answered',
  async (_, answer, said) => {
    let asked = 0;
    failure = () => {
      asked++;
      return answer();
    };
    for (const after of [undefined, 'delete'] as const) {
      const settings = { until: ['deleted'], ...(after && { after }) };
      const { code, out, err } = await wait('5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2', settings);
      expect({ code, out: out.includes('✓') }).toEqual({ code: 1, out: false });
      expect(err).toMatch(said);
    }
    expect(asked).toBe(2);
  },
);

test.each([
  ['a captive portal', () => page(200), /expected JSON, got a web page, "Not here"/],
  ['an empty answer', () => new Response(''), /expected JSON, got an empty answer/],
])('%s never counts as a status: 1 when it stays', async (_, answer, said) => {
  failure = answer;
  const { code, err } = await wait('5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2', { until: ['deleted'] });
  expect(code).toBe(1);
  expect(err).toMatch(said);
});

test('Ctrl-C is 130, while it sleeps and while a request is under way', async () => {
  const id = await world.create();
  world.clock.setTimeout(() => process.emit('SIGINT'), 3_000);
  const asleep = await wait(id);
  expect(asleep).toMatchObject({ code: 130 });
  expect(asleep.err).toMatch(/^interrupted: the wait for RUNNING was called off after 3 s/);
  failure = () => new Promise<Response>(() => {});
  world.clock.setTimeout(() => process.emit('SIGINT'), 1_000);
  expect((await wait(id)).code).toBe(130);
});

test('a status outside the lifecycle is waited out, or ends it, as told', async () => {
  const id = await running();
  let polls = 0;
  change = (body) => ({ ...body, ...(polls++ < 3 && { status: 'PAUSED' }) });
  expect(await wait(id)).toMatchObject({ code: 0 });
  polls = 0;
  const { code, err } = await wait(id, { unknown: 'fail' });
  expect(code).toBe(1);
  expect(err).toMatch(/^the instance is PAUSED, which is none of CREATING, /);
});

test('after a request the old status decides nothing, and several polls can be asked for', async () => {
  const id = await running();
  const { out } = await wait(id, { after: 'extend', json: true });
  expect(JSON.parse(out).history.answers).toBe(3);
  const twice = await wait(id, { consecutive: 2, json: true });
  expect(JSON.parse(twice.out).history.answers).toBe(2);
});

test('the kind comes from the service, and decides what can still happen', async () => {
  // A resize that fails leaves a single node in ERROR and any other kind as it was.
  const polls = async (specCode: string) => {
    const id = await world.create({ spec_code: specCode });
    world.emulator.clock.advanceBy(10_000);
    world.emulator.core.run(world.emulator.clock.now(), undefined, (core) =>
      core.request(core.find(env.OS_PROJECT_ID, id), 'extend'),
    );
    const { code, out } = await wait(id, { until: ['ERROR'], json: true });
    return { code, isWaiting: JSON.parse(out).history.answers > 1 };
  };
  expect(await polls('redis.single.xu1.large.1')).toEqual({ code: 1, isWaiting: true });
  expect(await polls('redis.ha.xu1.large.r2.1')).toEqual({ code: 1, isWaiting: false });
});

test('--json is one document, with the same ends', async () => {
  const id = await running();
  world.befall(id, 'fault');
  const { code, out } = await wait(id, { json: true });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    result: 'failed',
    because: 'status',
    instanceId: id,
    goal: ['RUNNING'],
    lastStatus: 'ERROR',
    help: { requests: expect.arrayContaining(['restart']), outcomes: ['recover'] },
    history: { runs: [{ status: 'ERROR', polls: 1 }] },
  });
});

test('what a server says moves no cursor, in text and in JSON', async () => {
  const evil = 'RED\u001b[31m\u009b2J\u202e\u{e0001}\r\n';
  const id = await running();
  let polls = 0;
  change = (body) => ({ ...body, ...(polls++ < 2 && { status: evil }) });
  const text = await wait(id);
  expect(text.out).toMatch(/2 polls without an answer; the last: .*RED/);
  polls = 0;
  const json = await wait(id, { json: true });
  expect(JSON.parse(json.out).history.lastFailure.message).toContain('\u009b2J\u202e');
  polls = 0;
  const failed = await wait(id, { unknown: 'fail' });
  change = undefined;
  failure = () => Response.json({ error_code: 'X', error_msg: evil }, { status: 403 });
  const refused = await wait(id);
  const all = [text, json, failed, refused].map(({ out, err }) => out + err).join('');
  expect(all.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('on a terminal a line on standard error tells how far it is, and is gone at the end', async () => {
  const heard = recording(env, { columns: 60, rows: 20 });
  const { err } = await wait(await world.create(), {}, heard);
  const frames = err.split('\r\u001b[2K');
  expect(frames.length).toBeGreaterThan(5);
  expect(frames).toContainEqual(expect.stringMatching(/^CREATING · \d+s of 30m · \d+ polls$/));
  expect(frames.at(-1)).toBe('');
  expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThan(60);
});

test('no credential is ever printed, whatever happens', async () => {
  const id = await world.create();
  const seen = [
    await wait(id),
    await wait(id, { json: true, until: ['EXTENDING'] }),
    await wait(id, { until: ['EXTENDING'], api: 'v1.0' }),
  ];
  failure = () => Promise.reject(new Error('broken'));
  seen.push(await wait(id, { timeout: 10_000, json: true }));
  expect(JSON.stringify(seen)).not.toContain('very-secret');
});
