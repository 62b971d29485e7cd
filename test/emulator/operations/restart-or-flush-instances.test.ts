// Restarting instances and clearing their data: the result is told for each.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running } = ownTarget();
const put = (api: 'v1' | 'v2', action: unknown, instances: unknown) =>
  client[api]('PUT', '/instances/status', { action, instances });

test.each([
  ['v1', 'restart'],
  ['v2', 'restart'],
  ['v2', 'soft_restart'],
] as const)('%s %s: RESTARTING at the next look, RUNNING in the end', async (api, action) => {
  const id = await running();
  const { status, body } = await put(api, action, [id]);
  expect(status).toBe(200);
  expect(body).toEqual({ results: [{ instance: id, result: 'success' }] });
  expect(await statusOf(client, id)).toBe('RESTARTING');
  await target.settle();
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test.each(['v1', 'v2'] as const)('%s flush clears the data, RUNNING all the while', async (api) => {
  const id = await running();
  const used = async () => (await client.v2('GET', `/instances/${id}`)).body.used_memory;
  expect(await used()).toBeGreaterThan(0);
  expect((await put(api, 'flush', [id])).body.results[0].result).toBe('success');
  expect(await statusOf(client, id)).toBe('RUNNING');
  expect(await used()).toBe(0);
});

test('one that is refused fails alone', async () => {
  const [old, young] = [await running(), await created(client)];
  const { body } = await put('v2', 'restart', [young, old]);
  expect(body.results).toEqual([
    { instance: young, result: 'failed' },
    { instance: old, result: 'success' },
  ]);
  expect((await put('v2', 'flush', [old])).body.results[0].result).toBe('failed');
});

testOurs('a faulty instance can be restarted and not be cleared', async () => {
  const id = await running();
  report(target, client, id, 'fault');
  expect((await put('v2', 'flush', [id])).body.results[0].result).toBe('failed');
  expect((await put('v2', 'restart', [id])).body.results[0].result).toBe('success');
});

test.each([
  ['v1', 'soft_restart'],
  ['v1', 'start'],
  ['v1', 'stop'],
  ['v2', 'start'],
  ['v2', 'stop'],
  ['v2', ''],
  ['v2', 7],
] as const)('%s refuses the action %j', async (api, action) => {
  const code = api === 'v1' ? '111400064' : 'DCS.4064';
  expectRefusal(await put(api, action, [await created(client)]), 400, code);
});

test.each([
  ['no list', undefined, 'DCS.4065'],
  ['null', null, 'DCS.4065'],
  ['an empty list', [], 'DCS.4065'],
  ['a name in the place of an id', ['dcs'], 'DCS.4061'],
  ['51 ids', Array(51).fill('00000000-0000-4000-8000-000000000000'), 'DCS.4100'],
])('%s is refused', async (_what, instances, code) => {
  expectRefusal(await put('v2', 'restart', instances), 400, code);
});
