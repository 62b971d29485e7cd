// SSL, as it is shown: off until it is on.

import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client } = ownTarget();

test('shown as off until it is on, and not at all before the instance has run', async () => {
  const id = await created(client, { engine_version: '7.0' });
  expect((await client.v2('GET', `/instances/${id}/ssl`)).status).toBe(204);
  await target.settle();
  const { status, body } = await client.v2('GET', `/instances/${id}/ssl`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ enabled: false, ssl_validated: false, ssl_expired_at: null });
});
