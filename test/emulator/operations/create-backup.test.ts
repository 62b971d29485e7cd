// Backups: asked for, and when they are refused.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, shown, backUp, backups } = ownTarget();

test('a new backup counts from the first poll on, while the instance runs and says what it does', async () => {
  const id = await running();
  const backup = await backUp(id, { remark: 'before the party', backup_format: 'aof' });
  expect(await backups(id)).toMatchObject({
    total_num: 1,
    backup_record_response: [
      {
        backup_id: backup,
        instance_id: id,
        status: 'waiting',
        progress: '0.00',
        remark: 'before the party',
        backup_format: 'aof',
        backup_type: 'manual',
        is_support_restore: 'FALSE',
        error_code: null,
        size: 0,
      },
    ],
  });
  expect(await shown(id)).toMatchObject({ status: 'RUNNING', task: 'BACKUPING' });
});

test('a second one has to wait for the first', async () => {
  const id = await running();
  await backUp(id);
  expectRefusal(await client.v2('POST', `/instances/${id}/backups`, {}), 400, 'DCS.4096');
  expectRefusal(await client.v1('POST', `/instances/${id}/backups`, {}), 400, '111400096');
  expect((await backups(id)).total_num).toBe(1);
});

test('single-node instances keep none, whatever they are at', async () => {
  const id = await created(client, { spec_code: 'redis.single.xu1.large.1' });
  expectRefusal(await client.v2('POST', `/instances/${id}/backups`), 400, 'DCS.4095');
  await target.settle();
  expectRefusal(await client.v2('POST', `/instances/${id}/backups`), 400, 'DCS.4095');
});

test('the remark has 128 characters at most, the format is aof or rdb', async () => {
  const id = await running();
  const path = `/instances/${id}/backups`;
  expectRefusal(await client.v2('POST', path, { remark: 'x'.repeat(129) }), 400, 'DCS.4098');
  expectRefusal(await client.v2('POST', path, { backup_format: 'zip' }), 400, 'DCS.4800');
  expectRefusal(await client.v1('POST', path, { remark: 'x'.repeat(129) }), 400, '111400098');
  expect((await client.v2('POST', path, { remark: 'x'.repeat(128) })).status).toBe(200);
});
