// The files of backups: how many are kept, and which instances they fit.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running, backUp, backups, restore, backedUp } = ownTarget();

testOurs('the twenty-fifth backup lets the oldest one expire', async () => {
  const id = await running();
  const oldest = await backUp(id);
  await target.settle();
  for (let n = 0; n < 23; n++) {
    await backUp(id);
    await target.settle();
  }
  const last = async () => (await backups(id, '?offset=23&limit=1')).backup_record_response[0];
  expect(await last()).toMatchObject({ backup_id: oldest, status: 'succeed' });
  await backUp(id);
  await target.settle();
  const { backup_record_response: rest } = await backups(id, '?offset=23&limit=2');
  expect(rest.map((each: { status: string }) => each.status)).toEqual(['succeed', 'expired']);
});

describe('scaling', () => {
  const resize = async (id: string, spec_code: string, new_capacity: number) => {
    const order = { spec_code, new_capacity };
    expect((await client.v2('POST', `/instances/${id}/resize`, order)).status).toBe(204);
    await target.settle();
  };
  const supports = async (id: string) =>
    (await client.v2('GET', `/instances/${id}/backups`)).body.backup_record_response[0]
      .is_support_restore;

  test('backups fit an instance that has grown', async () => {
    const { id, backup } = await backedUp();
    await resize(id, 'redis.ha.xu1.large.r2.2', 2);
    expect(await supports(id)).toBe('TRUE');
    expect((await restore(id, { backup_id: backup })).status).toBe(200);
  });

  test.each([
    ['one that has shrunk', 'redis.ha.xu1.large.r2.2', 2, 'redis.ha.xu1.large.r2.1', 1],
    ['a cluster that has grown', 'redis.proxy.xu1.large.4', 4, 'redis.proxy.xu1.large.8', 8],
  ])('they do not fit %s', async (_what, before, gb, after, toGb) => {
    const { id, backup } = await backedUp(before, gb);
    await resize(id, after, toGb);
    expect(await supports(id)).toBe('FALSE');
    expectRefusal(await restore(id, { backup_id: backup }), 400, 'DCS.4087');
  });

  testOurs('they fit still when the change has failed', async () => {
    const { id } = await backedUp('redis.ha.xu1.large.r2.2', 2);
    const order = { spec_code: 'redis.ha.xu1.large.r2.1', new_capacity: 1 };
    await client.v2('POST', `/instances/${id}/resize`, order);
    report(target, client, id, 'fail');
    expect(await supports(id)).toBe('TRUE');
  });
});
