// `watch`, in process and in virtual time: the trace that it keeps, and how it ends.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkJsonLines } from '../../src/observer/index.js';
import { env, type Watched, watched } from './watch-cli.js';

let service: Watched;
const folder = mkdtempSync(join(tmpdir(), 'watch-'));
beforeEach(() => {
  service = watched();
});
afterEach(() => service.close());
afterAll(() => rmSync(folder, { recursive: true }));

describe('the trace', () => {
  test('has the first and the last observation of every status, and conforms', async () => {
    const path = join(folder, 'seen.jsonl');
    const id = await service.create();
    service.at(12_500, () =>
      service.send('PUT', '/status', { action: 'restart', instances: [id] }),
    );
    await service.watch([], { trace: path, for: 40_000 });
    const text = readFileSync(path, 'utf8');
    const statuses = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).status);
    const each = ['CREATING', 'RUNNING', 'RESTARTING', 'RUNNING'];
    expect(statuses).toEqual(each.flatMap((status) => [status, status]));
    const report = await checkJsonLines([text]);
    expect(report).toMatchObject({ verdict: 'conforming', counts: { broken: 0, pairs: 7 } });
  });

  test('is gone on with, and has the end of an instance', async () => {
    const path = join(folder, 'more.jsonl');
    writeFileSync(path, '{"at":"2025-01-01T00:00:00Z","instance_id":"a","status":"RUNNING"}\n');
    const id = await service.create();
    service.emulator.clock.advanceBy(10_000);
    service.at(2_500, () => service.send('DELETE', `/${id}`));
    const { code } = await service.watch([id], { trace: path, for: 60_000 });
    expect(code).toBe(0);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toContain('2025');
    expect(JSON.parse(lines.at(-1) as string)).toMatchObject({
      instance_id: id,
      status: 'deleted',
    });
  });

  test('that cannot be written is said in one line, and 1, before anything is asked', async () => {
    const { code, err } = await service.watch([], { trace: join(folder, 'nowhere/seen.jsonl') });
    expect(code).toBe(1);
    expect(err).toMatch(/^cannot write .*: no such file or directory\n$/);
    expect(service.requests).toEqual([]);
  });
});

describe('the end', () => {
  test('is 0 when all that were named are gone, and others are not shown', async () => {
    const [id, other] = [await service.create(), await service.create()];
    service.emulator.clock.advanceBy(10_000);
    service.at(2_500, () => service.send('DELETE', `/${id}`));
    const { code, out } = await service.watch([id.toUpperCase()], { for: 3_600_000 });
    expect(code).toBe(0);
    expect(out).toMatch(/RUNNING → deleted {2}not serving\n$/);
    expect(out).not.toContain(other);
    expect(service.clock.now()).toBeLessThan(Date.UTC(2026, 0, 1, 0, 1));
  });

  test('is 1 for an instance that is not there', async () => {
    const none = '00000000-0000-4000-8000-000000000000';
    expect(await service.watch([none])).toMatchObject({
      code: 1,
      err: `not found in project ${env.OS_PROJECT_ID} at http://dcs.localhost: there is no instance ${none}\n`,
    });
    const id = await service.create();
    const { code, err } = await service.watch([none, id]);
    expect(code).toBe(0);
    expect(err).toMatch(/^not found in project \S+ at \S+: there is no instance 00000000-\S+\n$/);
  });

  test('is 1 when access is denied, and 130 by Ctrl-C, with the trace complete', async () => {
    service.failure = () =>
      Response.json({ error_code: 'DCS.1001', error_msg: 'no' }, { status: 401 });
    expect(await service.watch()).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^HTTP 401: /),
    });
    service.failure = undefined;
    await service.create();
    const path = join(folder, 'interrupted.jsonl');
    service.at(5_500, () => process.emit('SIGINT'));
    const { code, err } = await service.watch([], { trace: path });
    expect({ code, err }).toEqual({ code: 130, err: 'interrupted\n' });
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  test.each<[string, () => Response | Promise<Response>, RegExp]>([
    [
      'a login page elsewhere',
      () => new Response('', { status: 302, headers: { location: 'https://login.example/' } }),
      /^HTTP 302: .*: redirects to https:\/\/login\.example\/, and is not followed\n$/,
    ],
    [
      'pages',
      () => new Response('<title>Hello</title>'),
      /^no list was answered in time; the last: .*: expected JSON, got a web page, "Hello"\n$/,
    ],
    [
      'resets',
      () => Promise.reject(Object.assign(new Error('read'), { code: 'ECONNRESET' })),
      /^no list was answered in time; the last: cannot reach http:\/\/dcs\.localhost \(ECONNRESET\)\n$/,
    ],
    ['silence', () => new Promise<Response>(() => {}), /^no list was answered in time\n$/],
  ])('is 1 when nothing but %s comes in time', async (_, failure, said) => {
    service.failure = failure as () => Response;
    const { code, out, err } = await service.watch([], { for: 6_000, interval: 1_500 });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n').slice(-2).join('\n')).toMatch(said);
  });

  test('an empty project is said, once, with where it is', async () => {
    const { code, out, err, asked } = await service.watch([], { for: 5_000 });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe(
      `there is no instance in project ${env.OS_PROJECT_ID} at http://dcs.localhost\n`,
    );
    expect(asked).toBe(
      `watching every 1s: GET http://dcs.localhost/v2/${env.OS_PROJECT_ID}/instances`,
    );
  });

  test('is 2 for a plan that is not there', async () => {
    expect(await service.watch([], { plan: 'none' })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^--plan: unknown plan "none"; allowed: instant, /),
    });
  });
});
