// Parameters of instances: which there are, in order, with their values.

import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, configs, parameterValue } = ownTarget();

test('the first one is timeout, and ids ascend', async () => {
  const id = await running();
  const { instance_id, status, config_status, redis_config } = await configs(id);
  expect({ instance_id, status, config_status }).toEqual({
    instance_id: id,
    status: 'RUNNING',
    config_status: 'SUCCESS',
  });
  expect(redis_config[0]).toMatchObject({
    param_id: '1',
    param_name: 'timeout',
    param_value: '0',
    default_value: '0',
    value_range: '0-7200',
    value_type: 'Integer',
  });
  const ids = redis_config.map((each: { param_id: string }) => Number(each.param_id));
  expect(ids).toEqual(ids.toSorted((a: number, b: number) => a - b));
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['redis.single.xu1.large.1', 1, 'appendonly', undefined],
  ['redis.ha.xu1.large.r2.1', 1, 'appendonly', 'yes'],
  ['redis.proxy.xu1.large.4', 4, 'timeout', undefined],
  ['redis.cluster.xu1.large.r2.4', 4, 'timeout', '0'],
  ['redis.ha.xu1.large.p2.1', 1, 'maxclients', undefined],
])('%s of %i GB: %s is %s', async (spec_code, capacity, name, expected) => {
  expect(await parameterValue(await running({ spec_code, capacity }), name)).toBe(expected);
});

test('v1.0 changes and lists them too', async () => {
  const id = await running();
  const item = { param_id: '1', param_name: 'timeout', param_value: '100' };
  const path = `/instances/${id}/configs`;
  expect((await client.v1('PUT', path, { redis_config: [item] })).status).toBe(204);
  await target.settle();
  const { body } = await client.v1('GET', path);
  expect(body).toMatchObject({ cluster_v1: false, config_status: 'SUCCESS' });
  expect(body.redis_config[0]).toMatchObject({ ...item, node_role: null });
});
