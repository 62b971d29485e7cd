// Restorations: from which backups, and what they lead to.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { statusOf } from '../../contract/states.js';

const { target, client, restore, newestRestore, backedUp } = ownTarget();

test('the instance is RESTORING, then RUNNING; the record goes along', async () => {
  const { id, backup } = await backedUp();
  const { status, body } = await restore(id, { backup_id: backup, remark: 'back' });
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['restore_id'] });
  expect(await statusOf(client, id)).toBe('RESTORING');
  expect(await newestRestore(id)).toMatchObject({
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
  expect(await newestRestore(id)).toMatchObject({ status: 'succeed', progress: '100.00' });
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
