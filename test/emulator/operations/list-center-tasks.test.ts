// The tasks of all instances of a project.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, newcomer } = ownTarget();
const resize = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };

testOurs(
  'those of a project are listed, newest first, with their job and why they failed',
  async () => {
    const client = newcomer();
    const [one, two] = [await created(client), await created(client)];
    await target.settle();
    await client.v2('PUT', `/instances/${one}`, { port: 7001 });
    target.emulator.clock.advanceBy(1000);
    await client.v2('POST', `/instances/${two}/resize`, resize);
    report(target, client, two, 'fail');
    const { body } = await client.v2('GET', '/tasks');
    expect(body.task_count).toBe('2');
    const [last, first] = body.tasks;
    expect(last).toMatchObject({ name: 'EXTEND', status: 'FAIL', error_code: 'DCS.4842' });
    expect(first).toMatchObject({ name: 'UpdatePort', status: 'SUCCESS', error_code: null });
    expect((await client.v2('GET', `/jobs/${last.job_id}`)).body.status).toBe('FAIL');
    const { body: own } = await client.v2('GET', `/instances/${one}/tasks`);
    expect(own.tasks).toMatchObject([{ id: first.id }]);
    expect((await newcomer().v2('GET', '/tasks')).body).toEqual({ task_count: '0', tasks: [] });
  },
);

test('pages and periods hold', async () => {
  const client = newcomer();
  const id = await created(client);
  for (const port of [7001, 7002, 7003]) await client.v2('PUT', `/instances/${id}`, { port });
  const ports = async (query: string) =>
    (await client.v2('GET', `/tasks${query}`)).body.tasks.map(
      ({ details }: { details: { new_port: number } }) => details.new_port,
    );
  expect(await ports('')).toEqual([7003, 7002, 7001]);
  expect(await ports('?offset=1&limit=1')).toEqual([7002]);
  expect(await ports('?start_time=20990101000000')).toEqual([]);
  expect(await ports('?end_time=20990101000000')).toHaveLength(3);
});

test.each(['limit=0', 'limit=1001', 'offset=-1', 'start_time=yesterday'])(
  '%s is refused',
  async (query) => {
    expectRefusal(await newcomer().v2('GET', `/tasks?${query}`), 400, 'DCS.4800');
  },
);

test('the tasks of an instance that is gone are gone', async () => {
  const client = newcomer();
  const id = await created(client);
  await target.settle();
  await client.v2('PUT', `/instances/${id}`, { port: 7001 });
  await client.v2('DELETE', `/instances/${id}`);
  await target.settle();
  expect((await client.v2('GET', '/tasks')).body.task_count).toBe('0');
});
