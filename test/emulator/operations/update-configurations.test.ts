// Parameters of instances: changed while the instance runs, and what is refused.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running, configure, configs, parameterValue } = ownTarget();

test('a change shows at once, UPDATING, then SUCCESS; the instance runs all the while', async () => {
  const id = await running();
  const { status, body } = await configure(
    id,
    ['1', 'timeout', '100'],
    ['19', 'slowlog-max-len', 5],
  );
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await configs(id)).toMatchObject({ status: 'RUNNING', config_status: 'UPDATING' });
  expect(await parameterValue(id, 'timeout')).toBe('100');
  await target.settle();
  expect((await configs(id)).config_status).toBe('SUCCESS');
  expect(await parameterValue(id, 'timeout')).toBe('100');
  expect(await parameterValue(id, 'slowlog-max-len')).toBe('5');
  await configure(id, ['1', 'timeout', '200']);
  await target.settle();
  expect(await parameterValue(id, 'slowlog-max-len')).toBe('5');
});

testOurs('a change that fails leaves everything as it was and says FAILURE', async () => {
  const id = await running();
  await configure(id, ['1', 'timeout', '100']);
  report(target, client, id, 'fail');
  expect((await configs(id)).config_status).toBe('FAILURE');
  expect(await parameterValue(id, 'timeout')).toBe('0');
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test('an instance that restarts meanwhile comes back with the new values', async () => {
  const id = await running();
  await configure(id, ['1', 'timeout', '100']);
  await client.v2('PUT', '/instances/status', { action: 'restart', instances: [id] });
  expect((await configs(id)).config_status).toBe('SUCCESS');
  await target.settle();
  expect(await parameterValue(id, 'timeout')).toBe('100');
});

test('a second change has to wait for the first', async () => {
  const id = await running();
  await configure(id, ['1', 'timeout', '100']);
  expectRefusal(await configure(id, ['1', 'timeout', '200']), 400, 'DCS.4114');
});

test('an instance that is created takes none', async () => {
  expectRefusal(await configure(await created(client), ['1', 'timeout', '1']), 400, 'DCS.4118');
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
  const answer = await configure(instance, [id, name, wrong]);
  expectRefusal(answer, 400, 'DCS.4066');
  expect(answer.body.error_msg).toBe(`Invalid value of the configure parameter ${name}.`);
  expect((await configs(instance)).config_status).toBe('SUCCESS');
});

test.each(['', 'Kl', 'AKE', 'KEg$lshzxe'])('events %j are possible', async (events) => {
  const id = await running();
  expect((await configure(id, ['13', 'notify-keyspace-events', events])).status).toBe(204);
  await target.settle();
  expect(await parameterValue(id, 'notify-keyspace-events')).toBe(events);
});

test('the same parameter twice, or one without a value, is refused', async () => {
  const id = await running();
  expectRefusal(await configure(id, ['1', 'timeout', '1'], ['1', 'timeout', '2']), 400, 'DCS.4800');
  const nameless = { redis_config: [{ param_id: '1', param_name: 'timeout' }] };
  expectRefusal(await client.v2('PUT', `/instances/${id}/configs`, nameless), 400, 'DCS.4800');
  expectRefusal(await client.v1('PUT', `/instances/${id}/configs`, {}), 400, '111400062');
});

test('no page has a word for it in the field task', async () => {
  const id = await running();
  await configure(id, ['1', 'timeout', '100']);
  expect(await configs(id)).toMatchObject({ status: 'RUNNING', config_status: 'UPDATING' });
  expect((await client.v2('GET', `/instances/${id}`)).body.task).toBeNull();
});

test('no parameters at all change nothing', async () => {
  const id = await running();
  expect((await client.v2('PUT', `/instances/${id}/configs`, {})).status).toBe(204);
  expect((await configs(id)).config_status).toBe('SUCCESS');
  expect((await client.v2('GET', `/instances/${id}`)).body.task).toBeNull();
});
