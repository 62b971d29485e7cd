// What is wrong with a workload is said in one line, with the way to the place and what is allowed;
// what the chart refuses is refused with the chart's reason and the service's code.

import {
  arrivals,
  changesWithComplaints,
  complaintsAbout,
  duration,
  reactionsTo,
  statusesOutOfService,
  tooLong,
  workloadKeys,
} from '../../support/profiles/index.js';

const often = 'never, {every: 7d} (7d on average) or {after: 7d} (after any distribution)';
const noBackups =
  'cannot back up: a single-node instance keeps no backups; backUp is accepted for ha, ha_rw_split, proxy and cluster (DCS.4095)';

const cases = {
  requests: `
workload: {requests: {reboot: {every: 7d}}}
  workload.requests.reboot: unknown request "reboot"; allowed: ${arrivals}
workload: {requests: {restart: 7d}}
  workload.requests.restart: expected ${often}, got "7d"
workload: {requests: {restart: {}}}
  workload.requests.restart: expected every or after, got neither
workload: {requests: {restart: {every: 7d, after: 7d}}}
  workload.requests.restart: expected every or after, got both
workload: {requests: {restart: {every: 0s}}}
  workload.requests.restart.every: expected a duration above 0 (at least 1ms)
workload: {requests: {restart: {every: -7d}}}
  workload.requests.restart.every: expected ${duration}, got "-7d"; a duration is never negative
workload: {requests: {restart: {every: .nan}}}
  workload.requests.restart.every: expected ${duration}, got NaN
workload: {requests: {restart: {every: .inf}}}
  workload.requests.restart.every: expected ${duration}, got Infinity
workload: {requests: {restart: {after: {exponential: {mean: 0s}}}}}
  workload.requests.restart.after.exponential.mean: expected a duration above 0 (at least 1ms)
workload: {requests: {restart: {after: {lognormal: {median: 1d, sigma: 99}}}}}
  workload.requests.restart.after: ${tooLong}
workload: {requests: {restart: {after: {weibull: {scale: 1d, shape: 0.001}}}}}
  workload.requests.restart.after: ${tooLong}
kind: single, workload: {requests: {backUp: {every: 1d}}}
  workload.requests.backUp: ${noBackups}
kind: single, workload: {requests: {restore: {every: 1d}}}
  workload.requests.restore: cannot restore: a single-node instance keeps no backups; restore is accepted for ha, ha_rw_split, proxy and cluster (DCS.4095)
workload: {requests: {delete: {every: 90d}}}
  workload.requests.delete: delete leaves no instance to go on with; allowed instead: recreate, as a reaction to a status out of service
`,
  'faults and recovery': `
workload: {faults: {every: 1d}}
  workload.faults: unknown key "faults"; allowed: ${workloadKeys}
workload: {fault: 180d}
  workload.fault: expected ${often}, got "180d"
workload: {recovery: 1h}
  workload.recovery: expected never, or {after: 20m} (after any distribution), got "1h"
workload: {recovery: {after: 1h}}, plan: {phases: {ERROR: {takes: 1h}}}
  workload.recovery: given twice: the plan already says how long ERROR takes; leave one of them out
workload: {recovery: never}, plan: {phases: {ERROR: {takes: 1h}}}
  workload.recovery: given twice: the plan already says how long ERROR takes; leave one of them out
`,
  reactions: `
workload: {reactions: {RUNNING: wait}}
  workload.reactions.RUNNING: unknown status out of service "RUNNING"; allowed: ${statusesOutOfService}
workload: {reactions: {ERROR: restart}}
  workload.reactions.ERROR: expected wait, or a mapping from reactions to when, such as {recreate: {after: 1h}}, got "restart"
workload: {reactions: {ERROR: {}}}
  workload.reactions.ERROR: expected wait, or a mapping from reactions to when, such as {recreate: {after: 1h}}, got none
workload: {reactions: {ERROR: {reboot: {after: 1h}}}}
  workload.reactions.ERROR.reboot: unknown reaction "reboot"; allowed: ${reactionsTo('ERROR')}
workload: {reactions: {CREATEFAILED: {reboot: {after: 1h}}}}
  workload.reactions.CREATEFAILED.reboot: unknown reaction "reboot"; allowed: ${reactionsTo('CREATEFAILED')}
workload: {reactions: {ERROR: {restart: 10m}}}
  workload.reactions.ERROR.restart: expected {after: 10m} (after any distribution), got "10m"
workload: {reactions: {ERROR: {restart: {after: -5}}}}
  workload.reactions.ERROR.restart.after: expected ${duration}, got -5
workload: {reactions: {ERROR: {extend: {after: 1h}}}}
  workload.reactions.ERROR.extend: cannot extend: the instance is ERROR; extend is accepted in RUNNING while idle (DCS.4049)
workload: {reactions: {ERROR: {delete: {after: 1h}}}}
  workload.reactions.ERROR.delete: delete leaves no instance to go on with; allowed instead: recreate, as a reaction to a status out of service
workload: {reactions: {CREATEFAILED: {restart: {after: 1h}}}}
  workload.reactions.CREATEFAILED.restart: cannot restart: the instance is CREATEFAILED; restart is accepted in RUNNING and ERROR (DCS.4026)
`,
  'lives in which no time passes': `
workload: {requests: {flush: {after: 0}}}
  workload.requests.flush: no time passes in RUNNING.idle (flush) → RUNNING.idle: expected something in this cycle to last
workload: {requests: {restart: {after: 0}}}, plan: instant
  workload.requests.restart: no time passes in RUNNING.idle (restart) → RESTARTING (succeed) → RUNNING.idle: expected something in this cycle to last
plan: {phases: {CREATING: {takes: 0, fails: 0.5}}}, workload: {reactions: {CREATEFAILED: {recreate: {after: 0}}}}
  workload.reactions.CREATEFAILED.recreate: no time passes in CREATING (fail) → CREATEFAILED (delete) → CREATING: expected something in this cycle to last
mix: [{kind: ha, weight: 1, workload: {fault: {after: 0}, recovery: {after: 0}}}]
  mix[0].workload.fault: no time passes in RUNNING.idle (fault) → ERROR (recover) → RUNNING.idle: expected something in this cycle to last
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

describe('what one entry of a mix cannot do is refused', () => {
  const singles = '{kind: single, weight: 1}, {kind: single, weight: 1}';
  const daily = '{requests: {backUp: {every: 1d}}}';

  test('once, where all have it in common, with what to write instead', () => {
    const mix = `mix: [{kind: ha, weight: 1}, ${singles}], workload: ${daily}`;
    expect(complaintsAbout(mix)).toEqual([
      `workload.requests.backUp: ${noBackups}; in the workload of mix[1] say "backUp: never"`,
    ]);
  });

  test('where the entry itself says so', () => {
    const mix = `mix: [{kind: ha, weight: 1}, {kind: single, weight: 1, workload: ${daily}}]`;
    expect(complaintsAbout(mix)).toEqual([`mix[1].workload.requests.backUp: ${noBackups}`]);
  });

  test('what befalls instances is no exception', () => {
    const mix = `mix: [{kind: ha, weight: 1}, ${singles}], workload: {degradation: {every: 1d}}`;
    expect(complaintsAbout(mix)).toEqual([
      'workload.degradation: a degradation never comes to an instance of kind single; in the workload of mix[1] say "degradation: never"',
    ]);
  });
});

test('several things that are wrong are all listed, the requests in the order of the chart', () => {
  const both = '{requests: {backUp: {every: 1d}, restore: {every: 1d}}}';
  expect(complaintsAbout(`kind: single, workload: ${both}`)).toEqual([
    expect.stringContaining('workload.requests.restore: '),
    `workload.requests.backUp: ${noBackups}`,
  ]);
});

test('states that are left at once are fine where something else in their cycle lasts', () => {
  const workload =
    '{requests: {restart: {every: 1d}}, fault: {every: 2d}, reactions: {ERROR: {restart: {after: 0}}}}';
  expect(complaintsAbout(`plan: instant, workload: ${workload}`)).toEqual([]);
});
