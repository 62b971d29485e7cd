// Deletion, of one and of several: the last status stays to be seen until the removal.

import { lifecycle, type Request, requests } from '../../../../machines/index.js';
import { created, expectRefusal } from '../../../contract/orders.js';
import { report, statusOf } from '../../../contract/states.js';
import { createTarget, testOurs } from '../../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const running = async () => {
  const id = await created(client);
  await target.settle();
  return id;
};

test.each(['v1', 'v2'] as const)(
  '%s answers 204, and the instance is gone in the end',
  async (api) => {
    const id = await running();
    const { status, body } = await client[api]('DELETE', `/instances/${id}`);
    expect({ status, body }).toEqual({ status: 204, body: undefined });
    await target.settle();
    expectRefusal(await client.v2('GET', `/instances/${id}`), 404, 'DCS.3022');
    expectRefusal(await client.v1('GET', `/instances/${id}`), 404, '111404022');
  },
);

testOurs('until the removal it is shown as it was, and refuses everything as gone', async () => {
  const id = await running();
  await client.v2('DELETE', `/instances/${id}`);
  target.emulator.clock.advanceBy(4999);
  expect(await statusOf(client, id)).toBe('RUNNING');
  expectRefusal(await client.v2('DELETE', `/instances/${id}`), 404, 'DCS.3022');
  expectRefusal(await client.v2('PUT', `/instances/${id}`, { name: 'late' }), 404, 'DCS.3022');
  target.emulator.clock.advanceBy(1);
  expect(await statusOf(client, id)).toBe('DCS.3022');
});

testOurs('the trace has the removal as the last thing, at its time', async () => {
  const id = await running();
  const deletedMs = target.emulator.clock.now();
  await client.v2('DELETE', `/instances/${id}`);
  await target.settle();
  await statusOf(client, id);
  const changes = target.emulator.core.trace
    .since()
    .flatMap(({ change }) => (change.instance_id === id ? [change] : []));
  expect(changes.map(({ status }) => status)).toEqual(['CREATING', 'RUNNING', 'deleted']);
  expect(changes.at(-1)?.at).toBe(new Date(deletedMs + 5000).toISOString());
});

test('an instance that is being created is not deleted', async () => {
  const id = await created(client);
  expectRefusal(await client.v2('DELETE', `/instances/${id}`), 400, 'DCS.4099');
  expectRefusal(await client.v1('DELETE', `/instances/${id}`), 400, '111400099');
});

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

test('the chart refuses every request of what is deleted with the same code', () => {
  const refusals = requests.map((request: Request) =>
    lifecycle.refusal(request, { kind: 'ha', status: 'deleted' }),
  );
  expect(new Set(refusals.map((refusal) => refusal?.code))).toEqual(new Set(['DCS.3022']));
});
