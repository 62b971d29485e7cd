// Shards and copies: how many there are, of what role, and that they stay the same.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client } = ownTarget();
interface Copy {
  readonly replication_role: string;
  readonly node_id: string;
  readonly replication_ip: string;
  readonly status: string;
  readonly az_code: string;
}
const running = async (spec_code: string, capacity: number, az_codes = ['eu-de-01']) => {
  const id = await created(client, { spec_code, capacity, az_codes });
  await target.settle();
  return id;
};
const groups = async (id: string) => (await client.v2('GET', `/instance/${id}/groups`)).body;
const copiesIn = (body: { group_list: { replication_list: Copy[] }[] }) =>
  body.group_list.flatMap((group) => group.replication_list);

test.each([
  ['redis.ha.xu1.large.r2.1', 1, 1, 2],
  ['redis.ha.xu1.large.r3.1', 1, 1, 3],
  ['redis.proxy.xu1.large.4', 4, 3, 2],
  ['redis.cluster.xu1.large.r2.64', 64, 8, 2],
  ['redis.cluster.xu1.large.r1.4', 4, 3, 1],
])(
  '%s of %i GB has %i shards of %i copies, one of them the master',
  async (spec, gb, shards, copies) => {
    const id = await running(spec, gb);
    const body = await groups(id);
    expect(body.group_count).toBe(shards);
    expect(body.group_list).toHaveLength(shards);
    for (const { replication_list } of body.group_list) {
      const roles = replication_list.map((copy: Copy) => copy.replication_role);
      expect(roles.filter((role: string) => role === 'master')).toHaveLength(1);
      expect(roles).toHaveLength(copies);
    }
    const ids = copiesIn(body).map((copy) => copy.node_id);
    expect(new Set(ids).size).toBe(shards * copies);
    expect(await groups(id)).toEqual(body);
  },
);

test('copies are spread over the zones of the instance', async () => {
  const id = await running('redis.ha.xu1.large.r3.1', 1, ['eu-de-01', 'eu-de-02']);
  const zones = copiesIn(await groups(id)).map((copy) => copy.az_code);
  expect(zones).toEqual(['eu-de-01', 'eu-de-02', 'eu-de-01']);
});

testOurs('they are Inactive while the instance is faulty', async () => {
  const id = await running('redis.ha.xu1.large.r2.1', 1);
  expect(copiesIn(await groups(id)).map((copy) => copy.status)).toEqual(['Active', 'Active']);
  report(target, client, id, 'fault');
  expect(copiesIn(await groups(id)).map((copy) => copy.status)).toEqual(['Inactive', 'Inactive']);
});

test('single nodes are none of them', async () => {
  const id = await running('redis.single.xu1.large.1', 1);
  expectRefusal(await client.v2('GET', `/instance/${id}/groups`), 400, 'DCS.4027');
});
