// A project's own template, deleted.

import { created, expectRefusal, orderV2, templateOrder } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { newcomer } = ownTarget();

test('it is gone afterwards, and what was created with it keeps its values', async () => {
  const client = newcomer();
  const { id } = (await client.v2('POST', '/config-templates', templateOrder())).body;
  const path = `/config-templates/${id}`;
  const order = { spec_code: 'redis.single.xu1.large.1', template_id: id };
  const instance = await created(client, order);
  const configs = async () => (await client.v2('GET', `/instances/${instance}/configs`)).body;
  const before = await configs();
  const answer = await client.v2('DELETE', path);
  expect(answer).toMatchObject({ status: 200, body: { result: 'success' } });
  expectRefusal(await client.v2('GET', `${path}?type=user`), 400, 'DCS.4988');
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4988');
  const { body: list } = await client.v2('GET', '/config-templates?type=user');
  expect(list.template_num).toBe(0);
  expect(await configs()).toEqual(before);
  expectRefusal(await client.v2('POST', '/instances', orderV2(order)), 400, 'DCS.4800');
});

test('a default one and that of another project stay', async () => {
  const client = newcomer();
  const { id } = (await client.v2('POST', '/config-templates', templateOrder())).body;
  const other = newcomer();
  expectRefusal(await other.v2('DELETE', `/config-templates/${id}`), 400, 'DCS.4988');
  expectRefusal(await other.v2('DELETE', '/config-templates/11'), 400, 'DCS.4988');
  expect((await client.v2('GET', `/config-templates/${id}`)).status).toBe(200);
});
