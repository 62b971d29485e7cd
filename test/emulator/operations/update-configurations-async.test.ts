// Parameters of instances, changed as a job: what the Huawei provider does with its block `parameters`.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const {
  target,
  client,
  running,
  configureAsJob,
  configure,
  configs,
  job,
  newestTask,
  parameterValue,
} = ownTarget();

test('the job is SUCCESS once the parameters are in force', async () => {
  const id = await running();
  const { status, body } = await configureAsJob(id, ['1', 'timeout', '100']);
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['job_id'] });
  expect(await configs(id)).toMatchObject({ status: 'RUNNING', config_status: 'UPDATING' });
  expect(await job(body.job_id)).toMatchObject({
    job_id: body.job_id,
    job_type: 'updateInstanceConfig',
    status: 'RUNNING',
    end_time: null,
  });
  await target.settle();
  expect(await job(body.job_id)).toMatchObject({ status: 'SUCCESS', fail_reason: null });
  expect((await configs(id)).config_status).toBe('SUCCESS');
  expect(await parameterValue(id, 'timeout')).toBe('100');
  expect(await newestTask(id)).toMatchObject({
    id: body.job_id,
    name: 'updateInstanceConfig',
    details: { updated_config_length: 1 },
  });
});

testOurs('it is FAIL when the change fails, and says why', async () => {
  const id = await running();
  const { body } = await configureAsJob(id, ['1', 'timeout', '100']);
  report(target, client, id, 'fail');
  expect(await job(body.job_id)).toMatchObject({
    status: 'FAIL',
    fail_reason: 'The parameters stay as they were.',
  });
  expect(await parameterValue(id, 'timeout')).toBe('0');
});

test('a change of nothing has ended at once', async () => {
  const id = await running();
  for (const body of [{}, { redis_config: [] }, { redis_config: null }]) {
    const answer = await client.v2('PUT', `/instances/${id}/async-configs`, body);
    expect(answer.status).toBe(200);
    expect((await job(answer.body.job_id)).status).toBe('SUCCESS');
  }
  expect((await client.v2('GET', `/instances/${id}`)).body.task).toBeNull();
});

test('it waits for a change that is under way, in either way, and so does the other', async () => {
  const id = await running();
  await configureAsJob(id, ['1', 'timeout', '100']);
  expectRefusal(await configureAsJob(id, ['1', 'timeout', '200']), 400, 'DCS.4114');
  expectRefusal(await configure(id, ['1', 'timeout', '200']), 400, 'DCS.4114');
});

test('it is refused for an instance that is created, and for wrong values by their names', async () => {
  const id = await created(client);
  expectRefusal(await configureAsJob(id, ['1', 'timeout', '1']), 400, 'DCS.4118');
  await target.settle();
  const answer = await configureAsJob(id, ['1', 'timeout', '7201']);
  expectRefusal(answer, 400, 'DCS.4066');
  expect(answer.body.error_msg).toBe('Invalid value of the configure parameter timeout.');
  const twice = await configureAsJob(id, ['1', 'timeout', '1'], ['1', 'timeout', '2']);
  expectRefusal(twice, 400, 'DCS.4800');
  expect(await newestTask(id)).toBeUndefined();
});
