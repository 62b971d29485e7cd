// The nodes of an instance move to other availability zones.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { createTarget, testOurs } from '../../contract/target.js';
import { startMs } from '../../support/emulator/controlled.js';

const { target, client, running, shown, job, newestTask, resize } = ownTarget();
const move = (id: string, new_available_zones: unknown, more: object = {}) =>
  client.v2('PUT', `/instances/${id}/available-zones`, { new_available_zones, ...more });

test('it is EXTENDING, then in the new zones, and so are its nodes', async () => {
  const id = await running();
  const { status, body } = await move(id, ['eu-de-02', 'eu-de-03']);
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await shown(id)).toMatchObject({ status: 'EXTENDING', az_codes: ['eu-de-01'] });
  const { id: task } = await newestTask(id);
  expect(await newestTask(id)).toMatchObject({
    name: 'MigrateAz',
    status: 'RUNNING',
    details: { replica_az: 'eu-de-02,eu-de-03' },
  });
  await target.settle();
  expect(await shown(id)).toMatchObject({ status: 'RUNNING', az_codes: ['eu-de-02', 'eu-de-03'] });
  expect((await job(task)).status).toBe('SUCCESS');
  const { body: nodes } = await client.v2('GET', `/instances/${id}/logical-nodes`);
  const codes = nodes.nodes.map(({ az_code }: { az_code: string }) => az_code);
  expect(codes).toEqual(['eu-de-02', 'eu-de-03']);
});

test('zones can be named by their ids as well', async () => {
  const id = await running();
  const { az_codes } = await shown(id);
  const { body } = await client.v2('GET', '/available-zones');
  const zone = body.available_zones.find(({ code }: { code: string }) => code !== az_codes[0]);
  expect((await move(id, [zone.id])).status).toBe(204);
  await target.settle();
  expect(await shown(id)).toMatchObject({ az_codes: [zone.code], available_zones: [zone.id] });
});

testOurs('a move that fails leaves the instance where it was, and its job says so', async () => {
  const id = await running();
  await move(id, ['eu-de-02']);
  const { id: task } = await newestTask(id);
  report(target, client, id, 'fail');
  expect(await shown(id)).toMatchObject({ status: 'RUNNING', az_codes: ['eu-de-01'] });
  expect(await job(task)).toMatchObject({
    status: 'FAIL',
    fail_reason: 'The availability zones could not be changed.',
  });
});

test.each([
  [[], 'DCS.4933'],
  [undefined, 'DCS.4933'],
  ['eu-de-02', 'DCS.4933'],
  [['eu-de-09'], 'DCS.4042'],
  [['eu-de-01'], 'DCS.4933'],
])('a move to %j is refused', async (zones, code) => {
  const id = await running();
  expectRefusal(await move(id, zones), 400, code);
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test('a single node moves to one zone', async () => {
  const id = await running({ spec_code: 'redis.single.xu1.large.1' });
  expectRefusal(await move(id, ['eu-de-02', 'eu-de-03']), 400, 'DCS.4067');
  expect((await move(id, ['eu-de-02'])).status).toBe(204);
});

test('what the chart refuses is refused in its words', async () => {
  const id = await created(client);
  expectRefusal(await move(id, ['eu-de-02']), 400, 'DCS.4118');
  await target.settle();
  await move(id, ['eu-de-02']);
  expectRefusal(await move(id, ['eu-de-03']), 400, 'DCS.4113');
  expectRefusal(await resize(id, 'redis.ha.xu1.large.r2.2', 2), 400, 'DCS.4113');
});

testOurs('a move for the maintenance window waits for it, and holds other changes up', async () => {
  const day = createTarget();
  const tenant = day.client();
  const id = await created(tenant, { maintain_begin: '18:00:00', maintain_end: '19:00:00' });
  day.emulator.clock.advanceTo(startMs + 60_000);
  const path = `/instances/${id}/available-zones`;
  const later = { new_available_zones: ['eu-de-02'], execute_immediately: false };
  expect((await tenant.v2('PUT', path, later)).status).toBe(204);
  expectRefusal(await tenant.v2('PUT', path, later), 400, 'DCS.4108');
  const order = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };
  expectRefusal(await tenant.v2('POST', `/instances/${id}/resize`, order), 400, 'DCS.4108');
  day.emulator.clock.advanceTo(startMs + 18 * 3_600_000 - 1);
  expect(await statusOf(tenant, id)).toBe('RUNNING');
  day.emulator.clock.advanceBy(1);
  expect(await statusOf(tenant, id)).toBe('EXTENDING');
  day.close();
});
