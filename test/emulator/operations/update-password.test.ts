// Passwords: changed by clients that know the old one, locked after five wrong tries.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running, changePassword, resetPassword } = ownTarget();
const [old, other] = ['Correct-Horse-7', 'Battery-Staple-8'];

test('who knows the old one changes it, at once', async () => {
  const id = await running();
  const { status, body } = await changePassword(id, old, other);
  expect(status).toBe(200);
  expect(body).toEqual({
    result: 'success',
    message: 'Modify DCSInstance password success.',
    retry_times_left: '5',
    lock_time: '0',
    lock_time_left: '0',
  });
  expect((await client.v2('GET', `/instances/${id}`)).body.status).toBe('RUNNING');
  expect((await changePassword(id, old, other)).body.result).toBe('passwordFailed');
  expect((await changePassword(id, other, old)).body.result).toBe('success');
});

test('a wrong one is an outcome, not a refusal, and tells how many tries are left', async () => {
  const id = await running();
  const { status, body } = await changePassword(id, 'Wrong-Horse-7', other);
  expect(status).toBe(200);
  expect(body).toMatchObject({ result: 'passwordFailed', retry_times_left: '4' });
  expect((await changePassword(id, 'Wrong-Horse-8', other)).body.retry_times_left).toBe('3');
  expect((await changePassword(id, old, other)).body).toMatchObject({
    result: 'success',
    retry_times_left: '5',
  });
  expect((await changePassword(id, 'Wrong-Horse-8', old)).body.retry_times_left).toBe('4');
});

testOurs('the fifth wrong one locks the instance for five minutes', async () => {
  const id = await running();
  for (let n = 0; n < 4; n++) await changePassword(id, 'Wrong-Horse-7', other);
  const lock = { result: 'locked', retry_times_left: '0', lock_time: '5' };
  expect((await changePassword(id, 'Wrong-Horse-7', other)).body).toMatchObject({
    ...lock,
    lock_time_left: '5',
  });
  expect((await changePassword(id, old, other)).body).toMatchObject(lock);
  target.emulator.clock.advanceBy(4 * 60_000);
  expect((await changePassword(id, old, other)).body).toMatchObject({
    ...lock,
    lock_time_left: '1',
  });
  target.emulator.clock.advanceBy(60_000);
  expect((await changePassword(id, 'Wrong-Horse-7', other)).body.retry_times_left).toBe('4');
  expect((await changePassword(id, old, other)).body.result).toBe('success');
});

test('v1.0 writes two of the outcomes in capitals and takes 64 characters', async () => {
  const id = await running();
  const long = `Aa1${'x'.repeat(61)}`;
  const send = (old_password: string, new_password: string) =>
    client.v1('PUT', `/instances/${id}/password`, { old_password, new_password });
  expect((await send('Wrong-Horse-7', long)).body).toEqual({
    result: 'passwordFailed',
    message: 'verify password failed.',
    retry_times_left: '4',
    lock_time: '5',
    lock_time_left: '5',
  });
  expect((await send(old, long)).body).toMatchObject({ result: 'Success', retry_times_left: '5' });
  expectRefusal(await send(long, `${long}y`), 400, '111400019');
  expectRefusal(await changePassword(id, long, long), 400, 'DCS.4019');
  for (let n = 0; n < 4; n++) await send('Wrong-Horse-7', other);
  expect((await send('Wrong-Horse-7', other)).body.result).toBe('Locked');
});

test.each([
  ['short', 'Ab-4567'],
  ['longer than 32 characters', `Aa1${'x'.repeat(30)}`],
  ['of two classes', 'abcdefgh1'],
  ['with a blank', 'Correct Horse 7'],
  ['the old one', old],
])('a new one that is %s is refused', async (_what, wrong) => {
  expectRefusal(await changePassword(await running(), old, wrong), 400, 'DCS.4019');
});

test('without the old one nothing changes', async () => {
  const id = await running();
  const answer = await client.v2('PUT', `/instances/${id}/password`, { new_password: other });
  expectRefusal(answer, 400, 'DCS.4845');
});

test('an instance without a password has none to change', async () => {
  const id = await running({ password: undefined, no_password_access: true });
  expectRefusal(await changePassword(id, old, other), 400, 'DCS.4850');
});

test('the chart says when it cannot be changed', async () => {
  const id = await created(client);
  expectRefusal(await changePassword(id, old, other), 400, 'DCS.4118');
  expectRefusal(await resetPassword(id, { new_password: other }), 400, 'DCS.4118');
  await target.settle();
  await client.v2('POST', `/instances/${id}/backups`);
  expectRefusal(await changePassword(id, old, other), 400, 'DCS.4096');
  await client.v2('PUT', '/instances/status', { action: 'restart', instances: [id] });
  expectRefusal(await changePassword(id, old, other), 400, 'DCS.4111');
});

test('passwords are nowhere to be read', async () => {
  const id = await running();
  await changePassword(id, old, other);
  if (!target.isOurs) return;
  const everything = JSON.stringify([...target.emulator.store.instances.all]);
  expect(everything).not.toContain(old);
  expect(everything).not.toContain(other);
  expect(everything).toContain(id);
});
