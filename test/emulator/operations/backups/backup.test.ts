// Backups: asked for, under way, ended one way or the other, listed, deleted.

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
const backUp = async (id: string, body?: object) =>
  (await client.v2('POST', `/instances/${id}/backups`, body)).body.backup_id as string;
const listed = async (id: string, query = '') =>
  (await client.v2('GET', `/instances/${id}/backups${query}`)).body;
const first = async (id: string) => (await listed(id)).backup_record_response[0];
const shown = async (id: string) => (await client.v2('GET', `/instances/${id}`)).body;

test('a new backup counts from the first poll on, while the instance runs and says what it does', async () => {
  const id = await running();
  const backup = await backUp(id, { remark: 'before the party', backup_format: 'aof' });
  expect(await listed(id)).toMatchObject({
    total_num: 1,
    backup_record_response: [
      {
        backup_id: backup,
        instance_id: id,
        status: 'waiting',
        progress: '0.00',
        remark: 'before the party',
        backup_format: 'aof',
        backup_type: 'manual',
        is_support_restore: 'FALSE',
        error_code: null,
        size: 0,
      },
    ],
  });
  expect(await shown(id)).toMatchObject({ status: 'RUNNING', task: 'BACKUPING' });
});

testOurs('it waits, works, and succeeds, and looking at it changes nothing', async () => {
  const id = await running();
  const backup = await backUp(id);
  const { clock } = target.emulator;
  clock.advanceBy(1000);
  expect(await first(id)).toMatchObject({ status: 'backuping', progress: '0.00' });
  clock.advanceBy(4500);
  expect(await first(id)).toMatchObject({ status: 'backuping', progress: '50.00' });
  expect(await first(id)).toMatchObject({ status: 'backuping', progress: '50.00' });
  clock.advanceBy(4499);
  expect((await first(id)).status).toBe('backuping');
  clock.advanceBy(1);
  const end = await first(id);
  expect(end).toMatchObject({
    backup_id: backup,
    status: 'succeed',
    progress: '100.00',
    is_support_restore: 'TRUE',
  });
  expect(end.size).toBeGreaterThan(0);
  expect(Date.parse(end.updated_at) - Date.parse(end.created_at)).toBe(10_000);
  expect(Date.parse(end.execution_at) - Date.parse(end.created_at)).toBe(1000);
  expect(end.backup_name).toBe(`backup_${end.created_at.replaceAll(/\D/g, '').slice(0, 14)}`);
  expect((await shown(id)).task).toBeNull();
});

testOurs.each([
  ['fail', 'RUNNING', 'dcs.08.0002'],
  ['fault', 'ERROR', 'dcs.08.0001'],
] as const)('%s ends it badly', async (outcome, status, code) => {
  const id = await running();
  await backUp(id);
  target.emulator.clock.advanceBy(5500);
  report(target, client, id, outcome);
  expect(await first(id)).toMatchObject({ status: 'failed', error_code: code, progress: '50.00' });
  expect(await statusOf(client, id)).toBe(status);
});

test('a restart is accepted and kills it', async () => {
  const id = await running();
  await backUp(id);
  const restart = { action: 'restart', instances: [id] };
  const { body } = await client.v2('PUT', '/instances/status', restart);
  expect(body.results).toEqual([{ instance: id, result: 'success' }]);
  expect(await statusOf(client, id)).toBe('RESTARTING');
  expect(await first(id)).toMatchObject({ status: 'failed', error_code: 'dcs.08.0001' });
  await target.settle();
  expect((await first(id)).status).toBe('failed');
});

test('a second one has to wait for the first', async () => {
  const id = await running();
  await backUp(id);
  expectRefusal(await client.v2('POST', `/instances/${id}/backups`, {}), 400, 'DCS.4096');
  expectRefusal(await client.v1('POST', `/instances/${id}/backups`, {}), 400, '111400096');
  expect((await listed(id)).total_num).toBe(1);
});

test('single-node instances keep none, whatever they are at', async () => {
  const id = await created(client, { spec_code: 'redis.single.xu1.large.1' });
  expectRefusal(await client.v2('POST', `/instances/${id}/backups`), 400, 'DCS.4095');
  await target.settle();
  expectRefusal(await client.v2('POST', `/instances/${id}/backups`), 400, 'DCS.4095');
});

test('the remark has 128 characters at most, the format is aof or rdb', async () => {
  const id = await running();
  const path = `/instances/${id}/backups`;
  expectRefusal(await client.v2('POST', path, { remark: 'x'.repeat(129) }), 400, 'DCS.4098');
  expectRefusal(await client.v2('POST', path, { backup_format: 'zip' }), 400, 'DCS.4800');
  expectRefusal(await client.v1('POST', path, { remark: 'x'.repeat(129) }), 400, '111400098');
  expect((await client.v2('POST', path, { remark: 'x'.repeat(128) })).status).toBe(200);
});

