// The clock of a service over its control plane: nothing is skipped, nothing happens out of turn.

import { fixturesSchema } from '../../../src/emulator/control/index.js';
import { presets } from '../../../src/plan/index.js';
import { parseInput } from '../../../src/plan/internal.js';
import {
  type Answer,
  type Controlled,
  controlled,
  later,
} from '../../support/emulator/controlled.js';
import { memoryPersistence } from '../../support/emulator/memory-persistence.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const trace = async () =>
  (await at.control('GET', '/trace')).body
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line: string) => JSON.parse(line));

describe('the clock', () => {
  it('shows the time, how it runs, and when the next thing is due', async () => {
    await at.instance();
    expect((await at.control('GET', '/clock')).body).toEqual({
      now: later(0),
      paused: false,
      scale: 1,
      next_change: later(10_000),
    });
  });

  it('runs by itself, with one timer', async () => {
    const id = await at.instance();
    at.real.advanceBy(9999);
    expect(await at.status(id)).toBe('CREATING');
    at.real.advanceBy(1);
    expect(at.real.pending).toBe(0);
    expect(await at.status(id)).toBe('RUNNING');
  });

  it('lets nothing end while it is paused', async () => {
    const id = await at.instance();
    at.real.advanceBy(4000);
    expect((await at.control('POST', '/clock/pause')).body).toMatchObject({
      now: later(4000),
      paused: true,
    });
    at.real.advanceBy(1_000_000);
    expect(await at.status(id)).toBe('CREATING');
    await at.control('POST', '/clock/resume');
    at.real.advanceBy(6000);
    expect(await at.status(id)).toBe('RUNNING');
    expect(await trace()).toMatchObject([{ at: later(0) }, { at: later(10_000) }]);
  });

  it('runs as fast as its scale', async () => {
    const id = await at.instance();
    const { body } = await at.control('PUT', '/clock/scale', { scale: 60 });
    expect(body).toMatchObject({ scale: 60 });
    at.real.advanceBy(166);
    expect(await at.status(id)).toBe('CREATING');
    at.real.advanceBy(1);
    expect(await at.status(id)).toBe('RUNNING');
  });

  it('advances through all that is due, in order and each at its own time', async () => {
    const first = await at.instance({ name: 'first' });
    await at.control('POST', '/clock/advance', { by: '3s' });
    const second = await at.instance({ name: 'second' });
    await at.control('POST', `/instances/${first}/events`, { event: 'fault', in: '9s' });
    const { body } = await at.control('POST', '/clock/advance', { by: '1h' });
    expect(body).toEqual({
      from: later(3000),
      now: later(3_603_000),
      paused: false,
      scale: 1,
      next_change: null,
      changes: 3,
    });
    expect(await trace()).toEqual([
      { at: later(0), instance_id: first, status: 'CREATING' },
      { at: later(3000), instance_id: second, status: 'CREATING' },
      { at: later(10_000), instance_id: first, status: 'RUNNING' },
      { at: later(12_000), instance_id: first, status: 'ERROR' },
      { at: later(13_000), instance_id: second, status: 'RUNNING' },
    ]);
  });

  it('advances to a time, and to the next change, also while it is paused', async () => {
    const id = await at.instance();
    await at.control('POST', '/clock/pause');
    expect((await at.control('POST', '/clock/advance', { to: later(9000) })).body.now).toBe(
      later(9000),
    );
    expect(await at.status(id)).toBe('CREATING');
    const { body } = await at.control('POST', '/clock/advance', { to: 'next' });
    expect(body).toMatchObject({ now: later(10_000), paused: true, changes: 1 });
    expect(await at.status(id)).toBe('RUNNING');
  });

  it.each<[unknown, number, string]>([
    [{ to: 'next' }, 409, 'nothing is due: there is no next change to advance to'],
    [{ to: '2025-12-31T23:59:59Z' }, 409, 'it is 2026-01-01T00:00:00.000Z already'],
    [{ by: '11000d' }, 400, 'at most 3650d can go by at once'],
    [{ by: '1s', to: 'next' }, 400, 'expected one of: by'],
    [{}, 400, 'expected one of: by'],
    [{ by: '-1s' }, 400, 'by: expected a duration with a unit'],
    [{ by: '0' }, 400, 'by: expected a duration above 0'],
    [{ to: 'tomorrow' }, 400, 'to: expected a time with its zone'],
    [{ to: '+275760-01-01T00:00:00Z' }, 400, 'to: expected a time'],
    ['{"by":', 400, 'the body is not JSON'],
    ['[]', 400, 'expected a mapping with by or to, got a list'],
  ])('is not moved by %j', async (body, status, error) => {
    const answer = await at.control('POST', '/clock/advance', body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toContain(error);
    expect(answer.body.error).not.toContain('\n');
    expect((await at.control('GET', '/clock')).body.now).toBe(later(0));
  });

  it.each([0, -1, 86_401, '60', null])('does not run at the scale %j', async (scale) => {
    const { status, body } = await at.control('PUT', '/clock/scale', { scale });
    expect({ status, ...body }).toMatchObject({ status: 400, place: 'scale' });
    expect((await at.control('GET', '/clock')).body.scale).toBe(1);
  });
});

it('advances through ten thousand phases and forgets none', async () => {
  const count = 10_000;
  const many = controlled({ traceLimit: 2 * count, plan: presets.demo });
  const fixtures = { instances: [{ name: 'many', count, kind: 'single', status: 'CREATING' }] };
  many.emulator.control.apply(parseInput(fixturesSchema, fixtures));
  const due = [...many.emulator.store.agenda.all].map(({ atMs }) => atMs);
  const { body } = await many.control('POST', '/clock/advance', { by: '1m' });
  expect(body.changes).toBe(count);
  const ends = many.emulator.core.trace.since(count).map(({ change }) => Date.parse(change.at));
  expect(ends).toEqual(due.sort((a, b) => a - b));
  expect((await many.control('GET', '')).body.by_status).toEqual({ RUNNING: count });
  many.close();
});

describe('when more is due than a turn can take', () => {
  const count = 1200;
  const fleet = {
    plan: { phases: { CREATING: { takes: '10s', fails: 0.2 } }, removal: '5s' },
    instances: [
      { name: 'deleted', status: 'RUNNING' },
      { name: 'backed-up', status: 'RUNNING', task: 'backingUp' },
      { name: 'ordered', status: 'CREATING' },
      { name: 'many', count, status: 'CREATING' },
    ],
  };

  /** A service right before it all happens, and the ids of its instances. */
  async function busy(isKept: boolean) {
    const persistence = isKept ? memoryPersistence() : undefined;
    const service = controlled({ ...(persistence && { persistence }), traceLimit: 4 * count });
    await service.control('PUT', '/plan', fleet.plan);
    const { status, body } = await service.control('POST', '/fixtures', {
      instances: fleet.instances,
    });
    expect([status, body]).toEqual([201, expect.anything()]);
    const { instances } = service.emulator.store;
    const ids = [...instances.all].map(({ id }) => id);
    const [deleted = '', , ordered = ''] = ids;
    expect((await service.v2('DELETE', `/instances/${deleted}`)).status).toBe(204);
    await service.control('POST', `/instances/${ordered}/events`, { event: 'fault', in: '10s' });
    const { clock, core } = service.emulator;
    clock.advanceBy(60_000);
    return { service, ids, isBehind: () => core.isBehind(clock.now()), persistence };
  }
  it.each(['/health', 'a call that a rule could meet'])('%s holds up nobody', async (path) => {
    const { service, ids, isBehind } = await busy(false);
    const { store } = service.emulator;
    store.transact(() =>
      store.faultRules.put({
        ...{ id: '1', seq: 1, seen: 0, hits: 0, operations: ['deleteInstance'] },
        ...{ selection: {}, effect: { answer: { code: 'DCS.5000' } } },
      }),
    );
    const asked = path.startsWith('/')
      ? service.emulator.fetch(new Request(`http://dcs.localhost${path}`))
      : service.v2('GET', `/instances/${last(ids)}`);
    await new Promise(setImmediate);
    expect(isBehind()).toBe(true);
    expect((await asked).status).toBe(200);
    service.close();
  });

  it('what was told of an instance is not taken back when the disk is full', async () => {
    const { service, ids, persistence, isBehind } = await busy(true);
    const told = await service.status(last(ids));
    expect(told).not.toBe('CREATING');
    const waiting = service.v2('GET', '/instances/status');
    if (persistence) persistence.failing = true;
    expect((await waiting).body.creating_count).toBeGreaterThan(count / 2);
    expect(await service.status(last(ids))).toBe(told);
    expect(isBehind()).toBe(true);
    service.close();
  });

  it('who waits for it when the service is closed is refused at once', async () => {
    const { service, ids, isBehind } = await busy(true);
    const waiting = [
      service.v2('GET', '/instances'),
      service.v2('DELETE', `/instances/${ids[1]}`),
      service.control('GET', '/clock'),
    ];
    await new Promise(setImmediate);
    expect(isBehind()).toBe(true);
    service.close();
    expect(isBehind()).toBe(true);
    const answers = await Promise.all(waiting);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  });

  const last = (ids: readonly string[]) => ids.at(-1) as string;

  it('an instance is shown at once as it is then, before the others have got there', async () => {
    const { service, ids, isBehind } = await busy(false);
    const waiting = service.v2('GET', '/instances?status=RUNNING&limit=1');
    const statuses = await Promise.all(ids.slice(-20).map((id) => service.status(id)));
    expect(isBehind()).toBe(true);
    expect(new Set(statuses)).toEqual(new Set(['RUNNING', 'CREATEFAILED']));
    expect(await service.status(ids[0] as string)).toBe('gone');
    expect(isBehind()).toBe(true);
    expect(service.emulator.store.instances.get(last(ids))?.status).toBe('CREATING');
    expect((await waiting).body.instance_num).toBeGreaterThan(count / 2);
    expect(isBehind()).toBe(false);
    service.close();
  });

  it.each([
    ['in memory', false],
    ['kept', true],
  ])(
    'a call waits for what was due when it came, however fast time goes on: %s',
    async (_, isKept) => {
      const persistence = isKept ? memoryPersistence() : undefined;
      const service = controlled({ ...(persistence && { persistence }) });
      const wave = { name: 'wave', count: 600, status: 'CREATING' };
      const instances = [1, 2, 3, 4].map((n) => ({ ...wave, left: `${n}m` }));
      expect((await service.control('POST', '/fixtures', { instances })).status).toBe(201);
      const { clock, store } = service.emulator;
      clock.advanceBy(60_000);
      // Whenever a part of it has happened, more is due.
      store.watch(() => clock.advanceBy(60_000));
      const [one, all] = [service.v2('GET', '/instances/status'), service.control('GET', '')];
      expect((await one).body).toMatchObject({ running_count: 600, creating_count: 1800 });
      const next = service.v2('GET', '/instances/status');
      expect((await next).body).toMatchObject({ running_count: 2400, creating_count: 0 });
      expect((await all).status).toBe(200);
      service.close();
    },
  );

  it.each([
    ['in memory', false],
    ['kept', true],
  ])(
    'every call comes to what it comes to afterwards, and all in its order: %s',
    async (_, isKept) => {
      const [parts, whole] = [await busy(isKept), await busy(false)];
      const { core, clock } = whole.service.emulator;
      core.settle(clock.now());
      const answers = async ({ service, ids, isBehind }: typeof parts) => {
        const [deleted, backedUp, ordered] = ids;
        const id = last(ids);
        const reads = [
          ...[id, deleted, backedUp, ordered].flatMap((each) =>
            ['', '/tags', '/topology', '/backups', '/tasks'].map(
              (path) => `/instances/${each}${path}`,
            ),
          ),
          '/instances?limit=1000',
          '/instances?status=ERROR',
          '/instances/statistic',
          `/instances?offset=${count - 10}`,
        ];
        const read: Promise<Answer>[] = reads.map((path) => service.v2('GET', path));
        const changed = [
          service.v2('PUT', `/instances/${id}`, { description: 'changed' }),
          service.v2('PUT', '/instances/status', { action: 'restart', instances: ids.slice(-9) }),
          service.instance({ instance_num: 2 }),
        ];
        if (service === parts.service) expect(isBehind()).toBe(true);
        const all = await Promise.all([...read, ...changed, service.control('GET', '/trace')]);
        return all.map((each) => (typeof each === 'string' ? each : [each.status, each.body]));
      };
      const [one, other] = [await answers(parts), await answers(whole)];
      expect(one).toEqual(other);
      const ends = await Promise.all(
        [parts, whole].flatMap(({ service }) => [
          service.control('GET', '/snapshot'),
          service.control('GET', '/transitions'),
        ]),
      );
      expect(ends[0]?.body).toEqual(ends[2]?.body);
      expect(ends[1]?.body).toEqual(ends[3]?.body);
      for (const { service } of [parts, whole]) service.close();
      if (!parts.persistence) return;
      const again = controlled({ persistence: parts.persistence, traceLimit: 4 * count });
      expect((await again.control('GET', '/snapshot')).body.instances).toEqual(
        ends[0]?.body.instances,
      );
      again.close();
    },
  );
});
