// Templates of parameters: the default ones, a project's own, and instances made with them.

import { created, expectRefusal, orderV2 } from '../../../contract/orders.js';
import { createTarget } from '../../../contract/target.js';

const target = createTarget();
afterAll(() => target.close());

let projects = 0;
/** Somebody with a project that nobody has used. */
const newcomer = () => target.client((++projects).toString(16).padStart(32, '0'));

const order = (changes: object = {}) => ({
  template_id: '11',
  name: 'Test',
  type: 'sys',
  engine: 'Redis',
  engine_version: '5.0',
  cache_mode: 'single',
  description: 'Test',
  params: { 'latency-monitor-threshold': 15 },
  ...changes,
});

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

test('a project makes its own, which others do not see', async () => {
  const client = newcomer();
  const { status, body } = await client.v2('POST', '/config-templates', order());
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['id'] });
  const { body: mine } = await client.v2('GET', '/config-templates?type=user');
  expect(mine.templates).toMatchObject([{ template_id: body.id, name: 'Test', type: 'user' }]);
  expect(mine.templates[0].created_at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  const { body: others } = await newcomer().v2('GET', '/config-templates?type=user');
  expect(others).toEqual({ template_num: 0, templates: [] });
});

test('an instance that is created with one has its values, and a copy of it has them too', async () => {
  const client = newcomer();
  const first = await client.v2('POST', '/config-templates', order());
  const copied = order({ template_id: first.body.id, type: 'user', params: { timeout: '60' } });
  const { body } = await client.v2('POST', '/config-templates', copied);
  const id = await created(client, {
    spec_code: 'redis.single.xu1.large.1',
    template_id: body.id,
  });
  await target.settle();
  const { body: configs } = await client.v2('GET', `/instances/${id}/configs`);
  const value = (name: string) =>
    configs.redis_config.find((each: { param_name: string }) => each.param_name === name);
  expect(value('timeout')).toMatchObject({ param_value: '60', default_value: '0' });
  expect(value('latency-monitor-threshold').param_value).toBe('15');
});

test.each([
  [{ template_id: '7' }, 'DCS.4800'],
  [{ template_id: 'nowhere' }, 'DCS.4800'],
  [{ type: 'user' }, 'DCS.4800'],
  [{ engine_version: '6.0' }, 'DCS.4800'],
  [{ cache_mode: 'ha' }, 'DCS.4800'],
  [{ name: '' }, 'DCS.4800'],
  [{ params: { timeout: '9999' } }, 'DCS.4066'],
  [{ params: { appendonly: 'yes' } }, 'DCS.4066'],
  [{ params: undefined }, 'DCS.4800'],
])('%j is refused', async (changes, code) => {
  expectRefusal(await newcomer().v2('POST', '/config-templates', order(changes)), 400, code);
});

test('an instance cannot be created with one that is unknown or of another project', async () => {
  const client = newcomer();
  const { body } = await client.v2('POST', '/config-templates', order());
  const using = (who: typeof client, template_id: string) =>
    who.v2('POST', '/instances', orderV2({ template_id }));
  expectRefusal(await using(client, 'no-such'), 400, 'DCS.4800');
  expectRefusal(await using(newcomer(), body.id), 400, 'DCS.4800');
  for (const id of [body.id, '11']) expect((await using(client, id)).status).toBe(200);
});
