// Jobs: background tasks, by their id alone.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, newestTask } = ownTarget();

test('a job of another project is none', async () => {
  const id = await running();
  await client.v2('PUT', `/instances/${id}`, { port: 6380 });
  const { id: task } = await newestTask(id);
  expect((await client.v2('GET', `/jobs/${task}`)).status).toBe(200);
  const stranger = target.client('ffffffffffffffffffffffffffffffff');
  const answer = await stranger.v2('GET', `/jobs/${task}`);
  expectRefusal(answer, 400, 'DCS.4063');
  expect(answer.body.error_msg).toBe('Invalid job_id parameter in the request.');
});
