// Restorations: how they are listed.

import { ownTarget } from '../../contract/own-target.js';

const { client, backedUp } = ownTarget();

test('an instance that was never restored: 204 in v2, an empty list in v1.0', async () => {
  const { id } = await backedUp();
  expect((await client.v2('GET', `/instances/${id}/restores`)).status).toBe(204);
  const { body } = await client.v1('GET', `/instances/${id}/restores`);
  expect(body).toEqual({ total_num: 0, restore_record_response: [] });
});

test('v1.0 says which instance the data came from', async () => {
  const { id, backup } = await backedUp();
  const path = `/instances/${id}/restores`;
  const { status, body } = await client.v1('POST', path, { backup_id: backup, remark: '' });
  expect(status).toBe(200);
  const { body: list } = await client.v1('GET', `${path}?start=1&limit=10`);
  expect(list.total_num).toBe(1);
  expect(list.restore_record_response[0]).toMatchObject({
    restore_id: body.restore_id,
    sourceInstanceId: id,
    sourceInstanceName: 'dcs-contract',
    restore_remark: null,
  });
});