test('an instance without backups: 204 in v2, an empty list in v1.0', async () => {
  const id = await running();
  expect(await client.v2('GET', `/instances/${id}/backups`)).toMatchObject({
    status: 204,
    body: undefined,
  });
  expect((await client.v1('GET', `/instances/${id}/backups`)).body).toEqual({
    total_num: 0,
    backup_record_response: [],
  });
});

test('pages begin with the newest one; v2 counts from 0 and v1.0 from 1', async () => {
  const id = await running();
  const made: string[] = [];
  for (let n = 0; n < 3; n++) {
    made.unshift(await backUp(id));
    await target.settle();
  }
  const ids = ({ body }: { body: { backup_record_response: { backup_id: string }[] } }) =>
    body.backup_record_response.map((each) => each.backup_id);
  const path = `/instances/${id}/backups`;
  expect(ids(await client.v2('GET', path))).toEqual(made);
  expect(ids(await client.v2('GET', `${path}?offset=1&limit=1`))).toEqual([made[1]]);
  expect(ids(await client.v2('GET', `${path}?offset=2&limit=5`))).toEqual([made[2]]);
  expect(ids(await client.v2('GET', `${path}?offset=9`))).toEqual([]);
  expect(ids(await client.v1('GET', `${path}?start=2&limit=2`))).toEqual([made[1], made[2]]);
  expect((await listed(id, '?limit=1')).total_num).toBe(3);
});

testOurs('a period takes whole seconds, under either name', async () => {
  const own = createTarget();
  const tenant = own.client();
  const id = await created(tenant);
  own.emulator.clock.advanceBy(30_500);
  await tenant.v2('POST', `/instances/${id}/backups`);
  const count = async (query: string) => {
    const { status, body } = await tenant.v2('GET', `/instances/${id}/backups?${query}`);
    return status === 204 ? 0 : body.total_num;
  };
  expect(await count('begin_time=20260101000030&end_time=20260101000030')).toBe(1);
  expect(await count('begin_time=20260101000031')).toBe(0);
  expect(await count('beginTime=20260101000031')).toBe(0);
  expect(await count('endTime=20260101000029')).toBe(0);
  expect(await count('end_time=20260101000031')).toBe(1);
  own.close();
});

test.each([
  ['offset=-1', 'DCS.4800', 'offset'],
  ['limit=0', 'DCS.4800', 'limit'],
  ['limit=ten', 'DCS.4800', 'limit'],
  ['begin_time=20260230000000', 'DCS.4800', 'begin_time'],
  ['end_time=2026-01-01', 'DCS.4800', 'end_time'],
])('v2 refuses %s', async (query, code, subject) => {
  const id = await running();
  const answer = await client.v2('GET', `/instances/${id}/backups?${query}`);
  expectRefusal(answer, 400, code);
  expect(answer.body.error_msg).toBe(`Invalid ${subject} in the request.`);
});

test('v1.0 refuses start=0', async () => {
  const id = await running();
  expectRefusal(await client.v1('GET', `/instances/${id}/backups?start=0`), 400, '111400062');
});

test('deleting a backup deletes its file; its record says so, and there is nothing left to delete', async () => {
  const id = await running();
  const path = `/instances/${id}/backups/${await backUp(id)}`;
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4096');
  await target.settle();
  const { status, body } = await client.v2('DELETE', path);
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await first(id)).toMatchObject({ status: 'deleted', is_support_restore: 'FALSE' });
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4800');
  expectRefusal(await client.v1('DELETE', path), 400, '111400062');
});

test('v1.0 answers a deletion with 200 and a message', async () => {
  const id = await running();
  const backup = await backUp(id);
  await target.settle();
  const { status, body } = await client.v1('DELETE', `/instances/${id}/backups/${backup}`);
  expect({ status, body }).toEqual({ status: 200, body: { message: '' } });
});

testOurs('the twenty-fifth backup lets the oldest one expire', async () => {
  const id = await running();
  const oldest = await backUp(id);
  await target.settle();
  for (let n = 0; n < 23; n++) {
    await backUp(id);
    await target.settle();
  }
  const last = async () => (await listed(id, '?offset=23&limit=1')).backup_record_response[0];
  expect(await last()).toMatchObject({ backup_id: oldest, status: 'succeed' });
  await backUp(id);
  await target.settle();
  const { backup_record_response: rest } = await listed(id, '?offset=23&limit=2');
  expect(rest.map((each: { status: string }) => each.status)).toEqual(['succeed', 'expired']);
});

test('backups go with their instance', async () => {
  const id = await running();
  await backUp(id);
  await target.settle();
  expect((await client.v2('DELETE', `/instances/${id}`)).status).toBe(204);
  expect((await listed(id)).total_num).toBe(1);
  await target.settle();
  expectRefusal(await client.v2('GET', `/instances/${id}/backups`), 404, 'DCS.3022');
  if (target.isOurs) expect([...target.emulator.store.backups.group(id)]).toEqual([]);
});

test('another project sees none of them', async () => {
  const id = await running();
  await backUp(id);
  const stranger = target.client('ffffffffffffffffffffffffffffffff');
  expectRefusal(await stranger.v2('GET', `/instances/${id}/backups`), 404, 'DCS.3022');
});
