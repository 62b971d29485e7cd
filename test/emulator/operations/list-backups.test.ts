// Backups: listed, the newest first, by pages and periods.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { createTarget, testOurs } from '../../contract/target.js';

const { target, client, running, backUp, backups } = ownTarget();

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
  expect((await backups(id, '?limit=1')).total_num).toBe(3);
  const marked = `marker=${made[1]}`;
  expect(ids(await client.v2('GET', `${path}?offset=1&limit=1&${marked}`))).toEqual([made[2]]);
  expect(ids(await client.v1('GET', `${path}?start=2&limit=1&${marked}`))).toEqual([made[2]]);
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

test('another project sees none of them', async () => {
  const id = await running();
  await backUp(id);
  const stranger = target.client('ffffffffffffffffffffffffffffffff');
  expectRefusal(await stranger.v2('GET', `/instances/${id}/backups`), 404, 'DCS.3022');
});
