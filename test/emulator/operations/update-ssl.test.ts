// SSL: which instances have it, and what switching it does to the instance.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, shown, switchSsl, job } = ownTarget();
const running = async (changes: object = {}) => {
  const id = await created(client, { engine_version: '6.0', ...changes });
  await target.settle();
  return id;
};

test('it takes a restart, after which the instance has it', async () => {
  const id = await running();
  const { status, body } = await switchSsl(id, true);
  expect({ status, instance: body.instance_id }).toEqual({ status: 200, instance: id });
  expect(await shown(id)).toMatchObject({ status: 'RESTARTING', enable_ssl: false });
  expect(await job(body.job_id)).toMatchObject({ job_id: body.job_id, status: 'RUNNING' });
  await target.settle();
  expect(await shown(id)).toMatchObject({ status: 'RUNNING', enable_ssl: true });
  expect(await job(body.job_id)).toMatchObject({ status: 'SUCCESS', fail_reason: null });
  const ssl = await client.v2('GET', `/instances/${id}/ssl`);
  expect(ssl.body).toMatchObject({ enabled: true, port: '6379', ssl_validated: true });
  expect(ssl.body.domain_name).toMatch(/:6379$/);
  await switchSsl(id, false);
  await target.settle();
  expect((await shown(id)).enable_ssl).toBe(false);
});

testOurs.each(['fail', 'fault'] as const)('after %s it is as before', async (outcome) => {
  const id = await running();
  const { body } = await switchSsl(id, true);
  report(target, client, id, outcome);
  expect(await shown(id)).toMatchObject({ status: 'ERROR', enable_ssl: false });
  expect(await job(body.job_id)).toMatchObject({ status: 'FAIL' });
  expectRefusal(await switchSsl(id, true), 400, 'DCS.4049');
});

test('the restart kills a backup', async () => {
  const id = await running();
  await client.v2('POST', `/instances/${id}/backups`);
  expect((await switchSsl(id, true)).status).toBe(200);
  const { body } = await client.v2('GET', `/instances/${id}/backups`);
  expect(body.backup_record_response[0].status).toBe('failed');
});

test('what is at work cannot be switched', async () => {
  const id = await created(client, { engine_version: '6.0' });
  expectRefusal(await switchSsl(id, true), 400, 'DCS.4118');
  await target.settle();
  await switchSsl(id, true);
  expectRefusal(await switchSsl(id, false), 400, 'DCS.4111');
});

test.each([
  ['Redis 5.0', { engine_version: '5.0' }],
  ['a Proxy Cluster', { spec_code: 'redis.proxy.xu1.large.4', capacity: 4 }],
  ['read/write splitting', { spec_code: 'redis.ha.xu1.large.p2.1' }],
])('%s does without', async (_what, changes) => {
  const id = await running(changes);
  expectRefusal(await switchSsl(id, true), 400, 'DCS.4201');
  expectRefusal(await client.v2('GET', `/instances/${id}/ssl`), 400, 'DCS.4201');
  const download = await client.v2('POST', `/instances/${id}/ssl-certs/download`);
  expectRefusal(download, 400, 'DCS.4201');
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test.each([undefined, null, 'maybe', 1])('enabled: %j is refused', async (enabled) => {
  expectRefusal(await switchSsl(await running(), enabled), 400, 'DCS.4202');
});
