// What the region has on offer, and how much a project has of it.

import { statuses } from '../../../../machines/index.js';
import { shapes } from '../../../../src/protocol/index.js';
import { created } from '../../../contract/orders.js';
import { report } from '../../../contract/states.js';
import { createTarget, testOurs } from '../../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const get = async (path: string) => {
  const { status, body } = await client.send('GET', path);
  expect(status).toBe(200);
  return body;
};
const codes = async (query: string) =>
  (await get(`/v2/${client.project}/flavors?${query}`)).flavors.map(
    (each: { spec_code: string }) => each.spec_code,
  );

test('flavors are listed with the documented types, with and without a project', async () => {
  const body = await get(`/v2/${client.project}/flavors`);
  expect(shapes.flavorList.parse(body)).toEqual(body);
  expect(body.flavors.length).toBeGreaterThan(300);
  expect(await get('/v2/flavors')).toEqual(body);
});

test.each([
  ['spec_code=redis.ha.xu1.large.r2.1', ['redis.ha.xu1.large.r2.1']],
  ['cache_mode=single&cpu_type=x86_64&capacity=0.125', ['redis.single.xu1.tiny.128']],
  [
    'cache_mode=proxy&capacity=1024&engine=Redis&engine_version=6.0',
    ['redis.proxy.xu1.large.1024', 'redis.proxy.au1.large.1024'],
  ],
  ['cache_mode=ha_rw_split&engine_version=7.0', []],
  ['engine=memcached', []],
])('the flavors of %s are %j', async (query, found) => {
  expect(await codes(query)).toEqual(found);
});

test('products are the flavors, each with its id', async () => {
  const body = await get('/v1.0/products');
  expect(shapes.productList.parse(body)).toEqual(body);
  const ids = body.products.map((each: { product_id: string }) => each.product_id);
  expect(ids).toEqual((await codes('')).map((code: string) => `${code}-h`));
});

test('zones have a code, an id and text for a port, in both APIs', async () => {
  const v2 = await get('/v2/available-zones');
  expect(v2.region_id).toMatch(/./);
  expect(v2.available_zones.length).toBeGreaterThan(0);
  for (const zone of v2.available_zones) {
    expect(zone).toMatchObject({ port: expect.any(String), resource_availability: 'true' });
  }
  const v1 = await get('/v1.0/availableZones');
  expect(v1).toEqual({ ...v2, regionId: v2.region_id });
  expect(await get(`/v1.0/${client.project}/availableZones`)).toEqual(v1);
});

test('v2 has a window for every hour, v1.0 six of four hours, one of each the default', async () => {
  const v2 = (await get('/v2/instances/maintain-windows')).maintain_windows;
  const v1 = (await get('/v1.0/instances/maintain-windows')).maintain_windows;
  expect(v2).toHaveLength(24);
  expect(v2[0]).toEqual({ seq: 1, begin: '18', end: '19', default: true });
  expect(v1.map((each: { begin: string; end: string }) => `${each.begin}-${each.end}`)).toEqual([
    '22-02',
    '02-06',
    '06-10',
    '10-14',
    '14-18',
    '18-22',
  ]);
  for (const windows of [v1, v2]) {
    expect(windows.filter((each: { default: boolean }) => each.default)).toHaveLength(1);
  }
});

test('the quota counts instances and memory, in both APIs', async () => {
  const used = async (path: string) =>
    (await get(path)).quotas.resources.map((each: { used: number }) => each.used);
  const [v2, v1] = [`/v2/${client.project}/quota`, `/v1.0/${client.project}/quota`];
  const [instances, ram] = await used(v2);
  await created(client, { spec_code: 'redis.ha.xu1.large.r2.4', capacity: 4 });
  expect(await used(v2)).toEqual([instances + 1, ram + 4]);
  expect(await used(v1)).toEqual([instances + 1, ram + 4]);
  const body = await get(v1);
  expect(shapes.quotasV1.parse(body)).toEqual(body);
});

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

testOurs('statistics are about the instances that run', async () => {
  const tenant = target.client('d'.repeat(32));
  const [id] = [await created(tenant), await created(tenant)];
  report(target, tenant, id as string, 'succeed');
  for (const api of ['v1', 'v2'] as const) {
    const { status, body } = await tenant[api]('GET', '/instances/statistic');
    expect(status).toBe(200);
    expect(shapes.statisticsList.parse(body)).toEqual(body);
    expect(body.statistics.map((each: { instance_id: string }) => each.instance_id)).toEqual([id]);
  }
});
