// What a profile that is right comes to.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { presets } from '../../../src/plan/index.js';
import {
  describeProfile,
  longestHorizonMs,
  modelsOf,
  mostInstances,
  parseProfile,
  planNamesIn,
} from '../../../src/simulator/profile/index.js';

const right = { kind: 'ha', plan: 'documented', instances: 10, horizon: '365d' };
const day = 86_400_000;
const exponential = (mean: number) => ({ type: 'exponential', mean });
const fixed = (value: number) => ({ type: 'fixed', value });

test('a profile without a workload is one in which nothing happens after the birth', () => {
  expect(parseProfile(right)).toEqual({
    groups: [
      {
        kind: 'ha',
        weight: 1,
        plan: presets.documented,
        workload: { requests: {}, reactions: {} },
      },
    ],
    instances: 10,
    horizonMs: 365 * day,
    seed: 1,
  });
});

test('the largest fleet, the longest horizon and the largest seed are allowed', () => {
  const seed = Number.MAX_SAFE_INTEGER;
  const profile = parseProfile({ ...right, instances: mostInstances, horizon: '36525d', seed });
  expect(profile).toMatchObject({ instances: 1e10, horizonMs: longestHorizonMs, seed });
});

describe('the workload of an entry goes over the common one:', () => {
  const common = {
    requests: { restart: { every: '7d' }, backUp: { every: '1d' } },
    fault: { every: '180d' },
    recovery: { after: '1h' },
    reactions: {
      ERROR: { restart: { after: '10m' } },
      CREATEFAILED: { recreate: { after: '5m' } },
    },
  };
  const workloadOf = (workload: object | undefined) =>
    parseProfile({
      plan: 'documented',
      instances: 10,
      horizon: '1d',
      workload: common,
      mix: [{ kind: 'ha', weight: 1, ...(workload && { workload }) }],
    }).groups[0]?.workload;
  const same = {
    requests: { restart: exponential(7 * day), backUp: exponential(day) },
    fault: exponential(180 * day),
    recovery: fixed(day / 24),
    reactions: {
      ERROR: { restart: fixed(600_000) },
      CREATEFAILED: { recreate: fixed(300_000) },
    },
  };

  test('what it does not say stays', () => {
    expect(workloadOf(undefined)).toEqual(same);
    expect(workloadOf({})).toEqual(same);
  });

  test('request by request', () => {
    expect(workloadOf({ requests: { backUp: { after: '2d' }, extend: { every: '30d' } } })).toEqual(
      {
        ...same,
        requests: { ...same.requests, backUp: fixed(2 * day), extend: exponential(30 * day) },
      },
    );
  });

  test('status by status', () => {
    expect(workloadOf({ reactions: { ERROR: { recreate: { after: '1d' } } } })).toEqual({
      ...same,
      reactions: { ...same.reactions, ERROR: { recreate: fixed(day) } },
    });
  });

  test('never and wait take something out', () => {
    const none = {
      requests: { backUp: 'never' },
      fault: 'never',
      recovery: 'never',
      reactions: { ERROR: 'wait' },
    };
    expect(workloadOf(none)).toEqual({
      requests: { restart: same.requests.restart },
      reactions: { CREATEFAILED: same.reactions.CREATEFAILED },
    });
  });
});

test('an entry has its own plan, or else the common one', () => {
  const { groups } = parseProfile(
    {
      plan: 'demo',
      instances: 1,
      horizon: '1d',
      mix: [
        { kind: 'ha', weight: 1 },
        { kind: 'ha', weight: 1, plan: 'mine' },
      ],
    },
    { ...presets, mine: { ...presets.demo, name: 'mine' } },
  );
  expect(groups.map(({ plan }) => plan.name)).toEqual(['demo', 'mine']);
});

test('the names of the plans in a profile are found with their places', () => {
  const mix = [{ kind: 'ha', plan: 'fast.yaml' }, { kind: 'ha', plan: {} }, null];
  expect(planNamesIn({ plan: 'documented', mix })).toEqual([
    { name: 'documented', path: ['plan'] },
    { name: 'fast.yaml', path: ['mix', 0, 'plan'] },
  ]);
  expect(planNamesIn('documented')).toEqual([]);
  expect(planNamesIn({ mix: 'all' })).toEqual([]);
});

