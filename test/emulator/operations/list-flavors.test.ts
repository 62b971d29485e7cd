// Flavors: listed with and without a project, and searched.

import { shapes } from '../../../src/protocol/index.js';
import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();
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
