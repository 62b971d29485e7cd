// SSL: who can have it, what switching it does to the instance, and what is shown of it.

import { created, expectRefusal } from '../../../contract/orders.js';
import { report, statusOf } from '../../../contract/states.js';
import { createTarget, testOurs } from '../../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const running = async (changes: object = {}) => {
  const id = await created(client, { engine_version: '6.0', ...changes });
  await target.settle();
  return id;
};
const turn = (id: string, enabled: unknown) =>
  client.v2('PUT', `/instances/${id}/ssl`, { enabled });
const shown = async (id: string) => (await client.v2('GET', `/instances/${id}`)).body;
const job = async (id: string) => (await client.v2('GET', `/jobs/${id}`)).body;

test('it takes a restart, after which the instance has it', async () => {
  const id = await running();
  const { status, body } = await turn(id, true);
  expect({ status, instance: body.instance_id }).toEqual({ status: 200, instance: id });
  expect(await shown(id)).toMatchObject({ status: 'RESTARTING', enable_ssl: false });
  expect(await job(body.job_id)).toMatchObject({ job_id: body.job_id, status: 'RUNNING' });
  await target.settle();
  expect(await shown(id)).toMatchObject({ status: 'RUNNING', enable_ssl: true });
  expect(await job(body.job_id)).toMatchObject({ status: 'SUCCESS', fail_reason: null });
  const ssl = await client.v2('GET', `/instances/${id}/ssl`);
  expect(ssl.body).toMatchObject({ enabled: true, port: '6379', ssl_validated: true });
  expect(ssl.body.domain_name).toMatch(/:6379$/);
  await turn(id, false);
  await target.settle();
  expect((await shown(id)).enable_ssl).toBe(false);
});

testOurs.each(['fail', 'fault'] as const)('after %s it is as before', async (outcome) => {
  const id = await running();
  const { body } = await turn(id, true);
  report(target, client, id, outcome);
  expect(await shown(id)).toMatchObject({ status: 'ERROR', enable_ssl: false });
  expect(await job(body.job_id)).toMatchObject({ status: 'FAIL' });
  expectRefusal(await turn(id, true), 400, 'DCS.4049');
});

test('the restart kills a backup', async () => {
  const id = await running();
  await client.v2('POST', `/instances/${id}/backups`);
  expect((await turn(id, true)).status).toBe(200);
  const { body } = await client.v2('GET', `/instances/${id}/backups`);
  expect(body.backup_record_response[0].status).toBe('failed');
});

test('what is at work cannot be switched', async () => {
  const id = await created(client, { engine_version: '6.0' });
  expectRefusal(await turn(id, true), 400, 'DCS.4118');
  await target.settle();
  await turn(id, true);
  expectRefusal(await turn(id, false), 400, 'DCS.4111');
});

test.each([
  ['Redis 5.0', { engine_version: '5.0' }],
  ['a Proxy Cluster', { spec_code: 'redis.proxy.xu1.large.4', capacity: 4 }],
  ['read/write splitting', { spec_code: 'redis.ha.xu1.large.p2.1' }],
])('%s does without', async (_what, changes) => {
  const id = await running(changes);
  expectRefusal(await turn(id, true), 400, 'DCS.4201');
  expectRefusal(await client.v2('GET', `/instances/${id}/ssl`), 400, 'DCS.4201');
  const download = await client.v2('POST', `/instances/${id}/ssl-certs/download`);
  expectRefusal(download, 400, 'DCS.4201');
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test.each([undefined, null, 'maybe', 1])('enabled: %j is refused', async (enabled) => {
  expectRefusal(await turn(await running(), enabled), 400, 'DCS.4202');
});

test('shown as off until it is on, and not at all before the instance has run', async () => {
  const id = await created(client, { engine_version: '7.0' });
  expect((await client.v2('GET', `/instances/${id}/ssl`)).status).toBe(204);
  await target.settle();
  const { status, body } = await client.v2('GET', `/instances/${id}/ssl`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ enabled: false, ssl_validated: false, ssl_expired_at: null });
});

test('the certificate has a link', async () => {
  const id = await running();
  const { status, body } = await client.v2('POST', `/instances/${id}/ssl-certs/download`);
  expect(status).toBe(200);
  expect(body.link).toContain(body.file_name);
  expect(body.link).toContain(body.bucket_name);
});
