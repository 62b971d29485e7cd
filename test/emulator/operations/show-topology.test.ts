// What an instance is made of: servers and proxies, and which replica follows which master.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running } = ownTarget();
const topology = async (id: string) => (await client.v2('GET', `/instances/${id}/nodes`)).body;

interface Placed {
  readonly node_type: string;
  readonly ip: string;
  readonly group_id: string;
  readonly relation_ip: string | null;
}

test('a cluster has its servers; each replica follows the master of its shard', async () => {
  const id = await running({ spec_code: 'redis.cluster.xu1.large.r2.24', capacity: 24 });
  const { redis_server, ...others } = await topology(id);
  expect(Object.values(others).flat()).toEqual([]);
  const masters = redis_server.filter(({ node_type }: Placed) => node_type === 'master');
  expect([redis_server.length, masters.length]).toEqual([6, 3]);
  for (const node of redis_server as Placed[]) {
    const master = masters.find(({ group_id }: Placed) => group_id === node.group_id);
    expect(node.relation_ip).toBe(node.node_type === 'master' ? null : master.ip);
  }
  expect(redis_server[0]).toMatchObject({ port: '6379', max_memory: '8192', db_num: '1' });
});

test('the servers are the nodes of the list, and proxies stand apart', async () => {
  const id = await running({ spec_code: 'redis.proxy.xu1.large.4', capacity: 4 });
  const { redis_server, cluster_proxy } = await topology(id);
  const { body } = await client.v2('GET', `/instances/${id}/logical-nodes`);
  const ids = (nodes: { node_id: string }[]) => nodes.map(({ node_id }) => node_id);
  expect(ids([...redis_server, ...cluster_proxy])).toEqual(ids(body.nodes));
  expect(cluster_proxy).toHaveLength(3);
  expect(cluster_proxy[0]).toMatchObject({ node_type: 'proxy', group_id: null, dbs: null });
});

test('after a switchover the other node is the master', async () => {
  const id = await running();
  const masterOf = async () =>
    (await topology(id)).redis_server.find(({ node_type }: Placed) => node_type === 'master').ip;
  const before = await masterOf();
  await client.v2('PUT', `/instances/${id}/async-swap`);
  await target.settle();
  expect(await masterOf()).not.toBe(before);
});

test('there is nothing of an instance that is created, and none that is not there', async () => {
  const { redis_server } = await topology(await created(client));
  expect(redis_server).toEqual([]);
  const nowhere = '00000000-0000-4000-8000-000000000000';
  expectRefusal(await client.v2('GET', `/instances/${nowhere}/nodes`), 404, 'DCS.3022');
});
