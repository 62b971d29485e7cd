// A task of any instance of a project, deleted once it has ended.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, newcomer } = ownTarget();
const resize = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };

test('one that has ended is off both lists, one under way stays', async () => {
  const client = newcomer();
  const id = await created(client);
  await target.settle();
  await client.v2('POST', `/instances/${id}/resize`, resize);
  const [{ id: task }] = (await client.v2('GET', '/tasks')).body.tasks;
  expectRefusal(await client.v2('DELETE', `/tasks/${task}`), 400, 'DCS.4957');
  await target.settle();
  expectRefusal(await newcomer().v2('DELETE', `/tasks/${task}`), 400, 'DCS.4070');
  const answer = await client.v2('DELETE', `/tasks/${task}`);
  expect(answer).toMatchObject({ status: 200, body: { message: '' } });
  expect((await client.v2('GET', '/tasks')).body.task_count).toBe('0');
  expect((await client.v2('GET', `/instances/${id}/tasks`)).body.task_count).toBe('0');
  expectRefusal(await client.v2('DELETE', `/tasks/${task}`), 400, 'DCS.4070');
});

test('what is no id of a task is refused as such', async () => {
  expectRefusal(await newcomer().v2('DELETE', '/tasks/7'), 400, 'DCS.4070');
});