const example = (name: string) =>
  parseProfile(
    parse(
      readFileSync(
        join(import.meta.dirname, `../../../docs/examples/${name}.profile.yaml`),
        'utf8',
      ),
    ),
  );

test('the example of weekly restarts asks the question of the purpose of this simulator', () => {
  const profile = example('weekly-restarts');
  expect(profile.groups[0]?.plan.phases.RESTARTING?.fails).toBe(1 / 50);
  expect(describeProfile(profile)).toEqual([
    '100,000 instances, each watched for 365d, seed 42',
    'ha (master/standby), plan documented, but one in fifty restarts fails',
    '  while serving: restart every 7d on average, extend every 30d on average, fault every 180d on average',
    '  recovery: after a median of 5m (lognormal, sigma 1.5)',
    '  CREATEFAILED: recreate after 5m',
    '  ERROR: restart after 10m',
  ]);
});

test('the example of a mixed fleet backs up the kinds that can be backed up', () => {
  const models = modelsOf(example('mixed-fleet'));
  expect(
    models.map(({ weight, model }) => [
      model.kind,
      weight,
      model.states.some(({ name }) => name === 'RUNNING.backingUp'),
    ]),
  ).toEqual([
    ['ha', 0.6, true],
    ['single', 0.25, false],
    ['cluster', 0.15, true],
  ]);
});

test('in the exponential example every clock is exponential and every state is reached', () => {
  const [group] = modelsOf(example('exponential'));
  const clocks = group?.model.states.flatMap(({ causes }) => causes.map((cause) => cause.afterMs));
  expect(new Set(clocks?.map(({ type }) => type))).toEqual(new Set(['exponential']));
  expect(group?.model.states).toHaveLength(10);
});

test('the examples in the documentation of parseProfile, modelsOf and describeProfile are right', () => {
  const mix = [
    { kind: 'ha', weight: 70, workload: { requests: { backUp: { every: '1d' } } } },
    { kind: 'single', weight: 30 },
  ];
  const { kind: _, ...rest } = right;
  expect(parseProfile({ ...rest, mix }).groups[0]?.weight).toBe(0.7);

  const requests = { restart: { every: '7d' } };
  const single = parseProfile({ ...right, kind: 'single', workload: { requests } });
  expect(modelsOf(single)[0]?.model.states.map(({ name }) => name)).toEqual([
    'CREATING',
    'RUNNING.idle',
    'RESTARTING',
  ]);

  const reactions = { ERROR: { restart: { after: '10m' } } };
  const workload = { requests, reactions };
  expect(describeProfile(parseProfile({ ...right, instances: 1000, workload }))).toEqual([
    '1,000 instances, each watched for 365d, seed 1',
    'ha (master/standby), plan documented',
    '  while serving: restart every 7d on average',
    '  ERROR: restart after 10m',
  ]);
});

test('a description says how often and after what time, in the units of the profile', () => {
  const profile = parseProfile({
    plan: 'demo',
    instances: 1,
    horizon: '36h',
    mix: [
      {
        kind: 'proxy',
        weight: 2,
        workload: {
          requests: { restart: { after: { weibull: { scale: '7d', shape: 2 } } } },
          reactions: {
            ERROR: {
              restart: { after: { uniform: ['1m', '90s'] } },
              recreate: { after: { exponential: { mean: '2d' } } },
            },
          },
        },
      },
      { kind: 'single', weight: 1 },
    ],
  });
  expect(describeProfile(profile)).toEqual([
    '1 instance watched for 1d 12h, seed 1',
    '66.7% proxy (Proxy Cluster), plan demo',
    '  while serving: restart after a Weibull time (scale 7d, shape 2)',
    '  ERROR: restart after 1m to 1m 30s, recreate after 2d on average',
    '33.3% single (single-node), plan demo',
  ]);
});
