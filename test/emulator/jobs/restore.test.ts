// A restoration under way: how far it is, and how it ends.

import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, restore, newestRestore, backedUp } = ownTarget();

testOurs('half way through it is restoring', async () => {
  const { id, backup } = await backedUp();
  await restore(id, { backup_id: backup });
  target.emulator.clock.advanceBy(5500);
  expect(await newestRestore(id)).toMatchObject({ status: 'restoring', progress: '50.00' });
});

testOurs.each([
  ['redis.ha.xu1.large.r2.1', 1, 'fail', 'RUNNING', 'dcs.08.0007'],
  ['redis.cluster.xu1.large.r2.4', 4, 'fail', 'ERROR', 'dcs.08.0007'],
  ['redis.ha.xu1.large.r2.1', 1, 'fault', 'ERROR', 'dcs.08.0001'],
] as const)(
  '%s of %i GB, on %s, ends in what the chart says',
  async (spec, gb, outcome, status, code) => {
    const { id, backup } = await backedUp(spec, gb);
    await restore(id, { backup_id: backup });
    report(target, client, id, outcome);
    expect(await statusOf(client, id)).toBe(status);
    expect(await newestRestore(id)).toMatchObject({ status: 'failed', error_code: code });
  },
);
