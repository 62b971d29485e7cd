// The whitelist of a new instance.

import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();
const shown = async (id: string) => (await client.v2('GET', `/instance/${id}/whitelist`)).body;

test('at first everybody may connect', async () => {
  const id = await created(client);
  expect(await shown(id)).toEqual({
    instance_id: id,
    enable_whitelist: false,
    whitelist: [],
    whitelist_ip_limit_num: '20',
  });
});
