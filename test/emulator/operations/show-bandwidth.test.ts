// What an instance and its shards may send.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client, running, shown } = ownTarget();

test.each([
  ['redis.single.xu1.large.1', 1, 1],
  ['redis.ha.xu1.large.r2.1', 1, 1],
  ['redis.proxy.xu1.large.4', 4, 3],
  ['redis.cluster.xu1.large.r2.4', 4, 3],
])('%s has what its details say, over its shards', async (spec_code, capacity, shards) => {
  const id = await running({ spec_code, capacity });
  const { status, body } = await client.v2('GET', `/instances/${id}/bandwidths`);
  const { bandwidth } = (await shown(id)).bandwidth_info;
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { bandwidth, max_bandwidth: bandwidth, allow_modify: false },
  });
  const each = Math.floor(bandwidth / shards);
  expect(body.group_bandwidths).toHaveLength(shards);
  for (const group of body.group_bandwidths) {
    expect(group).toMatchObject({ bandwidth: each, max_bandwidth: each, assured_bandwidth: each });
  }
});

test('the shards are those of the list of shards', async () => {
  const id = await running({ spec_code: 'redis.cluster.xu1.large.r2.4', capacity: 4 });
  const { body } = await client.v2('GET', `/instances/${id}/bandwidths`);
  const { body: shards } = await client.v2('GET', `/instance/${id}/groups`);
  const ids = (groups: { group_id: string }[]) => groups.map(({ group_id }) => group_id);
  expect(ids(body.group_bandwidths)).toEqual(ids(shards.group_list));
});

test('an instance that is not there has none', async () => {
  const nowhere = '00000000-0000-4000-8000-000000000000';
  expectRefusal(await client.v2('GET', `/instances/${nowhere}/bandwidths`), 404, 'DCS.3022');
});
