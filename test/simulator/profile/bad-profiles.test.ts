// What is wrong with a profile as a whole is said in one line, with the way to the place and what is
// allowed.

import {
  changesWithComplaints,
  complaintsAbout,
  duration,
  issuesIn,
  tooLong,
  workloadKeys,
} from '../../support/profiles/index.js';

test('the profile that the others differ from is right', () => {
  expect(issuesIn('')).toEqual([]);
});

const cases = {
  'a profile as a whole': `
wrkload: {}
  wrkload: unknown key "wrkload"; allowed: name, kind, mix, plan, workload, instances, horizon, seed
kind: haa
  kind: unknown kind "haa"; allowed: single, ha, ha_rw_split, proxy, cluster
plan: fast
  plan: unknown plan "fast"; allowed: instant, demo, documented
workload: null
  workload: expected a workload (a mapping with ${workloadKeys}), got nothing
horizon: 0
  horizon: expected a duration above 0 (at least 1ms)
horizon: -1d
  horizon: expected ${duration}, got "-1d"; a duration is never negative
horizon: .nan
  horizon: expected ${duration}, got NaN
horizon: 36526d
  horizon: expected at most 36525d (100 years), got 36526d
instances: 0
  instances: expected a whole number from 1 to 10000000000, got 0
instances: 1.5
  instances: expected a whole number from 1 to 10000000000, got 1.5
instances: 10000000001
  instances: expected a whole number from 1 to 10000000000, got 10000000001
instances: .inf
  instances: expected a whole number from 1 to 10000000000, got Infinity
seed: -1
  seed: expected a whole number from 0 to 9007199254740991, got -1
seed: 9007199254740992
  seed: expected a whole number from 0 to 9007199254740991, got 9007199254740992
`,
  'a mix': `
mix: []
  mix: expected a list of entries such as {kind: ha, weight: 0.7}, got an empty list
kind: ha, mix: [{kind: ha, weight: 1}]
  mix: expected kind or mix, got both
mix: [{kind: ha}]
  mix[0].weight: missing: expected a weight, a number of at least 0
mix: [{kind: ha, weight: -1}]
  mix[0].weight: expected a weight, a number of at least 0, got -1
mix: [{kind: ha, weight: .nan}]
  mix[0].weight: expected a weight, a number of at least 0, got NaN
mix: [{kind: ha, weight: 0}, {kind: single, weight: 0}]
  mix: expected weights that add up to a number above 0, got 0
mix: [{kind: ha, weight: 1e+308}, {kind: single, weight: 1e+308}]
  mix: expected weights that add up to a number above 0, got Infinity
mix: [{weight: 1}]
  mix[0].kind: missing: expected a kind; allowed: single, ha, ha_rw_split, proxy, cluster
`,
  'chances and times of the plan': `
plan: {phases: {RESTARTING: {takes: 5m, fails: 1.2}}}
  plan.phases.RESTARTING.fails: expected a probability from 0 to 1, got 1.2
plan: {phases: {RESTARTING: {takes: 5m, fails: -0.1}}}
  plan.phases.RESTARTING.fails: expected a probability from 0 to 1, got -0.1
plan: {phases: {RESTARTING: {takes: 5m, fails: .nan}}}
  plan.phases.RESTARTING.fails: expected a probability from 0 to 1, got NaN
plan: {phases: {RESTARTING: {takes: 5m, fails: 0.6, faults: 0.6}}}
  plan.phases.RESTARTING: fails and faults together exceed 1
plan: {phases: {RESTARTING: {takes: {lognormal: {median: 5m, sigma: 99}}}}}
  plan.phases.RESTARTING.takes: ${tooLong}
mix: [{kind: ha, weight: 1, plan: {phases: {RESTARTING: {takes: {weibull: {scale: 5m, shape: 0.001}}}}}}]
  mix[0].plan.phases.RESTARTING.takes: ${tooLong}
`,
};

describe.each(Object.entries(cases))(
  '%s: one line says what is wrong and what is allowed',
  (_, text) => {
    test.each(changesWithComplaints(text))('%s', (change, complaint) => {
      expect(complaintsAbout(change)).toEqual([complaint]);
    });
  },
);

test.each([
  ['kind', 'kind: missing: expected a kind, or a mix of kinds'],
  ['plan', "plan: missing: expected a plan's name or a plan"],
  ['horizon', `horizon: missing: expected ${duration}`],
  ['instances', 'instances: missing: expected a whole number from 1 to 10000000000'],
])('a profile without %s is told that it is missing', (key, complaint) => {
  expect(complaintsAbout('', [key])).toEqual([complaint]);
});

test('an entry of a mix that no plan is for is named', () => {
  const mix = 'mix: [{kind: ha, weight: 1, plan: demo}, {kind: ha, weight: 1}]';
  expect(complaintsAbout(mix, ['plan'])).toEqual([
    "plan: missing: expected a plan's name or a plan, for all of the mix or for mix[1]",
  ]);
});

test('an unknown key is pointed at, and otherwise what a key holds', () => {
  expect(issuesIn('wrkload: {}')).toMatchObject([{ path: ['wrkload'], at: 'key' }]);
  expect(issuesIn('workload: {requests: {reboot: never}}')).toMatchObject([{ at: 'key' }]);
  expect(issuesIn('workload: {requests: {delete: never}}')).toMatchObject([{ at: 'value' }]);
});

test('a plan that ends nothing is refused: no status ever ends', () => {
  const plans = { endless: { name: 'endless', phases: {} } };
  expect(complaintsAbout('plan: endless', [], plans)).toEqual([
    'plan: no status ever ends: expected a plan that ends CREATING',
  ]);
});
