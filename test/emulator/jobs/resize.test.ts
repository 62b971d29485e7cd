// The background tasks that tell of changes of size.

import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running, copyOf, resize, tasks, newestTask } = ownTarget();

test('a change of size is RUNNING, then SUCCESS, and tells from what to what', async () => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  const task = await newestTask(id);
  expect(task).toMatchObject({
    name: 'EXTEND',
    status: 'RUNNING',
    details: {
      old_capacity: '1',
      new_capacity: '2',
      old_cache_mode: 'ha',
      new_cache_mode: 'ha',
      old_resource_spec_code: 'redis.ha.xu1.large.r2.1',
      new_resource_spec_code: 'redis.ha.xu1.large.r2.2',
      old_replica_num: 2,
      new_replica_num: 2,
    },
  });
  expect(task.id).toMatch(/^[0-9a-f]{32}$/);
  await target.settle();
  const end = await newestTask(id);
  expect(end).toMatchObject({ id: task.id, status: 'SUCCESS', created_at: task.created_at });
  expect(Date.parse(end.updated_at)).toBeGreaterThan(Date.parse(end.created_at));
});

testOurs.each(['fail', 'fault'] as const)('%s makes it FAIL', async (outcome) => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  report(target, client, id, outcome);
  expect((await newestTask(id)).status).toBe('FAIL');
});

test('copies added and taken away go by names of their own', async () => {
  const id = await running();
  const add = { change_type: 'createReplication', available_zones: ['eu-de-02'] };
  await resize(id, 'redis.ha.xu1.large.r3.1', 1, add);
  expect((await newestTask(id)).name).toBe('AddReplica');
  await target.settle();
  const take = { change_type: 'deleteReplication', node_list: [await copyOf(id, 'slave')] };
  await resize(id, 'redis.ha.xu1.large.r2.1', 1, take);
  expect((await newestTask(id)).name).toBe('DelReplica');
});

test('v1.0 makes them as well', async () => {
  const id = await running();
  await client.v1('POST', `/instances/${id}/extend`, { new_capacity: 2 });
  expect(await newestTask(id)).toMatchObject({ name: 'EXTEND', status: 'RUNNING' });
});

testOurs('a change in the maintenance window makes one when it begins', async () => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.8', 8, { execute_immediately: false });
  expect((await tasks(id)).task_count).toBe('0');
  target.emulator.clock.advanceBy(25 * 3_600_000);
  expect(await newestTask(id)).toMatchObject({ name: 'EXTEND', status: 'SUCCESS' });
});
