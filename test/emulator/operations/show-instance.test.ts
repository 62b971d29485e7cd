// What both APIs show of an instance: every field of the pages, in the types that clients need.

import { type Kind, kinds } from '../../../machines/index.js';
import { flavors } from '../../../src/emulator/catalog/index.js';
import { shapes } from '../../../src/protocol/index.js';
import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { createTarget, testOurs } from '../../contract/target.js';

const { client } = ownTarget();
const flavorOfKind = (kind: Kind) => {
  const flavor = flavors.find((each) => each.kind === kind && each.capacityGb >= 4);
  if (!flavor) throw new Error(`no flavor for ${kind}`);
  return flavor;
};

test.each(kinds)('%s is shown in full, with the documented types', async (kind) => {
  const { specCode, capacityGb, replicas, shards } = flavorOfKind(kind);
  const id = await created(client, { spec_code: specCode, capacity: capacityGb });
  const { body: v2 } = await client.v2('GET', `/instances/${id}`);
  const { body: v1 } = await client.v1('GET', `/instances/${id}`);
  expect(Object.keys(v2).sort()).toEqual(Object.keys(shapes.instanceDetails.shape).sort());
  expect(Object.keys(v1).sort()).toEqual(Object.keys(shapes.instanceDetailsV1.shape).sort());
  expect(shapes.instanceDetails.parse(v2)).toEqual(v2);
  expect(shapes.instanceDetailsV1.parse(v1)).toEqual(v1);
  expect(v2).toMatchObject({
    cache_mode: kind,
    capacity: capacityGb,
    capacity_minor: null,
    max_memory: capacityGb * 1024,
    replica_count: replicas,
    sharding_count: shards,
    no_password_access: 'false',
    enable_ssl: false,
    service_upgrade: false,
    task: null,
    sub_status: 'normal',
  });
  expect(v2.readonly_domain_name === null).toBe(kind !== 'ha');
  expect(v2.ip.split(',')).toHaveLength(kind === 'cluster' ? shards : 1);
});

test.each([
  ['dcs-contract', 400, 'DCS.4061'],
  ['%F0%9F%98%80', 400, 'DCS.4061'],
  ['00000000-0000-4000-8000-000000000000', 404, 'DCS.3022'],
])('%s finds nothing', async (id, status, code) => {
  expectRefusal(await client.v2('GET', `/instances/${id}`), status, code);
});

test('v1.0 answers for what is gone with exactly 404', async () => {
  const answer = await client.v1('GET', '/instances/00000000-0000-4000-8000-000000000000');
  expectRefusal(answer, 404, '111404022');
});

testOurs('v1.0 says with a code why an instance failed (dcs-api-0312005)', async () => {
  const own = createTarget();
  const tenant = own.client();
  const shown = async (id: string) => {
    const { body } = await tenant.v1('GET', `/instances/${id}`);
    const list = await tenant.v1('GET', '/instances?include_failure=true');
    const one = list.body.instances.find(
      (each: { instance_id: string }) => each.instance_id === id,
    );
    expect(one.error_code).toBe(body.error_code);
    return body.error_code;
  };
  const end = async (id: string, outcome: string) => {
    const path = `/_control/instances/${id}/events`;
    expect((await tenant.send('POST', path, { event: outcome })).status).toBeLessThan(300);
  };
  const never = await created(tenant, { name: 'never' });
  expect(await shown(never)).toBeNull();
  await end(never, 'fail');
  expect(await shown(never)).toBe('111500031');
  const broken = await created(tenant, { name: 'broken' });
  await own.settle();
  expect(await shown(broken)).toBeNull();
  await end(broken, 'fault');
  expect(await shown(broken)).toBe('111500000');
  await end(broken, 'recover');
  expect(await shown(broken)).toBeNull();
  own.close();
});

test.each(['short', 'g'.repeat(32), '0'.repeat(33)])('%s is no project', async (project) => {
  expectRefusal(await client.send('GET', `/v2/${project}/instances`), 400, 'DCS.4002');
  expectRefusal(await client.send('GET', `/v1.0/${project}/instances`), 400, '111400002');
});
