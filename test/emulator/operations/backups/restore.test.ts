// Restorations: from which backups, what they lead to, and how they are listed.

import { created, expectRefusal } from '../../../contract/orders.js';
import { report, statusOf } from '../../../contract/states.js';
import { createTarget, testOurs } from '../../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

/** An instance that runs, and a backup of it. */
async function backedUp(spec_code = 'redis.ha.xu1.large.r2.1', capacity = 1) {
  const id = await created(client, { spec_code, capacity });
  await target.settle();
  const { body } = await client.v2('POST', `/instances/${id}/backups`, { remark: 'good' });
  await target.settle();
  return { id, backup: body.backup_id as string };
}
const restore = (id: string, body: object) => client.v2('POST', `/instances/${id}/restores`, body);
const first = async (id: string) =>
  (await client.v2('GET', `/instances/${id}/restores`)).body.restore_record_response[0];

test('the instance is RESTORING, then RUNNING; the record goes along', async () => {
  const { id, backup } = await backedUp();
  const { status, body } = await restore(id, { backup_id: backup, remark: 'back' });
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['restore_id'] });
  expect(await statusOf(client, id)).toBe('RESTORING');
  expect(await first(id)).toMatchObject({
    restore_id: body.restore_id,
    backup_id: backup,
    backup_remark: 'good',
    restore_remark: 'back',
    status: 'waiting',
    progress: '0.00',
    error_code: null,
  });
  await target.settle();
  expect(await statusOf(client, id)).toBe('RUNNING');
  expect(await first(id)).toMatchObject({ status: 'succeed', progress: '100.00' });
});

testOurs('half way through it is restoring', async () => {
  const { id, backup } = await backedUp();
  await restore(id, { backup_id: backup });
  target.emulator.clock.advanceBy(5500);
  expect(await first(id)).toMatchObject({ status: 'restoring', progress: '50.00' });
});

test('what was flushed is back', async () => {
  const { id, backup } = await backedUp();
  const used = async () => (await client.v2('GET', `/instances/${id}`)).body.used_memory;
  const before = await used();
  expect(before).toBeGreaterThan(0);
  await client.v2('PUT', '/instances/status', { action: 'flush', instances: [id] });
  expect(await used()).toBe(0);
  await restore(id, { backup_id: backup });
  expect(await used()).toBe(0);
  await target.settle();
  expect(await used()).toBe(before);
});

testOurs.each([
  ['redis.ha.xu1.large.r2.1', 1, 'fail', 'RUNNING', 'dcs.08.0007'],
  ['redis.cluster.xu1.large.r2.4', 4, 'fail', 'ERROR', 'dcs.08.0007'],
  ['redis.ha.xu1.large.r2.1', 1, 'fault', 'ERROR', 'dcs.08.0001'],
] as const)(
  '%s of %i GB, on %s, ends in what the chart says',
  async (spec, gb, outcome, status, code) => {
    const { id, backup } = await backedUp(spec, gb);
    await restore(id, { backup_id: backup });
    report(target, client, id, outcome);
    expect(await statusOf(client, id)).toBe(status);
    expect(await first(id)).toMatchObject({ status: 'failed', error_code: code });
  },
);

