// Which causes race in which state, and which of them never win.

import { parseProfile, profileWarnings } from '../../../src/simulator/profile/index.js';
import { groupsIn, modelIn } from '../../support/profiles/index.js';

const workload = {
  requests: { restart: { every: '7d' }, extend: { after: '30d' } },
  fault: { every: '180d' },
};

test('flushing is counted and leads back to where it began', () => {
  const { states } = modelIn({
    kind: 'cluster',
    plan: 'instant',
    workload: { requests: { flush: { every: '1d' } } },
  });
  expect(states.map(({ name }) => name)).toEqual(['CREATING', 'RUNNING.idle']);
  expect(states[1]?.causes).toEqual([
    {
      name: 'flush',
      afterMs: { type: 'exponential', mean: 86_400_000 },
      branches: [{ probability: 1, event: 'flush', to: 1 }],
    },
  ]);
});

test('an instance that is configured cannot be extended, but it can be restarted and can break', () => {
  const { states } = modelIn({
    kind: 'ha',
    plan: { phases: { configuring: { takes: '3s' } } },
    workload: {
      ...workload,
      requests: { ...workload.requests, configure: { every: '1d' } },
    },
  });
  const configuring = states.find(({ name }) => name === 'RUNNING.configuring');
  expect(configuring?.causes.map(({ name }) => name)).toEqual(['the work', 'restart', 'fault']);
});

test('an ERROR that nothing ends is a state without causes', () => {
  const { states } = modelIn({
    kind: 'ha',
    plan: 'instant',
    workload: { fault: { every: '1d' }, reactions: { ERROR: 'wait' } },
  });
  expect(states.at(-1)).toEqual({ name: 'ERROR', serving: false, causes: [] });
});

test("a recovery that the plan times is the workload's recovery in other words", () => {
  const fault = { every: '1d' };
  const timed = { kind: 'ha', plan: { phases: { ERROR: { takes: '20m' } } }, workload: { fault } };
  const told = { kind: 'ha', plan: 'instant', workload: { fault, recovery: { after: '20m' } } };
  expect(modelIn(timed)).toEqual(modelIn(told));
});

test('states that nothing leads to are left out, and so are ends with a probability of 0', () => {
  const { states } = modelIn({
    kind: 'ha',
    plan: { phases: { CREATING: { takes: '5s', fails: 0.7, faults: 0.3 } } },
    workload: { requests: { restart: { every: '7d' } } },
  });
  expect(states.map(({ name }) => name)).toEqual(['CREATING', 'CREATEFAILED', 'ERROR']);
  expect(states[0]?.causes[0]?.branches).toEqual([
    { probability: 0.7, event: 'fail', to: 1 },
    { probability: 0.3, event: 'fault', to: 2 },
  ]);
});

describe('a cause that another one always beats is left out:', () => {
  const causesOfError = (recovery: unknown, restart: unknown, recreate?: unknown) =>
    modelIn({
      kind: 'ha',
      plan: 'instant',
      workload: {
        fault: { every: '1d' },
        recovery: { after: recovery },
        reactions: {
          ERROR: {
            ...(recreate !== undefined && { recreate: { after: recreate } }),
            restart: { after: restart },
          },
        },
      },
    })
      .states.find(({ name }) => name === 'ERROR')
      ?.causes.map(({ name }) => name);

  test.each([
    ['5m', '10m', ['recovery']],
    ['10m', '5m', ['restart']],
    // At the same instant the platform goes first.
    ['5m', '5m', ['recovery']],
    [{ uniform: ['1m', '5m'] }, '5m', ['recovery']],
    ['5m', { uniform: ['1m', '5m'] }, ['restart']],
    ['5m', { uniform: ['5m', '9m'] }, ['recovery']],
    [{ uniform: ['5m', '9m'] }, '5m', ['restart']],
    [{ uniform: ['1m', '6m'] }, '5m', ['recovery', 'restart']],
    [{ exponential: { mean: '1ms' } }, '5m', ['recovery', 'restart']],
    [{ exponential: { mean: '1d' } }, '0', ['restart']],
  ])('recovery after %j and a restart after %j leave %j', (recovery, restart, left) => {
    expect(causesOfError(recovery, restart)).toEqual(left);
  });

  test('a restart goes before a replacement that is due at the same instant, however they are written', () => {
    expect(causesOfError('5m', '2m', '2m')).toEqual(['restart']);
  });
});

test('the weights of a mix are normalised, and an entry of weight 0 is left out', () => {
  const groups = groupsIn({
    plan: 'instant',
    mix: [
      { kind: 'ha', weight: 6 },
      { kind: 'proxy', weight: 0 },
      { kind: 'single', weight: 2 },
    ],
  });
  expect(groups.map(({ weight, model }) => [model.kind, weight])).toEqual([
    ['ha', 0.75],
    ['single', 0.25],
  ]);
});

describe('a profile tells which of its clocks never ring', () => {
  const said = (requests: object, rest: object = {}) =>
    profileWarnings(
      parseProfile({
        kind: 'ha',
        plan: 'instant',
        workload: { requests, ...rest },
        instances: 10,
        horizon: '30d',
      }),
    );

  test('of two at the same time the one that comes first in the chart goes first', () => {
    expect(said({ extend: { after: '1h' }, restart: { after: '1h' } })).toEqual([
      'workload.requests.extend never comes: restart rings at the same time and goes first',
    ]);
    expect(said({ restart: { after: '1h' } }, { fault: { after: '1h' } })).toEqual([
      'workload.fault never comes: restart rings at the same time and goes first',
    ]);
  });

  test('one that is always too late is put off for ever', () => {
    const late = { restart: { after: '30d' }, backUp: { after: { uniform: ['1d', '2d'] } } };
    expect(said(late)).toEqual([
      'workload.requests.restart never comes: backUp always rings before it',
    ]);
  });

  test('one that can ring somewhere is not among them', () => {
    expect(said({ extend: { after: '2h' }, restart: { every: '1h' } })).toEqual([]);
    // A backup takes no time here, so a restart rings only while the instance is idle.
    expect(said({ restart: { after: '2h' }, backUp: { every: '1d' } })).toEqual([]);
  });
});
