// Instances of a project, counted by status.

import { statuses } from '../../../machines/index.js';
import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, newcomer } = ownTarget();

testOurs('instances are counted by status, failed creations when they are included', async () => {
  const tenant = target.client('c'.repeat(32));
  const ids = [await created(tenant), await created(tenant), await created(tenant)];
  report(target, tenant, ids[0] as string, 'fail');
  report(target, tenant, ids[1] as string, 'succeed');
  const count = async (query = '') => (await tenant.v1('GET', `/instances/status${query}`)).body;
  const plain = await count();
  expect(plain).toMatchObject({ creating_count: 1, running_count: 1, createfailed_count: 0 });
  expect((await count('?include_failure=true')).createfailed_count).toBe(1);
  const { redis, ...top } = plain;
  expect(redis).toEqual(top);
  for (const status of statuses) expect(plain).toHaveProperty(`${status.toLowerCase()}_count`);
  await tenant.v2('DELETE', `/instances/${ids[1]}`);
  expect(await count()).toMatchObject({ running_count: 0, deleting_count: 1 });
});

test.each(['', '?include_failure=true'])('v2 counts as v1.0 does with %j', async (query) => {
  const tenant = newcomer();
  await created(tenant);
  const { status, body } = await tenant.v2('GET', `/instances/status${query}`);
  expect({ status, body }).toMatchObject({ status: 200, body: { creating_count: 1 } });
  const { body: former } = await tenant.v1('GET', `/instances/status${query}`);
  expect(body).toMatchObject(former);
  expect(body).toMatchObject({ frozen_count: 0, freezing_count: 0 });
  const { redis, memcached, ...top } = body;
  expect(redis).toEqual(top);
  expect(Object.keys(memcached)).toEqual(Object.keys(redis));
  expect(Object.values(memcached).every((count) => count === 0)).toBe(true);
});
