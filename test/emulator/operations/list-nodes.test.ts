// The nodes of a project, proxies too.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target } = ownTarget();

test('the nodes of a project: proxies too, and none of what is still created', async () => {
  const tenant = target.client('cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd');
  const proxy = { spec_code: 'redis.proxy.xu1.large.4', capacity: 4 };
  const one = await created(tenant, proxy);
  await created(tenant, { spec_code: 'redis.single.xu1.large.1' });
  await target.settle();
  const last = await created(tenant);
  const { body } = await tenant.v2('GET', '/instances-logical-nodes');
  expect(body.count).toBe(3);
  const counts = body.instances.map((each: { node_count: number }) => each.node_count);
  expect(counts).toEqual([9, 1, 0]);
  const types = body.instances[0].nodes.map((node: { node_type: string }) => node.node_type);
  expect(types.filter((type: string) => type === 'proxy')).toHaveLength(3);
  expect(types.filter((type: string) => type === 'master')).toHaveLength(3);
  const [node] = body.instances[0].nodes;
  expect(node).toMatchObject({ node_port: '6379', node_role: 'redis-server', status: 'Active' });
  expect(node.dimensions[0]).toEqual({ name: 'dcs_instance_id', value: one });

  const { body: page } = await tenant.v2('GET', '/instances-logical-nodes?offset=2&limit=1');
  expect(page.instances).toEqual([{ instance_id: last, node_count: 0, nodes: [] }]);
  for (const query of ['offset=-1', 'limit=1001', 'limit=0']) {
    expectRefusal(await tenant.v2('GET', `/instances-logical-nodes?${query}`), 400, 'DCS.4800');
  }
});
