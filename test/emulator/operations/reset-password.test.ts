// Passwords: reset without the old one, removed, and set again.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client, running, changePassword, resetPassword } = ownTarget();
const [old, other] = ['Correct-Horse-7', 'Battery-Staple-8'];

test('a reset needs no old one', async () => {
  const id = await running();
  const { status, body } = await resetPassword(id, {
    new_password: other,
    no_password_access: false,
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    code: '1',
    message: 'success',
    ext_message: null,
    retry_times_left: '5',
    lock_time: '0',
    lock_time_left: '0',
  });
  expect((await changePassword(id, other, old)).body.result).toBe('success');
});

test('a reset can do away with it, and bring it back', async () => {
  const id = await running();
  const access = async () => (await client.v2('GET', `/instances/${id}`)).body.no_password_access;
  expect(await access()).toBe('false');
  expect((await resetPassword(id, { no_password_access: true })).status).toBe(200);
  expect(await access()).toBe('true');
  expect((await resetPassword(id, { new_password: other })).status).toBe(200);
  expect(await access()).toBe('false');
});

test.each([
  [{}, 'DCS.4845'],
  [{ no_password_access: false, new_password: '' }, 'DCS.4845'],
  [{ no_password_access: true, new_password: other }, 'DCS.4849'],
  [{ no_password_access: 'maybe' }, 'DCS.4843'],
  [{ new_password: 'simple' }, 'DCS.4019'],
])('a reset with %j is refused', async (body, code) => {
  expectRefusal(await resetPassword(await running(), body), 400, code);
});
