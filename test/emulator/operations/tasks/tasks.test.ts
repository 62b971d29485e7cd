// Background tasks and jobs: what makes them, how they end, how they are listed and deleted.

import { created, expectRefusal } from '../../../contract/orders.js';
import { report } from '../../../contract/states.js';
import { createTarget, testOurs } from '../../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const running = async (changes: object = {}) => {
  const id = await created(client, { ...changes });
  await target.settle();
  return id;
};
const listed = async (id: string, query = '') =>
  (await client.v2('GET', `/instances/${id}/tasks${query}`)).body;
const first = async (id: string) => (await listed(id)).tasks[0];
const resize = (id: string, spec_code: string, new_capacity: number, more: object = {}) =>
  client.v2('POST', `/instances/${id}/resize`, { spec_code, new_capacity, ...more });

test('an instance that nothing was done to has none', async () => {
  expect(await listed(await running())).toEqual({ task_count: '0', tasks: [] });
});

test('a change of size is RUNNING, then SUCCESS, and tells from what to what', async () => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  const task = await first(id);
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
  const end = await first(id);
  expect(end).toMatchObject({ id: task.id, status: 'SUCCESS', created_at: task.created_at });
  expect(Date.parse(end.updated_at)).toBeGreaterThan(Date.parse(end.created_at));
});

testOurs.each(['fail', 'fault'] as const)('%s makes it FAIL', async (outcome) => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  report(target, client, id, outcome);
  expect((await first(id)).status).toBe('FAIL');
});

test('copies added and taken away go by names of their own', async () => {
  const id = await running();
  const add = { change_type: 'createReplication', available_zones: ['eu-de-02'] };
  await resize(id, 'redis.ha.xu1.large.r3.1', 1, add);
  expect((await first(id)).name).toBe('AddReplica');
  await target.settle();
  const take = { change_type: 'deleteReplication', node_list: ['node'] };
  await resize(id, 'redis.ha.xu1.large.r2.1', 1, take);
  expect((await first(id)).name).toBe('DelReplica');
});

test('v1.0 makes them as well', async () => {
  const id = await running();
  await client.v1('POST', `/instances/${id}/extend`, { new_capacity: 2 });
  expect(await first(id)).toMatchObject({ name: 'EXTEND', status: 'RUNNING' });
});

test('what takes no time is SUCCESS at once', async () => {
  const id = await running();
  const passwords = { old_password: 'Correct-Horse-7', new_password: 'Battery-Staple-8' };
  await client.v2('PUT', `/instances/${id}/password`, passwords);
  expect(await first(id)).toMatchObject({ name: 'modify', status: 'SUCCESS' });
  const whitelist = [{ group_name: 'office', ip_list: ['10.0.0.1'] }];
  await client.v2('PUT', `/instance/${id}/whitelist`, { enable_whitelist: true, whitelist });
  expect(await first(id)).toMatchObject({
    name: 'AddWhitelist',
    status: 'SUCCESS',
    details: { group_name: 'office' },
  });
  await client.v2('PUT', `/instances/${id}`, { port: 6380 });
  expect(await first(id)).toMatchObject({
    name: 'UpdatePort',
    status: 'SUCCESS',
    details: { old_port: 6379, new_port: 6380 },
  });
  await client.v2('PUT', `/instances/${id}`, { port: 6380, description: 'the same port' });
  expect((await listed(id)).task_count).toBe('3');
});

test('a failed try to change the password is none', async () => {
  const id = await running();
  const passwords = { old_password: 'Wrong-Horse-7', new_password: 'Battery-Staple-8' };
  await client.v2('PUT', `/instances/${id}/password`, passwords);
  expect((await listed(id)).task_count).toBe('0');
});

testOurs('a change in the maintenance window makes one when it begins', async () => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2, { execute_immediately: false });
  expect((await listed(id)).task_count).toBe('0');
  target.emulator.clock.advanceBy(25 * 3_600_000);
  expect(await first(id)).toMatchObject({ name: 'EXTEND', status: 'SUCCESS' });
});

