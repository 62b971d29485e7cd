// What the platform is ordered to report: done when the chart allows it, refused with the reason when
// it does not, and never lost.

import { lifecycle, outcomes } from '../../../machines/index.js';
import { type Controlled, controlled, later } from '../../support/emulator/controlled.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const order = (id: string, body: unknown) => at.control('POST', `/instances/${id}/events`, body);
const advance = (by: string) => at.control('POST', '/clock/advance', { by });
const events = async (id: string) =>
  (await at.control('GET', `/instances/${id}/events`)).body.events;

it('happens at once when the chart allows it', async () => {
  const id = await at.instance();
  expect(await order(id, { event: 'fault' })).toMatchObject({
    status: 201,
    body: {
      instance_id: id,
      event: 'fault',
      at: later(0),
      result: 'done',
      from: 'CREATING',
      to: 'ERROR',
    },
  });
  expect(await at.status(id)).toBe('ERROR');
});

it('is refused with the reason, and with what is possible, when the chart does not', async () => {
  const id = await at.instance();
  await advance('10s');
  const { status, body } = await order(id, { event: 'recover' });
  const running = { kind: 'ha', status: 'RUNNING' } as const;
  expect({ status, ...body }).toEqual({
    status: 409,
    error: lifecycle.refusal('recover', running)?.message,
    allowed: lifecycle.possibleOutcomes(running),
  });
  expect(body.error).toMatch(/^cannot recover: the instance is RUNNING; the platform can report /);
  expect(await at.status(id)).toBe('RUNNING');
});

it('happens at its time, before or after what else is due', async () => {
  const id = await at.instance();
  await order(id, { event: 'fault', at: later(12_000) });
  await order(id, { event: 'recover', in: '20s' });
  expect(await events(id)).toMatchObject([{ result: 'pending' }, { result: 'pending' }]);
  await advance('1h');
  expect(await events(id)).toMatchObject([
    { id: '1', at: later(12_000), result: 'done', from: 'RUNNING.idle', to: 'ERROR' },
    { id: '2', at: later(20_000), result: 'done', from: 'ERROR', to: 'RUNNING.idle' },
  ]);
});

it('is judged when its time comes, and the refusal is kept', async () => {
  const id = await at.instance();
  await order(id, { event: 'succeed', in: '30s' });
  await advance('30s');
  expect(await events(id)).toMatchObject([
    {
      result: 'refused',
      because: expect.stringContaining(
        'cannot succeed: the instance is RUNNING; the platform can report fault',
      ),
    },
  ]);
});

it('is forgotten with its instance', async () => {
  const id = await at.instance();
  await order(id, { event: 'fail' });
  await order(id, { event: 'fault', in: '1h' });
  await at.emulator.core.run(at.emulator.clock.now(), undefined, (world) =>
    world.request(world.store.instances.get(id) as never, 'delete'),
  );
  await advance('30m');
  expect(await at.status(id)).toBe('gone');
  expect(await events(id)).toEqual([]);
  expect(at.emulator.store.outcomeOrders.all.size).toBe(0);
  expect(at.emulator.core.nextDueMs).toBeUndefined();
});

it('can be called off while it is pending', async () => {
  const id = await at.instance();
  await order(id, { event: 'fault', in: '5s' });
  expect((await at.control('DELETE', `/instances/${id}/events/1`)).status).toBe(204);
  await advance('10s');
  expect(await at.status(id)).toBe('RUNNING');
  await order(id, { event: 'fault' });
  expect(await at.control('DELETE', `/instances/${id}/events/2`)).toMatchObject({
    status: 409,
    body: { error: 'order 2 is over: done' },
  });
});

it.each<[unknown, number, string]>([
  [
    { event: 'restart' },
    400,
    `event: unknown lifecycle event "restart"; allowed: ${outcomes.join(', ')}`,
  ],
  [{}, 400, 'event: missing: expected a lifecycle event'],
  [
    { event: 'fault', at: '2000-01-01T00:00:00Z' },
    409,
    'at: it is 2026-01-01T00:00:00.000Z already',
  ],
  [{ event: 'fault', at: '2030-01-01T00:00:00Z', in: '1s' }, 400, 'in: expected at (a time) or in'],
])('%j is refused', async (body, status, error) => {
  const answer = await order(await at.instance(), body);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toContain(error);
});

it('knows no instance that is not there', async () => {
  expect(await order('unknown', { event: 'fault' })).toMatchObject({
    status: 404,
    body: { error: 'there is no instance unknown' },
  });
});
