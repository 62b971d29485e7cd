// The nodes of one instance: those that the list of all nodes has of it.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, newcomer, client } = ownTarget();

test.each([
  ['redis.single.xu1.large.1', 1, 1],
  ['redis.ha.xu1.large.r3.1', 1, 3],
  ['redis.proxy.xu1.large.4', 4, 9],
  ['redis.cluster.xu1.large.r2.4', 4, 6],
])('%s has those that the list of all nodes has', async (spec_code, capacity, count) => {
  const tenant = newcomer();
  const id = await created(tenant, { spec_code, capacity });
  const path = `/instances/${id}/logical-nodes`;
  expect((await tenant.v2('GET', path)).body).toEqual({ instance_id: id, total: 0, nodes: [] });
  await target.settle();
  const { status, body } = await tenant.v2('GET', path);
  expect([status, body.total, body.nodes.length]).toEqual([200, count, count]);
  const { body: all } = await tenant.v2('GET', '/instances-logical-nodes');
  expect(body.nodes).toEqual(all.instances[0].nodes);
});

test('an instance that is not there has none', async () => {
  const nowhere = '00000000-0000-4000-8000-000000000000';
  const answer = await client.v2('GET', `/instances/${nowhere}/logical-nodes`);
  expectRefusal(answer, 404, 'DCS.3022');
});
