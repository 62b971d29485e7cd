// Deletion: the last status stays to be seen until the removal.

import { lifecycle, type Request, requests } from '../../../machines/index.js';
import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { statusOf } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running } = ownTarget();
const timeout = { param_id: '1', param_name: 'timeout', param_value: '100' };

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

test.each([
  ['v1', 'configured', 'PUT', 'configs', { redis_config: [timeout] }],
  ['v2', 'configured', 'PUT', 'configs', { redis_config: [timeout] }],
  ['v2', 'backed up', 'POST', 'backups', {}],
] as const)('%s deletes an instance that is being %s', async (api, _what, method, path, body) => {
  const id = await running();
  await client[api](method, `/instances/${id}/${path}`, body);
  expect((await client[api]('DELETE', `/instances/${id}`)).status).toBe(204);
  await target.settle();
  expect(await statusOf(client, id)).toBe('DCS.3022');
});

test('an instance that is being created is not deleted', async () => {
  const id = await created(client);
  expectRefusal(await client.v2('DELETE', `/instances/${id}`), 400, 'DCS.4099');
  expectRefusal(await client.v1('DELETE', `/instances/${id}`), 400, '111400099');
});

test('the chart refuses every request of what is deleted with the same code', () => {
  const refusals = requests.map((request: Request) =>
    lifecycle.refusal(request, { kind: 'ha', status: 'deleted' }),
  );
  expect(new Set(refusals.map((refusal) => refusal?.code))).toEqual(new Set(['DCS.3022']));
});
