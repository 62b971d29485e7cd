// A model says what the chart says: change an edge there and the model follows.

import { guards, instanceMachine, lifecycleOf } from '../../../machines/index.js';
import { type ModelGroup, modelsOf, parseProfile } from '../../../src/simulator/profile/index.js';
import { alterChart, edgeOf } from '../../support/proof/index.js';

const workload = {
  requests: { restart: { every: '7d' } },
  fault: { every: '180d' },
  recovery: { after: { uniform: ['5m', '1h'] } },
  reactions: { ERROR: { restart: { after: '10m' } } },
};
const plan = { phases: { RESTARTING: { takes: '15m', fails: 0.25 } } };

describe('where the chart is another one, so is the model:', () => {
  const profile = parseProfile({ kind: 'ha', plan, workload, instances: 1, horizon: '1d' });
  const endsOf = (groups: readonly ModelGroup[], state: string) => {
    const states = groups[0]?.model.states;
    return states
      ?.find(({ name }) => name === state)
      ?.causes.flatMap(({ name, branches }) =>
        branches.map(({ event, to }) => [name, event, states[to]?.name]),
      );
  };

  test('an edge that leads elsewhere', () => {
    const chart = lifecycleOf(
      alterChart(instanceMachine, guards, (draft) => {
        edgeOf(draft, 'RESTARTING', 'fail').target = 'CREATEFAILED';
      }),
    );
    expect(endsOf(modelsOf(profile), 'RESTARTING')).toContainEqual(['the work', 'fail', 'ERROR']);
    expect(endsOf(modelsOf(profile, chart), 'RESTARTING')).toContainEqual([
      'the work',
      'fail',
      'CREATEFAILED',
    ]);
  });

  test('a request that is no longer accepted', () => {
    const chart = lifecycleOf(
      alterChart(instanceMachine, guards, (draft) => {
        delete draft.states.ERROR?.on.restart;
      }),
    );
    expect(endsOf(modelsOf(profile, chart), 'ERROR')).toEqual([
      ['recovery', 'recover', 'RUNNING.idle'],
    ]);
  });

  test('a status that serves as well', () => {
    const chart = lifecycleOf(
      alterChart(instanceMachine, guards, (draft) => {
        draft.states.ERROR?.tags?.push('serving');
      }),
    );
    const model = modelsOf(profile, chart)[0]?.model;
    expect(model?.states.filter(({ serving }) => serving).map(({ name }) => name)).toEqual([
      'RUNNING.idle',
      'ERROR',
    ]);
    // Requests arrive there now, next to the operator who reacts.
    expect(endsOf(modelsOf(profile, chart), 'ERROR')?.map(([name]) => name)).toEqual([
      'recovery',
      'restart',
      'restart',
    ]);
  });
});
