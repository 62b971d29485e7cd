// What holds without an edit once a RUNNING instance can be busy with one more task.

import assert from 'node:assert/strict';
import * as machines from '../../../dist/machines/index.js';
import * as dcs from '../../../dist/src/index.js';
import { catalogue } from '../../../dist/src/protocol/index.js';
import { instanceView } from '../../../dist/src/ui/index.js';

const { lifecycle } = machines;
const busy = { kind: 'ha', status: 'RUNNING', task: 'scanning' };

assert.equal(lifecycle.nextMover(busy), 'platform');
assert.deepEqual(lifecycle.next({ kind: 'ha', status: 'RUNNING' }, 'scan'), 'RUNNING.scanning');
assert.equal(lifecycle.refusal('extend', busy)?.code, 'DCS.4017');
assert.deepEqual(instanceView(busy).task, 'scanning');
assert.equal(instanceView(busy).serving, true);
const plan = dcs.parsePlan({ phases: { scanning: { takes: '5s' } } });
assert.deepEqual(plan.phases.scanning?.takes, { type: 'fixed', value: 5000 });
assert.throws(() => dcs.parsePlan({ phases: { scanning: { takes: '5s', fails: 0.1 } } }), /fails/);
const { entries } = dcs.simulate(
  dcs.parseScenario({
    kind: 'ha',
    plan: { like: 'instant', phases: { scanning: { takes: '5s' } } },
    requests: [{ at: '1m', request: 'scan' }],
    end: '2m',
  }),
);
assert.deepEqual(entries.at(-1)?.atMs, 65_000);
assert.match(catalogue['DCS.4096'].remedy, /only a request to restart or delete is accepted/);
