// A switchover that answers with its job.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running, job, newestTask } = ownTarget();
const swap = (id: string) => client.v2('PUT', `/instances/${id}/async-swap`);

test('the answer names the job that makes the standby the master', async () => {
  const id = await running();
  const { status, body } = await swap(id);
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['job_id'] });
  expect((await newestTask(id)).id).toBe(body.job_id);
  expect(await job(body.job_id)).toMatchObject({
    job_type: 'masterStandbySwapJob',
    status: 'RUNNING',
  });
  expectRefusal(await swap(id), 400, 'DCS.4017');
  expectRefusal(await client.v2('POST', `/instances/${id}/swap`), 400, 'DCS.4017');
  await target.settle();
  expect(await job(body.job_id)).toMatchObject({ status: 'SUCCESS', fail_reason: null });
});

testOurs('the job fails when the instance stops running', async () => {
  const id = await running();
  const { body } = await swap(id);
  report(target, client, id, 'fault');
  await target.settle();
  expect((await job(body.job_id)).status).toBe('FAIL');
});

test('it is for master/standby, and for an instance that is at nothing else', async () => {
  const single = await running({ spec_code: 'redis.single.xu1.large.1' });
  expectRefusal(await swap(single), 400, 'DCS.4855');
  expectRefusal(await swap(await created(client)), 400, 'DCS.4118');
});
