// Templates of parameters: the default ones, searched and paged.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { newcomer } = ownTarget();

test('there is a default one for each version and kind', async () => {
  const client = newcomer();
  const { body } = await client.v2('GET', '/config-templates?type=sys&limit=1000');
  expect(body.template_num).toBe(20);
  expect(body.templates[0]).toEqual({
    template_id: '6',
    cache_mode: 'single',
    description: null,
    engine: 'Redis',
    engine_version: '4.0',
    name: 'Default-Redis-4.0-single-generic-DRAM',
    product_type: 'generic',
    storage_type: 'DRAM',
    type: 'sys',
    created_at: null,
  });
});

test('they can be searched by name, version and kind, and paged', async () => {
  const client = newcomer();
  const names = async (query: string) => {
    const { body } = await client.v2('GET', `/config-templates?type=sys&${query}`);
    return body.templates.map((each: { name: string }) => each.name);
  };
  const one = 'Default-Redis-5.0-ha-generic-DRAM';
  expect(await names('engine=Redis&engine_version=5.0&cache_mode=ha')).toEqual([one]);
  expect(await names('name=5.0-ha-generic')).toEqual([one]);
  expect(await names('')).toHaveLength(10);
  expect(await names('offset=19')).toHaveLength(1);
  expect(await names('engine=memcached')).toEqual([]);
});

test.each(['', '?type=', '?type=all', '?type=sys&limit=0', '?type=sys&cache_mode=x'])(
  'listing with %j is refused',
  async (query) => {
    expectRefusal(await newcomer().v2('GET', `/config-templates${query}`), 400, 'DCS.4800');
  },
);
