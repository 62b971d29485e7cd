// More memory, as v1.0 asks for it: the flavor follows from the capacity.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { statusOf } from '../../contract/states.js';

const { target, client, shown, extend } = ownTarget();
const running = async (spec_code = 'redis.ha.xu1.large.r2.1', capacity = 1) => {
  const id = await created(client, { spec_code, capacity });
  await target.settle();
  return id;
};

test('v1.0 finds the flavor by the capacity alone', async () => {
  const id = await running();
  const { status, body } = await extend(id, { new_capacity: 4 });
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await statusOf(client, id)).toBe('EXTENDING');
  await target.settle();
  expect((await shown(id)).spec_code).toBe('redis.ha.xu1.large.r2.4');
});

test.each([
  ['the capacity that it has', { new_capacity: 1 }, '111400103'],
  ['less', { new_capacity: 0.5 }, '111400103'],
  ['a capacity that nothing has', { new_capacity: 3 }, '111400012'],
  ['no capacity', {}, '111400012'],
  ['an unknown flavor', { new_capacity: 2, spec_code: 'x' }, 'DCS.4927'],
])('v1.0 refuses %s', async (_what, body, code) => {
  expectRefusal(await extend(await running(), body), 400, code);
});
