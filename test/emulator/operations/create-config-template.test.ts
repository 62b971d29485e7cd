// Templates of parameters: a project's own, and what they are made from.

import { created, expectRefusal, templateOrder } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, newcomer } = ownTarget();

test('a project makes its own, which others do not see', async () => {
  const client = newcomer();
  const { status, body } = await client.v2('POST', '/config-templates', templateOrder());
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['id'] });
  const { body: mine } = await client.v2('GET', '/config-templates?type=user');
  expect(mine.templates).toMatchObject([{ template_id: body.id, name: 'Test', type: 'user' }]);
  expect(mine.templates[0].created_at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  const { body: others } = await newcomer().v2('GET', '/config-templates?type=user');
  expect(others).toEqual({ template_num: 0, templates: [] });
});

test('an instance that is created with one has its values, and a copy of it has them too', async () => {
  const client = newcomer();
  const first = await client.v2('POST', '/config-templates', templateOrder());
  const copied = templateOrder({
    template_id: first.body.id,
    type: 'user',
    params: { timeout: '60' },
  });
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
  expectRefusal(
    await newcomer().v2('POST', '/config-templates', templateOrder(changes)),
    400,
    code,
  );
});
