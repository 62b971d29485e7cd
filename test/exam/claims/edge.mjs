// What holds without an edit once a faulty instance can be restored.

import assert from 'node:assert/strict';
import { lifecycle } from '../../../dist/machines/index.js';
import * as dcs from '../../../dist/src/index.js';
import { instanceView } from '../../../dist/src/ui/index.js';

assert.equal(
  lifecycle.refusal('restore', { kind: 'single', status: 'ERROR' })?.message,
  'cannot restore: a single-node instance keeps no backups; restore is accepted for ha, ha_rw_split, proxy and cluster',
);
assert.match(
  lifecycle.refusal('restore', { kind: 'ha', status: 'CREATING' })?.message ?? '',
  /restore is accepted in RUNNING while idle and ERROR$/,
);
assert.match(dcs.adviceFor('ERROR', ['RUNNING']).message, /needs restart, restore or a recovery/);
assert.doesNotMatch(dcs.adviceFor('ERROR', ['RUNNING'], { kind: 'single' }).message, /restore/);
const enabled = (kind) =>
  instanceView({ kind, status: 'ERROR' }).actions.find(({ request }) => request === 'restore')
    .enabled;
assert.deepEqual([enabled('ha'), enabled('single')], [true, false]);
const reaction = { reactions: { ERROR: { restore: { after: '1h' } } } };
const profile = (kind) =>
  dcs.parseProfile({ kind, plan: 'documented', workload: reaction, instances: 1, horizon: '1d' });
assert.equal(profile('ha').groups.length, 1);
assert.throws(() => profile('single'), /keeps no backups/);
