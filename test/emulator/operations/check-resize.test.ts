// Whether a change of size would be taken, as a job.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, resize, job, shown } = ownTarget();
const check = (id: string, spec_code: unknown, new_capacity: unknown, more: object = {}) =>
  client.v2('POST', `/instances/${id}/resize/check-job`, { spec_code, new_capacity, ...more });

test('one that can be done succeeds, and nothing has changed', async () => {
  const id = await running();
  const before = await shown(id);
  const { status, body } = await check(id, 'redis.ha.xu1.large.r2.2', 2);
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['job_id'] });
  expect(await job(body.job_id)).toMatchObject({
    job_type: 'StartInstanceResizeCheckJob',
    status: 'SUCCESS',
    fail_reason: null,
  });
  const { bandwidth_info: _now, ...after } = await shown(id);
  expect(before).toMatchObject(after);
});

test.each([
  ['an unknown flavor', 'redis.ha.xu1.large.r2.3', 3, {}],
  ['a capacity that the flavor has not', 'redis.ha.xu1.large.r2.2', 4, {}],
  ['the flavor that it has', 'redis.ha.xu1.large.r2.1', 1, {}],
  ['another type, not said', 'redis.proxy.xu1.large.4', 4, {}],
  ['a type that it cannot become', 'redis.cluster.xu1.large.r2.4', 4, {}],
  ['copies without zones', 'redis.ha.xu1.large.r3.1', 1, { change_type: 'createReplication' }],
])('the job of %s fails with what the change itself is refused with', async (...given) => {
  const [, spec_code, capacity, more] = given;
  const id = await running();
  const { body } = await check(id, spec_code, capacity, more);
  const { status, fail_reason } = await job(body.job_id);
  expect(status).toBe('FAIL');
  const refused = await resize(id, spec_code, capacity, more);
  const { error_code, error_msg } = refused.body;
  expect(fail_reason.startsWith(`${error_code}: ${error_msg}`)).toBe(true);
});

test('so does one while another change waits for its window', async () => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.16', 16, { execute_immediately: false });
  const { body } = await check(id, 'redis.ha.xu1.large.r2.4', 4);
  expect((await job(body.job_id)).fail_reason).toMatch(/^DCS\.4108: /);
});

test('an instance that cannot change now is refused, and so is half a request', async () => {
  const id = await created(client);
  expectRefusal(await check(id, 'redis.ha.xu1.large.r2.2', 2), 400, 'DCS.4118');
  await target.settle();
  expectRefusal(await check(id, undefined, 2), 400, 'DCS.4927');
  expectRefusal(await check(id, 'redis.ha.xu1.large.r2.2', undefined), 400, 'DCS.4012');
});
