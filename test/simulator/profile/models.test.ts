// A compiled profile, against models that were written down by hand.

import { modelIn } from '../../support/profiles/index.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const fixed = (value: number) => ({ type: 'fixed', value }) as const;
const exponential = (mean: number) => ({ type: 'exponential', mean }) as const;

const workload = {
  requests: { restart: { every: '7d' }, extend: { after: '30d' } },
  fault: { every: '180d' },
  recovery: { after: { uniform: ['5m', '1h'] } },
  reactions: { ERROR: { restart: { after: '10m' } }, CREATEFAILED: { recreate: { after: '5m' } } },
};

const plan = {
  phases: {
    CREATING: { takes: '8s', fails: 0.25, faults: 0.125 },
    RESTARTING: { takes: { exponential: { mean: '15m' } }, fails: 0.25 },
    EXTENDING: { takes: '20m', fails: 0.5 },
    backingUp: { takes: '10m', fails: 0.25 },
    RESTORING: { takes: '20m', fails: 0.5, faults: 0.25 },
  },
};

/** What the three kinds below have in common before and after RUNNING. */
const creating = (names: readonly string[]) => ({
  name: 'CREATING',
  serving: false,
  causes: [
    {
      name: 'the work',
      afterMs: fixed(8000),
      branches: [
        { probability: 0.625, event: 'succeed', to: names.indexOf('RUNNING.idle') },
        { probability: 0.25, event: 'fail', to: names.indexOf('CREATEFAILED') },
        { probability: 0.125, event: 'fault', to: names.indexOf('ERROR') },
      ],
    },
  ],
});
const createFailed = {
  name: 'CREATEFAILED',
  serving: false,
  causes: [
    {
      name: 'recreate',
      afterMs: fixed(5 * minute),
      branches: [{ probability: 1, event: 'delete', to: 0 }],
    },
  ],
};
const certainly = (name: string, afterMs: unknown, event: string, to: number) => ({
  name,
  afterMs,
  branches: [{ probability: 1, event, to }],
});
const broken = (names: readonly string[]) => ({
  name: 'ERROR',
  serving: false,
  causes: [
    certainly(
      'recovery',
      { type: 'uniform', min: 5 * minute, max: hour },
      'recover',
      names.indexOf('RUNNING.idle'),
    ),
    certainly('restart', fixed(10 * minute), 'restart', names.indexOf('RESTARTING')),
  ],
});
const restarting = (names: readonly string[]) => ({
  name: 'RESTARTING',
  serving: false,
  causes: [
    {
      name: 'the work',
      afterMs: exponential(15 * minute),
      branches: [
        { probability: 0.75, event: 'succeed', to: names.indexOf('RUNNING.idle') },
        { probability: 0.25, event: 'fail', to: names.indexOf('ERROR') },
      ],
    },
  ],
});
const extending = (names: readonly string[], failsTo: string) => ({
  name: 'EXTENDING',
  serving: false,
  causes: [
    {
      name: 'the work',
      afterMs: fixed(20 * minute),
      branches: [
        { probability: 0.5, event: 'succeed', to: names.indexOf('RUNNING.idle') },
        { probability: 0.5, event: 'fail', to: names.indexOf(failsTo) },
      ],
    },
  ],
});

test('a single-node fleet compiles to the model that was written down by hand', () => {
  const names = ['CREATING', 'CREATEFAILED', 'RUNNING.idle', 'ERROR', 'RESTARTING', 'EXTENDING'];
  expect(modelIn({ kind: 'single', plan, workload })).toEqual({
    kind: 'single',
    initial: 0,
    states: [
      creating(names),
      createFailed,
      {
        name: 'RUNNING.idle',
        serving: true,
        causes: [
          certainly('restart', exponential(7 * day), 'restart', 4),
          certainly('extend', fixed(30 * day), 'extend', 5),
          certainly('fault', exponential(180 * day), 'fault', 3),
        ],
      },
      broken(names),
      restarting(names),
      extending(names, 'ERROR'),
    ],
  });
});

test.each([
  ['ha', 'RUNNING.idle'],
  ['proxy', 'ERROR'],
])(
  'a fleet of %s that is backed up and restored compiles to the model that was written down by hand',
  (kind, failedRestoration) => {
    const names = [
      'CREATING',
      'CREATEFAILED',
      'RUNNING.idle',
      'RUNNING.backingUp',
      'RUNNING.recovering',
      'ERROR',
      'RESTARTING',
      'EXTENDING',
      'RESTORING',
    ];
    const requests = { ...workload.requests, backUp: { every: '1d' }, restore: { every: '90d' } };
    expect(modelIn({ kind, plan, workload: { ...workload, requests } })).toEqual({
      kind,
      initial: 0,
      states: [
        creating(names),
        createFailed,
        {
          name: 'RUNNING.idle',
          serving: true,
          causes: [
            certainly('restart', exponential(7 * day), 'restart', 6),
            certainly('extend', fixed(30 * day), 'extend', 7),
            certainly('restore', exponential(90 * day), 'restore', 8),
            certainly('backUp', exponential(day), 'backUp', 3),
            certainly('fault', exponential(180 * day), 'fault', 5),
          ],
        },
        {
          name: 'RUNNING.backingUp',
          serving: true,
          causes: [
            {
              name: 'the work',
              afterMs: fixed(10 * minute),
              branches: [
                { probability: 0.75, event: 'succeed', to: 2 },
                { probability: 0.25, event: 'fail', to: 2 },
              ],
            },
            // A restart kills the backup.
            certainly('restart', exponential(7 * day), 'restart', 6),
            certainly('fault', exponential(180 * day), 'fault', 5),
          ],
        },
        // The plan is instant but for what it says, and so ahead of every request.
        {
          name: 'RUNNING.recovering',
          serving: true,
          causes: [certainly('the work', fixed(0), 'succeed', 2)],
        },
        broken(names),
        restarting(names),
        extending(names, 'RUNNING.recovering'),
        {
          name: 'RESTORING',
          serving: false,
          causes: [
            {
              name: 'the work',
              afterMs: fixed(20 * minute),
              branches: [
                { probability: 0.25, event: 'succeed', to: 2 },
                { probability: 0.5, event: 'fail', to: names.indexOf(failedRestoration) },
                { probability: 0.25, event: 'fault', to: 5 },
              ],
            },
          ],
        },
      ],
    });
  },
);
