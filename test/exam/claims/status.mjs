// What holds without an edit once FROZEN is a status. Run in the copy, against what was built there.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as machines from '../../../dist/machines/index.js';
import { expectationFor } from '../../../dist/src/cli/watch/expectation.js';
import * as dcs from '../../../dist/src/index.js';
import { modelsOf } from '../../../dist/src/simulator/profile/index.js';
import { createVirtualClock } from '../../../dist/src/time/index.js';
import { fleetView, instanceView } from '../../../dist/src/ui/index.js';
import { cli, file } from './cli.mjs';
import { claimInEmulator } from './emulator.mjs';
import { claimFleet } from './fleet.mjs';

const { lifecycle } = machines;
const frozen = { kind: 'ha', status: 'FROZEN' };

// Who moves next: the platform may, and an operator can.
assert.equal(lifecycle.nextMover(frozen), 'either');
assert.equal(lifecycle.nextMover({ kind: 'ha', status: 'RUNNING' }), 'operator');

// A wait for RUNNING fails at once, as it does on ERROR, and says what is true.
const clock = createVirtualClock();
let polls = 0;
const wait = await dcs.waitForStatus(
  () => {
    polls++;
    return 'FROZEN';
  },
  'RUNNING',
  { clock, maxWaitMs: 3_600_000, random: () => 0.5 },
);
assert.deepEqual([wait.type, wait.status, polls], ['failed', 'FROZEN', 1]);
assert.equal(
  dcs.adviceFor('FROZEN', ['RUNNING']).message,
  'the instance is in FROZEN; RUNNING needs a release by the platform; pass allowRecovery to wait for one',
);
assert.equal(dcs.prospectsOf('RUNNING', { allowRecovery: true }).of('FROZEN'), 'pending');
assert.equal(dcs.prospectsOf('FROZEN').of('RUNNING'), 'unreachable');
assert.equal(dcs.prospectsOf('FROZEN', { allowFaults: true }).of('RUNNING'), 'pending');
assert.match(expectationFor('FROZEN', 'ha', {}), /^a release, or an operator$/);

// A waiter that waits on FROZEN waits in vain; one that gives up on it is as it should be.
const lists = { pending: ['CREATING'], target: ['RUNNING'] };
const careless = dcs.lintWaiter({ ...lists, pending: ['CREATING', 'FROZEN'] });
assert.deepEqual(
  careless.findings.filter(({ status }) => status === 'FROZEN').map(({ finding }) => finding),
  ['waitsInVain'],
);
const careful = dcs.lintWaiter({ ...lists, failure: ['CREATEFAILED', 'ERROR', 'FROZEN'] });
assert.deepEqual(careful.findings, []);

// Plans, profiles, fleets and the exact answer can freeze.
const plan = dcs.parsePlan({ like: 'documented', phases: { FROZEN: { takes: '1h' } } });
assert.deepEqual(plan.phases.FROZEN?.takes, { type: 'fixed', value: 3_600_000 });
const profile = (more) =>
  dcs.parseProfile({
    kind: 'ha',
    plan: { like: 'documented', phases: { FROZEN: { takes: '1h' } } },
    workload: { freeze: { every: '30d' } },
    instances: 20_000,
    horizon: '365d',
    seed: 1,
    ...more,
  });
assert.throws(() => profile({ workload: { freezes: { every: '30d' } } }), /freeze/);
const [{ model }] = modelsOf(profile({}));
const state = (name) => model.states.find((each) => each.name === name);
assert.deepEqual(
  state('RUNNING.idle').causes.map(({ name }) => name),
  ['freeze'],
);
assert.deepEqual(
  state('FROZEN').causes.map(({ name }) => name),
  ['release'],
);
assert.deepEqual(
  modelsOf(
    profile({
      plan: 'documented',
      workload: { freeze: { every: '30d' }, release: { after: '2h' } },
    }),
  )[0].model.states.find(({ name }) => name === 'FROZEN').causes[0].afterMs,
  { type: 'fixed', value: 7_200_000 },
);
const timeline = dcs.simulate(
  dcs.parseScenario({
    kind: 'ha',
    plan: 'instant',
    freezes: [{ at: '1h', unfreezesAfter: '10m' }],
    end: '2h',
  }),
);
assert.deepEqual(
  timeline.entries.slice(-2).map(({ event, to, atMs }) => [event, to, atMs]),
  [
    ['freeze', 'FROZEN', 3_600_000],
    ['unfreeze', 'RUNNING.idle', 4_200_000],
  ],
);
assert.deepEqual(timeline.summary.freezes, { taken: 1, withoutEffect: 0 });

// The picture draws the step as unplanned; the model's page cites the status's own page.
const drawn = (await dcs.renderDiagram('dot'))
  .split('\n')
  .filter((line) => / label="freeze /.test(line));
assert.equal(drawn.length, 1);
assert.match(drawn[0], /-> "FROZEN".* weight="0"/);
const page = await readFile(new URL('../../../docs/model.md', import.meta.url), 'utf8');
assert.match(page, /\| `FROZEN` \|[^\n]*\| an operator, or the platform by itself \| ErrorCode \|/);

// The view and a checked trace follow.
const view = instanceView(frozen);
assert.deepEqual([view.known, view.tone, view.nextMover], [true, 'error', 'either']);
const trace = (...statuses) =>
  statuses.map((status, minute) => ({
    at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    instance_id: 'a',
    status,
  }));
assert.deepEqual(
  dcs.checkTrace(trace('CREATING', 'RUNNING', 'FROZEN', 'RUNNING')).findings ?? [],
  [],
);

assert.equal((await dcs.checkTrace(trace('FROZEN', 'CREATING'))).verdict, 'violations');
assert.equal(fleetView([frozen]).worst?.label, 'Frozen');

// The commands, a fleet's report and the emulator follow.
assert.match(
  cli(['lint-waiter', '--pending', 'CREATING,FROZEN', '--target', 'RUNNING'], 1),
  /RUNNING cannot follow FROZEN/,
);
const scenario = { kind: 'ha', plan: 'instant', freezes: [{ at: '1h' }], end: '2h' };
assert.match(cli(['simulate', file('scenario.json', scenario)]), /freeze +RUNNING → FROZEN +○ no/);
claimFleet('FROZEN', {
  kind: 'ha',
  plan: { like: 'documented', phases: { FROZEN: { takes: '10h' } } },
  workload: { freeze: { every: '30d' } },
  instances: 500,
  horizon: '90d',
  seed: 1,
});
await claimInEmulator('FROZEN', ['delete', 'unfreeze']);
