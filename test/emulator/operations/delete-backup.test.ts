// Backups: deleted, once they have ended.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, backUp, newestBackup } = ownTarget();

test('deleting a backup deletes its file; its record says so, and there is nothing left to delete', async () => {
  const id = await running();
  const path = `/instances/${id}/backups/${await backUp(id)}`;
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4096');
  await target.settle();
  const { status, body } = await client.v2('DELETE', path);
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await newestBackup(id)).toMatchObject({ status: 'deleted', is_support_restore: 'FALSE' });
  expectRefusal(await client.v2('DELETE', path), 400, 'DCS.4800');
  expectRefusal(await client.v1('DELETE', path), 400, '111400062');
});

test('v1.0 answers a deletion with 200 and a message', async () => {
  const id = await running();
  const backup = await backUp(id);
  await target.settle();
  const { status, body } = await client.v1('DELETE', `/instances/${id}/backups/${backup}`);
  expect({ status, body }).toEqual({ status: 200, body: { message: '' } });
});
