// The service as a whole over its control plane: readiness, seed, reset, and what outlives a restart.

import { outcomes } from '../../../machines/index.js';
import { presets } from '../../../src/plan/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { type Controlled, controlled, later, startMs } from '../../support/emulator/controlled.js';
import { memoryPersistence } from '../../support/emulator/memory-persistence.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const advance = (by: string) => at.control('POST', '/clock/advance', { by });

it('sums up how the service stands', async () => {
  await at.instance();
  expect((await at.control('GET', '')).body).toEqual({
    version: 1,
    clock: { now: later(0), paused: false, scale: 1, next_change: later(10_000) },
    plan: 'ten seconds',
    seed: 1,
    instances: 1,
    by_status: { CREATING: 1 },
    projects: 1,
    due: 1,
    overrides: 0,
    faults: 0,
    streams: 0,
  });
});

it('is ready', async () => {
  expect((await at.control('GET', '/ready')).body).toEqual({ ready: true, now: later(0) });
});

it('gives the same ids for the same seed, and others for another one', async () => {
  const first = await at.instance();
  await at.control('POST', '/reset');
  expect(await at.instance()).toBe(first);
  await at.control('POST', '/reset', { seed: 7 });
  const seventh = await at.instance();
  expect(seventh).not.toBe(first);
  await at.control('POST', '/reset', { seed: 1 });
  await at.control('PUT', '/seed', { seed: 7 });
  expect(await at.instance()).toBe(seventh);
  expect((await at.control('GET', '')).body.seed).toBe(7);
});

it('is as at the beginning after a reset', async () => {
  const before = (await at.control('GET', '')).body;
  await at.instance();
  await at.control('PUT', '/plan', '"demo"');
  await at.control('POST', '/plan/overrides', { takes: '1s' });
  await at.control('POST', '/faults', { answer: 'DCS.5000', times: 1 });
  await at.control('PUT', '/clock/scale', { scale: 60 });
  await at.control('POST', '/clock/pause');
  await advance('1h');
  const { status, body } = await at.control('POST', '/reset');
  expect({ status, body }).toEqual({ status: 200, body: before });
  expect((await at.control('GET', '/trace')).body).toBe('');
});

it.each([-1, 1.5, '1', null, 2 ** 53])('refuses the seed %j', async (seed) => {
  expect(await at.control('PUT', '/seed', { seed })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('seed: expected a whole number from 0'), place: 'seed' },
  });
});

it('says what there is where a path leads nowhere, and which method to use', async () => {
  expect(await at.control('GET', '/clok')).toMatchObject({
    status: 404,
    body: {
      error: 'there is no /_control/clok',
      allowed: expect.arrayContaining(['/_control/clock']),
    },
  });
  expect(await at.control('DELETE', '/clock')).toMatchObject({
    status: 405,
    body: { error: 'use another method for /_control/clock', allowed: ['GET'] },
  });
});

it('describes every route', async () => {
  const { body } = await at.control('GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/_control', '/_control/clock/advance', '/_control/explain/{id}']),
  );
  const { post } = body.paths['/_control/plan/overrides'];
  expect(Object.keys(post.requestBody.content['application/json'].schema.properties)).toContain(
    'outcome',
  );
  const { summary } = body.paths['/_control/instances/{id}/events'].post;
  expect(outcomes.filter((outcome) => !summary.includes(outcome))).toEqual([]);
});

describe('with persistence', () => {
  it('everything that was acknowledged is there after a restart', async () => {
    const persistence = memoryPersistence();
    const real = createVirtualClock({ startMs });
    const first = controlled({ persistence, real });
    const id = await first.instance();
    await first.control('PUT', '/plan', { name: 'slow', phases: { RESTARTING: { takes: '1h' } } });
    await first.control('POST', '/plan/overrides', { name: 'x', takes: '1s', uses: 2 });
    await first.control('POST', '/faults', { operation: 'createInstance', answer: 'DCS.5000' });
    await first.control('POST', `/instances/${id}/events`, { event: 'fault', in: '1h' });
    await first.control('POST', '/clock/advance', { by: '5m' });
    await first.control('PUT', '/clock/scale', { scale: 2 });
    await first.control('POST', '/clock/pause');
    const paths = ['', '/plan', '/plan/overrides', '/faults', '/clock', `/instances/${id}/events`];
    const shown = async (service: Controlled) =>
      Promise.all(paths.map(async (path) => (await service.control('GET', path)).body));
    const before = await shown(first);
    first.emulator.clock.stop();
    real.advanceBy(1_000_000);
    // Nothing is asked for at the start, so what was kept is in force.
    const second = controlled({ persistence, real, plan: undefined } as never);
    expect(await shown(second)).toEqual(before);
    second.close();
  });

  it('the plan and the seed of the first start are those of the next, unless it asks for others', async () => {
    const persistence = memoryPersistence();
    controlled({ persistence, plan: presets.documented, seed: 5 }).close();
    const again = controlled({ persistence, plan: undefined } as never);
    expect((await again.control('GET', '')).body).toMatchObject({ plan: 'documented', seed: 5 });
    again.close();
    const other = controlled({ persistence, plan: presets.instant, seed: 6 });
    expect((await other.control('GET', '')).body).toMatchObject({ plan: 'instant', seed: 6 });
    other.close();
  });

  it('what fell due meanwhile has happened at its own time', async () => {
    const persistence = memoryPersistence();
    const real = createVirtualClock({ startMs });
    const first = controlled({ persistence, real });
    const id = await first.instance();
    await first.control('PUT', '/clock/scale', { scale: 60 });
    first.emulator.clock.stop();
    real.advanceBy(1000);
    const second = controlled({ persistence, real });
    expect(await second.status(id)).toBe('RUNNING');
    expect((await second.control('GET', '/trace')).body).toContain(later(10_000));
    expect((await second.control('GET', '/clock')).body.now).toBe(later(60_000));
    second.close();
  });

  it('a clock that cannot be kept does not move', async () => {
    const persistence = memoryPersistence();
    const service = controlled({ persistence });
    persistence.failing = true;
    expect(await service.control('POST', '/clock/advance', { by: '1h' })).toMatchObject({
      status: 503,
      body: { error: 'the disk is full' },
    });
    persistence.failing = false;
    expect((await service.control('GET', '/clock')).body.now).toBe(later(0));
    service.close();
  });
});

it.each(['/plan', '/snapshot', '/clock/advance'])(
  'a body for %s may not be nested too deeply',
  async (path) => {
    const method = path === '/clock/advance' ? 'POST' : 'PUT';
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const error = 'the body is nested too deeply; allowed: 64 levels';
    expect(await at.control(method, path, deep)).toMatchObject({ status: 400, body: { error } });
  },
);
