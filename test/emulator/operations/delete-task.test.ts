// Background tasks: deleted, once they have ended.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, resize, tasks, newestTask } = ownTarget();

test('one that has ended can be deleted, one under way cannot', async () => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  const { id: task } = await newestTask(id);
  const path = `/instances/${id}/tasks/${task}`;
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4957');
  await target.settle();
  expect(await client.v2('DELETE', path)).toMatchObject({ status: 200, body: { message: '' } });
  expect((await tasks(id)).task_count).toBe('0');
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4070');
  expectRefusal(await client.v2('DELETE', `/instances/${id}/tasks/7`), 400, 'DCS.4070');
});
