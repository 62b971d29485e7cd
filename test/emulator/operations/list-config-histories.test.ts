// Changes of parameters: each is remembered with how it ended.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, configure } = ownTarget();

test('every change is remembered with how it ended, the newest first', async () => {
  const id = await running();
  await configure(id, ['1', 'timeout', '1']);
  await target.settle();
  await configure(id, ['1', 'timeout', '2']);
  const histories = async (query = '') =>
    (await client.v2('GET', `/instances/${id}/config-histories${query}`)).body;
  const { history_num, histories: all } = await histories();
  expect(history_num).toBe(2);
  expect(all.map((each: { status: string }) => each.status)).toEqual(['UPDATING', 'SUCCESS']);
  expect(all[0]).toMatchObject({ type: 'config_param' });
  await target.settle();
  const second = await histories('?offset=1&limit=1');
  expect(second).toMatchObject({ history_num: 2, histories: [all[1]] });
  const answer = await client.v2('GET', `/instances/${id}/config-histories?limit=1001`);
  expectRefusal(answer, 400, 'DCS.4800');
});
