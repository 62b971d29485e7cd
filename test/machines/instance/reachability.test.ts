// Which states can reach which, and by the shortest way: cases by hand, and every question there is
// against a search over the machine itself that shares no code with the model.

import {
  eventNames,
  guards,
  type InstanceMachine,
  instanceMachine,
  type Kind,
  type Lifecycle,
  lifecycle,
  lifecycleOf,
  type Mover,
  type PathQuery,
  type StatusOrState,
} from '../../../machines/index.js';
import { leadsTo } from '../../../machines/instance/reachability.js';
import { alterChart, stateOf } from '../../support/proof/index.js';
import { leaves, reached, rules } from './expected.js';
import { costOf, isWay, search, stepsOf } from './search.js';

const places: readonly StatusOrState[] = [
  ...new Set<StatusOrState>([...rules.statuses, ...leaves]),
];

describe('the shortest way', () => {
  test.each<
    [from: StatusOrState, to: StatusOrState, query: Partial<PathQuery>, way: string, needs: Mover]
  >([
    ['CREATING', 'RUNNING', {}, 'succeed', 'platform'],
    ['CREATING', 'RUNNING.backingUp', {}, 'succeed backUp', 'operator'],
    ['CREATING', 'EXTENDING', {}, 'succeed extend', 'operator'],
    ['RUNNING', 'RESTORING', {}, 'restore', 'operator'],
    ['RUNNING', 'ERROR', {}, 'fault', 'platform'],
    ['RUNNING', 'ERROR', { without: ['fault'], kind: 'ha' }, 'restart fail', 'operator'],
    ['RUNNING.backingUp', 'EXTENDING', {}, 'succeed extend', 'operator'],
    ['RUNNING.configuring', 'RESTARTING', {}, 'restart', 'operator'],
    ['ERROR', 'RUNNING', {}, 'recover', 'platform'],
    ['ERROR', 'RUNNING', { without: ['recover'] }, 'restart succeed', 'operator'],
    ['RESTARTING', 'RUNNING', { by: 'platform' }, 'succeed', 'platform'],
    ['RESTARTING', 'deleted', { without: ['fail', 'fault'] }, 'succeed delete', 'operator'],
    ['EXTENDING', 'ERROR', { without: ['fault'] }, 'fail', 'platform'],
    ['RUNNING', 'RUNNING', {}, '', 'platform'],
    ['deleted', 'deleted', {}, '', 'platform'],
    ['RUNNING', 'RUNNING.backingUp', {}, '', 'platform'],
  ])('from %s to %s with %j is [%s] and needs the %s', (from, to, query, way, needs) => {
    const path = lifecycle.path({ from, to, ...query });
    expect(path?.steps.map(({ event }) => event).join(' ')).toBe(way);
    expect(path?.needs).toBe(needs);
  });

  test.each<[from: StatusOrState, to: StatusOrState, query: Partial<PathQuery>]>([
    ['CREATEFAILED', 'RUNNING', {}],
    ['RUNNING', 'CREATING', {}],
    ['deleted', 'RUNNING', {}],
    ['RUNNING', 'RESTORING', { kind: 'single' }],
    ['RUNNING', 'RESTARTING', { by: 'platform' }],
    ['RESTARTING', 'RUNNING', { without: ['succeed', 'fail', 'fault'] }],
    ['EXTENDING', 'ERROR', { kind: 'ha', by: 'platform', without: ['fault'] }],
  ])('from %s to %s with %j does not exist', (from, to, query) => {
    expect(lifecycle.path({ from, to, ...query })).toBeUndefined();
  });

  test('without a kind is that of the first kind that has the shortest one', () => {
    expect(lifecycle.path({ from: 'CREATING', to: 'RUNNING' })?.kind).toBe('single');
    expect(lifecycle.path({ from: 'RUNNING', to: 'RESTORING' })?.kind).toBe('ha');
    const noFault = { from: 'RESTORING', to: 'ERROR', without: ['fault'] } as const;
    expect(lifecycle.path({ ...noFault, kind: 'ha' })?.steps).toHaveLength(3);
    expect(lifecycle.path(noFault)?.steps).toHaveLength(1);
    const noSuccess = { from: 'EXTENDING', to: 'RUNNING', without: ['succeed'] } as const;
    expect(lifecycle.path({ ...noSuccess, kind: 'single' })?.steps).toHaveLength(2);
    expect(lifecycle.path(noSuccess)).toMatchObject({ kind: 'ha', steps: { length: 1 } });
  });
});

describe('what can be reached', () => {
  test.each(reached)('with %j is %s', (query, found) => {
    expect(lifecycle.reachable(query)).toEqual(found.split(' '));
  });
});

/** A chart with two ways of equal length: an operator's, whose events come first, and a free one. */
const withATie = alterChart(instanceMachine, guards, (chart) => {
  stateOf(chart, 'CREATEFAILED').on.restart = { target: 'RESTARTING' };
  stateOf(chart, 'CREATEFAILED').on.recover = { target: 'ERROR' };
});

test('of two ways of equal length the one is taken that asks less of operators', () => {
  const path = lifecycleOf(withATie).path({ from: 'CREATEFAILED', to: 'RUNNING' });
  expect(path?.steps.map(({ event }) => event)).toEqual(['recover', 'recover']);
  expect(path?.needs).toBe('platform');
});

test('of two states of one status the one is reached that asks less of operators', () => {
  const twoTasks = alterChart(instanceMachine, guards, (chart) => {
    stateOf(chart, 'CREATEFAILED').on.restart = { target: '#instance.RUNNING.backingUp' };
    stateOf(chart, 'CREATEFAILED').on.recover = { target: '#instance.RUNNING.configuring' };
  });
  const path = lifecycleOf(twoTasks).path({ from: 'CREATEFAILED', to: 'RUNNING' });
  expect(path?.steps.map(({ to }) => to)).toEqual(['RUNNING.configuring']);
});

// The kinds that differ in what they can do are these three; the others do as `cluster` does.
describe.each<[string, InstanceMachine, Lifecycle, Kind[]]>([
  ['the chart', instanceMachine, lifecycle, ['single', 'ha', 'cluster']],
  ['a chart with a tie', withATie, lifecycleOf(withATie), ['proxy']],
])('in %s, every shortest way is as short as a search finds it', (_, machine, asked, some) => {
  test.each(some)('for %s instances, with and without any one event', (kind) => {
    const steps = stepsOf(machine, kind);
    const queries: readonly Pick<PathQuery, 'by' | 'without'>[] = [
      {},
      { by: 'platform' },
      ...eventNames.map((event) => ({ without: [event] })),
    ];
    const wrong = queries.flatMap((query) =>
      places.flatMap((from) => {
        const costs = search(steps, from, query);
        return places.flatMap((to) => {
          const path = asked.path({ from, to, kind, ...query });
          const isRight =
            String(costOf(path)) === String(costs(to)) && (!path || isWay(steps, path, from, to));
          return isRight ? [] : [{ from, to, ...query, path }];
        });
      }),
    );
    expect(wrong).toEqual([]);
  });
});

test('one state leads to another where there is a way, and only there', () => {
  const { kinds, states } = lifecycle.table;
  for (const kind of kinds) {
    for (const from of states) {
      const ends = states.filter((to) => leadsTo(lifecycle.table, kind, from, new Set([to])));
      expect(ends).toEqual(states.filter((to) => lifecycle.path({ kind, from, to })));
    }
  }
});