test('pages begin with the newest; periods and limits hold', async () => {
  const id = await running();
  for (const port of [7001, 7002, 7003]) await client.v2('PUT', `/instances/${id}`, { port });
  const ports = ({ tasks }: { tasks: { details: { new_port: number } }[] }) =>
    tasks.map(({ details }) => details.new_port);
  expect(ports(await listed(id))).toEqual([7003, 7002, 7001]);
  expect(ports(await listed(id, '?offset=1&limit=1'))).toEqual([7002]);
  expect(ports(await listed(id, '?start_time=20990101000000'))).toEqual([]);
  expect(ports(await listed(id, '?begin_time=20000101000000'))).toHaveLength(3);
  const wrong = await client.v2('GET', `/instances/${id}/tasks?start_time=yesterday`);
  expectRefusal(wrong, 400, 'DCS.4800');
});

test('one that has ended can be deleted, one under way cannot', async () => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  const { id: task } = await first(id);
  const path = `/instances/${id}/tasks/${task}`;
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4957');
  await target.settle();
  expect(await client.v2('DELETE', path)).toMatchObject({ status: 200, body: { message: '' } });
  expect((await listed(id)).task_count).toBe('0');
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4070');
  expectRefusal(await client.v2('DELETE', `/instances/${id}/tasks/7`), 400, 'DCS.4070');
});

test('they go with their instance', async () => {
  const id = await running();
  await client.v2('PUT', `/instances/${id}`, { port: 6380 });
  const { id: task } = await first(id);
  await client.v2('DELETE', `/instances/${id}`);
  await target.settle();
  expectRefusal(await client.v2('GET', `/instances/${id}/tasks`), 404, 'DCS.3022');
  expectRefusal(await client.v2('GET', `/jobs/${task}`), 400, 'DCS.4063');
});

describe('a switchover', () => {
  const swap = (id: string) => client.v2('POST', `/instances/${id}/swap`);
  const masterOf = async (id: string) => {
    const { body } = await client.v2('GET', `/instance/${id}/groups`);
    return body.group_list[0].replication_list.find(
      (each: { replication_role: string }) => each.replication_role === 'master',
    ).node_id;
  };

  testOurs('is a job that makes the standby the master', async () => {
    const id = await running();
    const before = await masterOf(id);
    const { status, body } = await swap(id);
    expect({ status, body }).toEqual({ status: 204, body: undefined });
    const { id: task, name } = await first(id);
    expect(name).toBe('masterStandbySwapJob');
    const job = async () => (await client.v2('GET', `/jobs/${task}`)).body;
    expect(await job()).toMatchObject({
      job_id: task,
      job_type: 'masterStandbySwapJob',
      status: 'RUNNING',
      end_time: null,
    });
    expect(await masterOf(id)).toBe(before);
    expectRefusal(await swap(id), 400, 'DCS.4017');
    target.emulator.clock.advanceBy(3000);
    const end = await job();
    expect(end).toMatchObject({ status: 'SUCCESS', fail_reason: null });
    expect(Number(end.end_time) - Number(end.begin_time)).toBe(3000);
    expect(await masterOf(id)).not.toBe(before);
    await swap(id);
    target.emulator.clock.advanceBy(3000);
    expect(await masterOf(id)).toBe(before);
  });

  testOurs('fails when the instance stops running', async () => {
    const id = await running();
    const before = await masterOf(id);
    await swap(id);
    report(target, client, id, 'fault');
    target.emulator.clock.advanceBy(3000);
    expect(await first(id)).toMatchObject({ status: 'FAIL' });
    expect(await masterOf(id)).toBe(before);
  });

  test.each([
    ['redis.single.xu1.large.1', 1],
    ['redis.ha.xu1.large.p2.1', 1],
    ['redis.proxy.xu1.large.4', 4],
    ['redis.cluster.xu1.large.r2.4', 4],
  ])('is not for %s', async (spec_code, capacity) => {
    expectRefusal(await swap(await running({ spec_code, capacity })), 400, 'DCS.4855');
  });

  test('is not for an instance at work', async () => {
    const id = await created(client);
    expectRefusal(await swap(id), 400, 'DCS.4118');
    await target.settle();
    await client.v2('POST', `/instances/${id}/backups`);
    expectRefusal(await swap(id), 400, 'DCS.4096');
  });
});

test('a job of another project is none', async () => {
  const id = await running();
  await client.v2('PUT', `/instances/${id}`, { port: 6380 });
  const { id: task } = await first(id);
  expect((await client.v2('GET', `/jobs/${task}`)).status).toBe(200);
  const stranger = target.client('ffffffffffffffffffffffffffffffff');
  const answer = await stranger.v2('GET', `/jobs/${task}`);
  expectRefusal(answer, 400, 'DCS.4063');
  expect(answer.body.error_msg).toBe('Invalid job_id parameter in the request.');
});
