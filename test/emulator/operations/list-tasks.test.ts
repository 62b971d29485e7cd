// Background tasks: what makes them, and how they are listed.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, tasks, newestTask } = ownTarget();

test('an instance that nothing was done to has none', async () => {
  expect(await tasks(await running())).toEqual({ task_count: '0', tasks: [] });
});

test('what takes no time is SUCCESS at once', async () => {
  const id = await running();
  const passwords = { old_password: 'Correct-Horse-7', new_password: 'Battery-Staple-8' };
  await client.v2('PUT', `/instances/${id}/password`, passwords);
  expect(await newestTask(id)).toMatchObject({ name: 'modify', status: 'SUCCESS' });
  const whitelist = [{ group_name: 'office', ip_list: ['10.0.0.1'] }];
  await client.v2('PUT', `/instance/${id}/whitelist`, { enable_whitelist: true, whitelist });
  expect(await newestTask(id)).toMatchObject({
    name: 'AddWhitelist',
    status: 'SUCCESS',
    details: { group_name: 'office' },
  });
  await client.v2('PUT', `/instances/${id}`, { port: 6380 });
  expect(await newestTask(id)).toMatchObject({
    name: 'UpdatePort',
    status: 'SUCCESS',
    details: { old_port: 6379, new_port: 6380 },
  });
  await client.v2('PUT', `/instances/${id}`, { port: 6380, description: 'the same port' });
  expect((await tasks(id)).task_count).toBe('3');
});

test('a failed try to change the password is none', async () => {
  const id = await running();
  const passwords = { old_password: 'Wrong-Horse-7', new_password: 'Battery-Staple-8' };
  await client.v2('PUT', `/instances/${id}/password`, passwords);
  expect((await tasks(id)).task_count).toBe('0');
});

test('pages begin with the newest; periods and limits hold', async () => {
  const id = await running();
  for (const port of [7001, 7002, 7003]) await client.v2('PUT', `/instances/${id}`, { port });
  const ports = ({ tasks }: { tasks: { details: { new_port: number } }[] }) =>
    tasks.map(({ details }) => details.new_port);
  expect(ports(await tasks(id))).toEqual([7003, 7002, 7001]);
  expect(ports(await tasks(id, '?offset=1&limit=1'))).toEqual([7002]);
  expect(ports(await tasks(id, '?start_time=20990101000000'))).toEqual([]);
  expect(ports(await tasks(id, '?begin_time=20000101000000'))).toHaveLength(3);
  const wrong = await client.v2('GET', `/instances/${id}/tasks?start_time=yesterday`);
  expectRefusal(wrong, 400, 'DCS.4800');
});

test('they go with their instance', async () => {
  const id = await running();
  await client.v2('PUT', `/instances/${id}`, { port: 6380 });
  const { id: task } = await newestTask(id);
  await client.v2('DELETE', `/instances/${id}`);
  await target.settle();
  expectRefusal(await client.v2('GET', `/instances/${id}/tasks`), 404, 'DCS.3022');
  expectRefusal(await client.v2('GET', `/jobs/${task}`), 400, 'DCS.4063');
});
