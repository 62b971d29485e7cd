// Deletion of several instances: the result is told for each.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running } = ownTarget();
const batch = (api: 'v1' | 'v2', body: unknown, query = '') =>
  client[api]('DELETE', `/instances${query}`, body);

test.each(['v1', 'v2'] as const)('%s deletes several and tells the result of each', async (api) => {
  const gone = '00000000-0000-4000-8000-000000000000';
  const [old, young] = [await running(), await created(client)];
  const { status, body } = await batch(api, { instances: [old, young, gone, old] });
  expect(status).toBe(200);
  expect(body.results).toEqual([
    { instance: old, result: 'success' },
    { instance: young, result: 'failed' },
    { instance: gone, result: 'failed' },
    { instance: old, result: 'failed' },
  ]);
  expect(await statusOf(client, young)).toBe('CREATING');
});

test.each([
  ['no body', undefined, '65'],
  ['no list', {}, '65'],
  ['an empty list', { instances: [] }, '65'],
  ['a name in the place of an id', { instances: ['dcs'] }, '61'],
  ['51 ids', { instances: Array(51).fill('00000000-0000-4000-8000-000000000000') }, '100'],
])('%s is refused', async (_what, body, code) => {
  expectRefusal(await batch('v2', body), 400, `DCS.4${code.padStart(3, '0')}`);
  expectRefusal(await batch('v1', body), 400, `111400${code.padStart(3, '0')}`);
});

testOurs('all failed creations go at once, and nothing else', async () => {
  const failed = [await created(client), await created(client)];
  for (const id of failed) report(target, client, id, 'fail');
  const alive = await running();
  const { status, body } = await batch('v2', undefined, '?all_failure=true');
  expect(status).toBe(200);
  expect(body.results).toEqual(failed.map((instance) => ({ instance, result: 'success' })));
  expect((await batch('v2', { instances: [] }, '?all_failure=True')).body.results).toEqual([]);
  await target.settle();
  expect(await statusOf(client, failed[0] as string)).toBe('DCS.3022');
  expect(await statusOf(client, alive)).toBe('RUNNING');
});

testOurs('v1.0 answers 204 without a body for all failed creations', async () => {
  report(target, client, await created(client), 'fail');
  const { status, body } = await batch('v1', undefined, '?allFailure=true');
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  await target.settle();
  expect((await batch('v2', undefined, '?all_failure=true')).body.results).toEqual([]);
});
