// A backup under way: how far it is, how it ends, and what ends with it.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running, shown, backUp, backups, newestBackup } = ownTarget();

testOurs('it waits, works, and succeeds, and looking at it changes nothing', async () => {
  const id = await running();
  const backup = await backUp(id);
  const { clock } = target.emulator;
  clock.advanceBy(1000);
  expect(await newestBackup(id)).toMatchObject({ status: 'backuping', progress: '0.00' });
  clock.advanceBy(4500);
  expect(await newestBackup(id)).toMatchObject({ status: 'backuping', progress: '50.00' });
  expect(await newestBackup(id)).toMatchObject({ status: 'backuping', progress: '50.00' });
  clock.advanceBy(4499);
  expect((await newestBackup(id)).status).toBe('backuping');
  clock.advanceBy(1);
  const end = await newestBackup(id);
  expect(end).toMatchObject({
    backup_id: backup,
    status: 'succeed',
    progress: '100.00',
    is_support_restore: 'TRUE',
  });
  expect(end.size).toBeGreaterThan(0);
  expect(Date.parse(end.updated_at) - Date.parse(end.created_at)).toBe(10_000);
  expect(Date.parse(end.execution_at) - Date.parse(end.created_at)).toBe(1000);
  expect(end.backup_name).toBe(`backup_${end.created_at.replaceAll(/\D/g, '').slice(0, 14)}`);
  expect((await shown(id)).task).toBeNull();
});

testOurs.each([
  ['fail', 'RUNNING', 'dcs.08.0002'],
  ['fault', 'ERROR', 'dcs.08.0001'],
] as const)('%s ends it badly', async (outcome, status, code) => {
  const id = await running();
  await backUp(id);
  target.emulator.clock.advanceBy(5500);
  report(target, client, id, outcome);
  expect(await newestBackup(id)).toMatchObject({
    status: 'failed',
    error_code: code,
    progress: '50.00',
  });
  expect(await statusOf(client, id)).toBe(status);
});

test('a restart is accepted and kills it', async () => {
  const id = await running();
  await backUp(id);
  const restart = { action: 'restart', instances: [id] };
  const { body } = await client.v2('PUT', '/instances/status', restart);
  expect(body.results).toEqual([{ instance: id, result: 'success' }]);
  expect(await statusOf(client, id)).toBe('RESTARTING');
  expect(await newestBackup(id)).toMatchObject({ status: 'failed', error_code: 'dcs.08.0001' });
  await target.settle();
  expect((await newestBackup(id)).status).toBe('failed');
});

test('backups go with their instance', async () => {
  const id = await running();
  await backUp(id);
  await target.settle();
  expect((await client.v2('DELETE', `/instances/${id}`)).status).toBe(204);
  expect((await backups(id)).total_num).toBe(1);
  await target.settle();
  expectRefusal(await client.v2('GET', `/instances/${id}/backups`), 404, 'DCS.3022');
  if (target.isOurs) expect([...target.emulator.store.backups.group(id)]).toEqual([]);
});
