// A client that never stops fills no memory: of what an instance has been through, the newest is remembered.

import { presets } from '../../../src/plan/index.js';
import { callsOf } from '../../contract/calls.js';
import { created } from '../../contract/orders.js';
import { createTarget } from '../../contract/target.js';

const most = 1000;
const target = createTarget({ plan: presets.instant });
const client = target.client();
const { configure, backUp, restore } = callsOf(client);
afterAll(() => target.close());

/** Calls more often than is remembered, and then looks at how many there are. */
async function countAfter(path: string, count: string, call: (id: string) => Promise<unknown>) {
  const id = await created(client, { no_password_access: true, password: undefined });
  await target.settle();
  for (let n = 0; n < most + 2; n++) {
    await call(id);
    await target.settle();
  }
  return Number((await client.v2('GET', `/instances/${id}/${path}?limit=1`)).body[count]);
}

test.each([
  [
    'tasks',
    'task_count',
    (id: string) =>
      client.v2('PUT', `/instance/${id}/whitelist`, { enable_whitelist: false, whitelist: [] }),
  ],
  ['config-histories', 'history_num', (id: string) => configure(id, ['1', 'timeout', '7'])],
  ['backups', 'total_num', backUp],
] as const)('of its %s an instance has the last thousand', async (path, count, call) => {
  expect(await countAfter(path, count, call)).toBe(most);
});

test('of its restorations it has the last thousand', async () => {
  let backup = '';
  const count = await countAfter('restores', 'total_num', async (id) => {
    backup ||= await backUp(id);
    await target.settle();
    expect((await restore(id, { backup_id: backup })).status).toBe(200);
  });
  expect(count).toBe(most);
});

test('a backup that can be restored outlives any number that failed', async () => {
  const id = await created(client, { no_password_access: true, password: undefined });
  await target.settle();
  const backup = await backUp(id);
  await target.settle();
  const fails = { operation: 'createBackup', outcome: 'fail' };
  const order = new Request('http://dcs.localhost/_control/plan/overrides', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fails),
  });
  expect((await target.emulator.fetch(order)).status).toBe(201);
  for (let n = 0; n < most; n++) {
    await backUp(id);
    await target.settle();
  }
  expect((await restore(id, { backup_id: backup })).status).toBe(200);
});
