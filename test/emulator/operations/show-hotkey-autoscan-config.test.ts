// The configuration of looking for hot keys: off, since nothing can turn it on here.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client, shown } = ownTarget();

test('it is off, without times, and as old as the instance', async () => {
  const id = await created(client);
  const { status, body } = await client.v2('GET', `/instances/${id}/hotkey/autoscan`);
  const { created_at } = await shown(id);
  expect({ status, body }).toEqual({
    status: 200,
    body: { instance_id: id, enable_auto_scan: false, schedule_at: [], updated_at: created_at },
  });
});

test('an instance that does not exist has none', async () => {
  const path = '/instances/5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2/hotkey/autoscan';
  expectRefusal(await client.v2('GET', path), 404, 'DCS.3022');
});
