// Parameters of instances: listed in order, changed while the instance runs, and what is refused.

import { created, expectRefusal } from '../../../contract/orders.js';
import { report, statusOf } from '../../../contract/states.js';
import { createTarget, testOurs } from '../../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const running = async (changes: object = {}) => {
  const id = await created(client, { ...changes });
  await target.settle();
  return id;
};
const change = (id: string, ...items: [string, string, unknown][]) =>
  client.v2('PUT', `/instances/${id}/configs`, {
    redis_config: items.map(([param_id, param_name, param_value]) => ({
      param_id,
      param_name,
      param_value,
    })),
  });
const configs = async (id: string) => (await client.v2('GET', `/instances/${id}/configs`)).body;
const value = async (id: string, name: string) =>
  (await configs(id)).redis_config.find((each: { param_name: string }) => each.param_name === name)
    ?.param_value;

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
  expect(await value(await running({ spec_code, capacity }), name)).toBe(expected);
});

test('a change is UPDATING, then in force; the instance runs all the while', async () => {
  const id = await running();
  const { status, body } = await change(id, ['1', 'timeout', '100'], ['19', 'slowlog-max-len', 5]);
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await configs(id)).toMatchObject({ status: 'RUNNING', config_status: 'UPDATING' });
  expect(await value(id, 'timeout')).toBe('0');
  await target.settle();
  expect((await configs(id)).config_status).toBe('SUCCESS');
  expect(await value(id, 'timeout')).toBe('100');
  expect(await value(id, 'slowlog-max-len')).toBe('5');
  await change(id, ['1', 'timeout', '200']);
  await target.settle();
  expect(await value(id, 'slowlog-max-len')).toBe('5');
});

testOurs('a change that fails leaves everything as it was and says FAILURE', async () => {
  const id = await running();
  await change(id, ['1', 'timeout', '100']);
  report(target, client, id, 'fail');
  expect((await configs(id)).config_status).toBe('FAILURE');
  expect(await value(id, 'timeout')).toBe('0');
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test('so does one that a restart comes in the way of', async () => {
  const id = await running();
  await change(id, ['1', 'timeout', '100']);
  await client.v2('PUT', '/instances/status', { action: 'restart', instances: [id] });
  expect((await configs(id)).config_status).toBe('FAILURE');
  await target.settle();
  expect(await value(id, 'timeout')).toBe('0');
});

test('a second change has to wait for the first', async () => {
  const id = await running();
  await change(id, ['1', 'timeout', '100']);
  expectRefusal(await change(id, ['1', 'timeout', '200']), 400, 'DCS.4114');
});

test('an instance that is created takes none', async () => {
  expectRefusal(await change(await created(client), ['1', 'timeout', '1']), 400, 'DCS.4118');
});

test.each([
  ['1', 'timeout', '7201'],
  ['1', 'timeout', '-1'],
  ['1', 'timeout', '1.5'],
  ['1', 'timeout', ''],
  ['2', 'maxmemory-policy', 'lru'],
  ['2', 'maxmemory-policy', 'volatile-lru,allkeys-lru'],
  ['13', 'notify-keyspace-events', 'gx'],
  ['13', 'notify-keyspace-events', 'KAg'],
  ['13', 'notify-keyspace-events', 'Kq'],
  ['99', 'no-such-thing', '1'],
  ['2', 'timeout', '100'],
  ['1', '__proto__', '1'],
  ['1', 'constructor', '1'],
])('%s %s = %j is refused by its name', async (id, name, wrong) => {
  const instance = await running();
  const answer = await change(instance, [id, name, wrong]);
  expectRefusal(answer, 400, 'DCS.4066');
  expect(answer.body.error_msg).toBe(`Invalid value of the configure parameter ${name}.`);
  expect((await configs(instance)).config_status).toBe('SUCCESS');
});

test.each(['', 'Kl', 'AKE', 'KEg$lshzxe'])('events %j are possible', async (events) => {
  const id = await running();
  expect((await change(id, ['13', 'notify-keyspace-events', events])).status).toBe(204);
  await target.settle();
  expect(await value(id, 'notify-keyspace-events')).toBe(events);
});

test('the same parameter twice, or one without a value, is refused', async () => {
  const id = await running();
  expectRefusal(await change(id, ['1', 'timeout', '1'], ['1', 'timeout', '2']), 400, 'DCS.4800');
  const nameless = { redis_config: [{ param_id: '1', param_name: 'timeout' }] };
  expectRefusal(await client.v2('PUT', `/instances/${id}/configs`, nameless), 400, 'DCS.4800');
  expectRefusal(await client.v1('PUT', `/instances/${id}/configs`, {}), 400, '111400062');
});

test('no parameters at all change nothing', async () => {
  const id = await running();
  expect((await client.v2('PUT', `/instances/${id}/configs`, {})).status).toBe(204);
  expect((await configs(id)).config_status).toBe('SUCCESS');
  expect((await client.v2('GET', `/instances/${id}`)).body.task).toBeNull();
});

test('v1.0 changes and lists them too', async () => {
  const id = await running();
  const item = { param_id: '1', param_name: 'timeout', param_value: '100' };
  const path = `/instances/${id}/configs`;
  expect((await client.v1('PUT', path, { redis_config: [item] })).status).toBe(204);
  await target.settle();
  const { body } = await client.v1('GET', path);
  expect(body).toMatchObject({ cluster_v1: false, config_status: 'SUCCESS' });
  expect(body.redis_config[0]).toMatchObject(item);
});

test('every change is remembered with how it ended, the newest first', async () => {
  const id = await running();
  await change(id, ['1', 'timeout', '1']);
  await target.settle();
  await change(id, ['1', 'timeout', '2']);
  const histories = async (query = '') =>
    (await client.v2('GET', `/instances/${id}/config-histories${query}`)).body;
  const { history_num, histories: all } = await histories();
  expect(history_num).toBe(2);
  expect(all.map((each: { status: string }) => each.status)).toEqual(['UPDATING', 'SUCCESS']);
  expect(all[0]).toMatchObject({ type: 'config_param' });
  await target.settle();
  const second = await histories('?offset=1&limit=1');
  expect(second).toMatchObject({ history_num: 2, histories: [all[1]] });
  const answer = await client.v2('GET', `/instances/${id}/config-histories?limit=1001`);
  expectRefusal(answer, 400, 'DCS.4800');
});
