// The whole state out and in: what comes back is what was exported, and it goes on the same way.

import { fixturesSchema } from '../../../src/emulator/control/index.js';
import { presets } from '../../../src/plan/index.js';
import { parseInput } from '../../../src/plan/internal.js';
import { type Controlled, controlled, later } from '../../support/emulator/controlled.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

async function eventful(service: Controlled): Promise<string> {
  const id = await service.instance({ tags: [{ key: 'env', value: 'test' }] });
  await service.control('POST', '/clock/advance', { by: '10s' });
  await service.control('PUT', '/plan', { like: 'demo', phases: { EXTENDING: { takes: '1m' } } });
  await service.control('POST', '/plan/overrides', { tag: 'env=test', fails: 0.5, uses: 3 });
  await service.control('POST', '/faults', {
    operation: 'listInstances',
    latency: '1s',
    probability: 0.5,
  });
  await service.control('POST', `/instances/${id}/events`, { event: 'fault', in: '1d' });
  await service.control('PUT', '/clock/scale', { scale: 5 });
  await service.instance({ name: 'second' });
  return id;
}

it('comes back exactly as it was exported', async () => {
  const id = await eventful(at);
  const { body: snapshot } = await at.control('GET', '/snapshot');
  const other = controlled({ seed: 99, plan: presets.instant });
  await other.instance({ name: 'in-the-way' });
  const { status, body } = await other.control('PUT', '/snapshot', snapshot);
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { now: later(10_000), instances: 2 },
  });
  const again = (await other.control('GET', '/snapshot')).body;
  // Settings are written down where they were not; the rest of the document says the same of them.
  const withoutSettings = (tables: Record<string, { id: string }[]>) => ({
    ...tables,
    settings: undefined,
  });
  expect({ ...again, digest: '', tables: withoutSettings(again.tables) }).toEqual({
    ...snapshot,
    digest: '',
    tables: withoutSettings(snapshot.tables),
  });
  expect(await other.status(id)).toBe('RUNNING');
  other.close();
});

it('goes on in the same way as the service that it was taken of', async () => {
  await eventful(at);
  const { body: snapshot } = await at.control('GET', '/snapshot');
  const other = controlled({ seed: 99, plan: presets.instant });
  await other.control('PUT', '/snapshot', snapshot);
  const lives = await Promise.all(
    [at, other].map(async (service) => {
      await service.instance({ name: 'third' });
      await service.control('POST', '/clock/advance', { by: '2d' });
      const { body } = await service.control('GET', `/trace?since=${later(10_001)}`);
      return body;
    }),
  );
  expect(lives[0]).not.toBe('');
  expect(lives[1]).toBe(lives[0]);
  other.close();
});

it('can be longer than any other body', async () => {
  const fixtures = { instances: [{ name: 'many', count: 1500 }] };
  at.emulator.control.apply(parseInput(fixturesSchema, fixtures));
  const { body: snapshot } = await at.control('GET', '/snapshot');
  expect(JSON.stringify(snapshot).length).toBeGreaterThan(1024 * 1024);
  const other = controlled();
  expect((await other.control('PUT', '/snapshot', snapshot)).body.instances).toBe(1500);
  other.close();
});

it.each<[string, (snapshot: Record<string, unknown>) => unknown, string]>([
  ['something else', () => ({ instances: [] }), 'not a snapshot'],
  ['a list', () => [], 'not a snapshot'],
  [
    'one of a newer program',
    (whole) => ({ ...whole, version: 2 }),
    'made by a newer program; known is 1',
  ],
  ['one without its time', ({ now: _, ...rest }) => rest, 'now: missing: expected a time'],
  [
    'one of an unknown table',
    (whole) => ({ ...whole, tables: { secrets: [] } }),
    'unknown table "secrets"; allowed: counters',
  ],
  [
    'one that was edited',
    (whole) => ({ ...whole, tables: {} }),
    'was changed since it was exported',
  ],
  [
    'one whose seed was edited',
    (whole) => ({ ...whole, seed: 5 }),
    'was changed since it was exported',
  ],
])('is refused when it is %s, and all stays as it was', async (_, spoil, error) => {
  const id = await at.instance();
  const { body: snapshot } = await at.control('GET', '/snapshot');
  const { status, body } = await at.control('PUT', '/snapshot', spoil(snapshot));
  expect(status).toBe(400);
  expect(body.error).toContain(error);
  expect(await at.status(id)).toBe('CREATING');
});
