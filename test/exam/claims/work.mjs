// What holds without an edit once a request begins an upgrade, and an instance can be shut down.

import assert from 'node:assert/strict';
import * as machines from '../../../dist/machines/index.js';
import { expectationFor } from '../../../dist/src/cli/watch/expectation.js';
import * as dcs from '../../../dist/src/index.js';
import { catalogue } from '../../../dist/src/protocol/index.js';
import { fleetView, instanceView } from '../../../dist/src/ui/index.js';
import { claimInEmulator } from './emulator.mjs';
import { claimFleet } from './fleet.mjs';

const { lifecycle } = machines;
const upgrading = { kind: 'ha', status: 'UPGRADING_V7' };
const closed = { kind: 'ha', status: 'CLOSED' };

// Who moves next, and what is said of it.
assert.deepEqual([upgrading, closed].map(lifecycle.nextMover), ['platform', 'operator']);
assert.equal(expectationFor('UPGRADING_V7', 'ha', {}), 'RUNNING');
assert.equal(expectationFor('CLOSED', 'ha', {}), 'an operator to start up');
assert.equal(
  lifecycle.refusal('startUp', { kind: 'ha', status: 'RUNNING' })?.message,
  'cannot start up: the instance is RUNNING; startUp is accepted in CLOSED',
);
// With all edits together a faulty instance can be restored as well, and there is a third status.
const faulty = lifecycle.acceptedRequests({ kind: 'ha', status: 'ERROR' });
const orRestore = faulty.includes('restore') ? ' or restore' : '';
const stopped = ['CLOSED', ...machines.statuses.filter((status) => status === 'FROZEN')];
assert.ok(
  catalogue['DCS.4049'].remedy.includes(
    `if it is in ERROR, ask to restart${orRestore}; if it is in CLOSED, ask to start up`,
  ),
);

// A wait is on work and not on a rest, which is no failure either.
const prospects = dcs.prospectsOf('RUNNING');
assert.deepEqual(['UPGRADING_V7', 'CLOSED'].map(prospects.of), ['pending', 'unreachable']);
assert.equal(dcs.prospectsOf('settled').of('CLOSED'), 'reached');
assert.equal(dcs.prospectsOf('CLOSED').of('UPGRADING_V7'), 'pending');
for (const [seen, goal, advice] of [
  ['CLOSED', 'RUNNING', 'RUNNING needs start up'],
  ['CLOSED', 'deleted', 'deleted needs start up, then delete'],
  ['ERROR', 'CLOSED', 'CLOSED needs restart, then shut down'],
  ['UPGRADING_V7', 'RUNNING', 'the platform can bring it to RUNNING by itself'],
]) {
  assert.equal(dcs.adviceFor(seen, [goal]).message, `the instance is in ${seen}; ${advice}`);
}
const upgrade = { pending: ['UPGRADING_V7'], target: ['RUNNING'], after: 'upgrade' };
const { findings, better } = dcs.lintWaiter(upgrade);
assert.deepEqual(findings, []);
assert.deepEqual(better, {
  ...better,
  pending: ['UPGRADING_V7'],
  failure: ['ERROR', ...stopped],
});
const patient = dcs.lintWaiter({ target: ['RUNNING'], failure: ['CREATEFAILED', 'ERROR'] });
assert.deepEqual(
  patient.findings.map(({ finding, status }) => [finding, status]),
  stopped.map((status) => ['waitsInVain', status]),
);

// Plans know the work and its ends, and no duration of the rest.
const plan = dcs.parsePlan({ phases: { UPGRADING_V7: { takes: '5m', fails: 0.2, faults: 0.1 } } });
assert.equal(plan.phases.UPGRADING_V7?.fails, 0.2);
assert.throws(
  () => dcs.parsePlan({ phases: { CLOSED: { takes: '5m' } } }),
  /unknown phase "CLOSED"/,
);
const { entries, summary } = dcs.simulate(
  dcs.parseScenario({
    kind: 'ha',
    plan: { like: 'instant', phases: { UPGRADING_V7: { takes: '5m' } } },
    requests: [
      { at: '1h', request: 'upgrade' },
      { at: '2h', request: 'shutDown' },
      { at: '3h', request: 'startUp' },
    ],
    end: '4h',
  }),
);
assert.deepEqual(
  entries.slice(1).map(({ to }) => to),
  ['UPGRADING_V7', 'RUNNING.idle', 'CLOSED', 'RESTARTING', 'RUNNING.idle'],
);
assert.deepEqual([summary.outages.count, summary.outages.totalMs], [2, 3_900_000]);

// The view and the picture follow.
const views = [upgrading, closed].map(instanceView);
assert.deepEqual(
  views.map(({ label, tone, serving }) => [label, tone, serving]),
  [
    ['Upgrading', 'inProgress', false],
    ['Closed', 'stopped', false],
  ],
);
assert.equal(fleetView([closed]).counts.find(({ status }) => status === 'CLOSED')?.count, 1);
assert.match(await dcs.renderDiagram('mermaid'), /UPGRADING_V7 --> CLOSED : fail \?\?/);

// A fleet, its operator's reaction included, and the emulator follow.
claimFleet('CLOSED', {
  kind: 'ha',
  plan: { like: 'documented', phases: { UPGRADING_V7: { takes: '10m', fails: 0.2 } } },
  workload: {
    requests: { upgrade: { every: '30d' }, shutDown: { every: '30d' } },
    reactions: { CLOSED: { startUp: { after: '10h' } } },
  },
  instances: 500,
  horizon: '90d',
  seed: 1,
});
await claimInEmulator('UPGRADING_V7', ['succeed', 'fail', 'fault']);
await claimInEmulator('CLOSED', ['startUp']);