test('only a backup that has succeeded will do', async () => {
  const { id, backup } = await backedUp();
  await client.v2('POST', `/instances/${id}/backups`);
  await client.v2('PUT', '/instances/status', { action: 'restart', instances: [id] });
  await target.settle();
  const { body } = await client.v2('GET', `/instances/${id}/backups`);
  const [failed] = body.backup_record_response;
  expect(failed.status).toBe('failed');
  expectRefusal(await restore(id, { backup_id: failed.backup_id }), 400, 'DCS.4087');
  const v1 = await client.v1('POST', `/instances/${id}/restores`, { backup_id: failed.backup_id });
  expectRefusal(v1, 400, '111400087');
  await client.v2('DELETE', `/instances/${id}/backups/${backup}`);
  expectRefusal(await restore(id, { backup_id: backup }), 400, 'DCS.4800');
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test('a backup of another instance is none', async () => {
  const [one, other] = [await backedUp(), await backedUp()];
  expectRefusal(await restore(one.id, { backup_id: other.backup }), 400, 'DCS.4800');
});

test.each([
  [{}, 'DCS.4800'],
  [{ backup_id: '' }, 'DCS.4800'],
  [{ backup_id: 7 }, 'DCS.4800'],
  [{ backup_id: 'nowhere' }, 'DCS.4800'],
])('%j is refused', async (body, code) => {
  const { id } = await backedUp();
  expectRefusal(await restore(id, body), 400, code);
});

test('a remark of more than 128 characters is refused', async () => {
  const { id, backup } = await backedUp();
  const remark = 'x'.repeat(129);
  expectRefusal(await restore(id, { backup_id: backup, remark }), 400, 'DCS.4098');
});

test('what the chart refuses comes before what the request says', async () => {
  const { id, backup } = await backedUp();
  await restore(id, { backup_id: backup });
  expectRefusal(await restore(id, { backup_id: 'nowhere' }), 400, 'DCS.4097');
  expectRefusal(await client.v2('DELETE', `/instances/${id}/backups/${backup}`), 400, 'DCS.4097');
  const single = await created(client, { spec_code: 'redis.single.xu1.large.1' });
  await target.settle();
  expectRefusal(await restore(single, { backup_id: 'nowhere' }), 400, 'DCS.4095');
});

describe('scaling', () => {
  const resize = async (id: string, spec_code: string, new_capacity: number) => {
    const order = { spec_code, new_capacity };
    expect((await client.v2('POST', `/instances/${id}/resize`, order)).status).toBe(204);
    await target.settle();
  };
  const supports = async (id: string) =>
    (await client.v2('GET', `/instances/${id}/backups`)).body.backup_record_response[0]
      .is_support_restore;

  test('backups fit an instance that has grown', async () => {
    const { id, backup } = await backedUp();
    await resize(id, 'redis.ha.xu1.large.r2.2', 2);
    expect(await supports(id)).toBe('TRUE');
    expect((await restore(id, { backup_id: backup })).status).toBe(200);
  });

  test.each([
    ['one that has shrunk', 'redis.ha.xu1.large.r2.2', 2, 'redis.ha.xu1.large.r2.1', 1],
    ['a cluster that has grown', 'redis.proxy.xu1.large.4', 4, 'redis.proxy.xu1.large.8', 8],
  ])('they do not fit %s', async (_what, before, gb, after, toGb) => {
    const { id, backup } = await backedUp(before, gb);
    await resize(id, after, toGb);
    expect(await supports(id)).toBe('FALSE');
    expectRefusal(await restore(id, { backup_id: backup }), 400, 'DCS.4087');
  });

  testOurs('they fit still when the change has failed', async () => {
    const { id } = await backedUp('redis.ha.xu1.large.r2.2', 2);
    const order = { spec_code: 'redis.ha.xu1.large.r2.1', new_capacity: 1 };
    await client.v2('POST', `/instances/${id}/resize`, order);
    report(target, client, id, 'fail');
    expect(await supports(id)).toBe('TRUE');
  });
});

test('an instance that was never restored: 204 in v2, an empty list in v1.0', async () => {
  const { id } = await backedUp();
  expect((await client.v2('GET', `/instances/${id}/restores`)).status).toBe(204);
  const { body } = await client.v1('GET', `/instances/${id}/restores`);
  expect(body).toEqual({ total_num: 0, restore_record_response: [] });
});

test('v1.0 says which instance the data came from', async () => {
  const { id, backup } = await backedUp();
  const path = `/instances/${id}/restores`;
  const { status, body } = await client.v1('POST', path, { backup_id: backup, remark: '' });
  expect(status).toBe(200);
  const { body: list } = await client.v1('GET', `${path}?start=1&limit=10`);
  expect(list.total_num).toBe(1);
  expect(list.restore_record_response[0]).toMatchObject({
    restore_id: body.restore_id,
    sourceInstanceId: id,
    sourceInstanceName: 'dcs-contract',
    restore_remark: null,
  });
});
