// What the chart answers when it is asked what can happen in a situation: requests that are accepted,
// outcomes that are possible, the order of both, and a task that is left out.

import {
  guards,
  instanceMachine,
  type Kind,
  kinds,
  lifecycle,
  lifecycleOf,
  type Situation,
} from '../../../machines/index.js';
import { alterChart } from '../../support/proof/index.js';
import { situationIn } from './asking.js';
import { cells, leaves, rules } from './expected.js';

/** The events of some in the table that a state accepts, for instances of a kind. */
const openTo = (state: (typeof leaves)[number], kind: Kind, events: readonly string[]) =>
  events.filter((event) =>
    cells.some(
      (cell) =>
        cell.state === state && cell.kind === kind && cell.event === event && cell.to !== undefined,
    ),
  );

describe.each(kinds)('a %s instance', (kind: Kind) => {
  test.each(leaves)('in %s is open to what the table says, in the order of the events', (leaf) => {
    const requests = openTo(leaf, kind, rules.requests);
    const outcomes = openTo(leaf, kind, rules.outcomes);
    const situation = situationIn(leaf, kind);
    expect(lifecycle.acceptedRequests(situation)).toEqual(requests);
    expect(lifecycle.possibleOutcomes(situation)).toEqual(outcomes);
    expect(lifecycle.accepted(situation)).toEqual([...requests, ...outcomes]);
  });
});

describe('a situation', () => {
  test('without a task means that none is under way', () => {
    const situation: Situation = { kind: 'ha', status: 'RUNNING' };
    expect(lifecycle.acceptedRequests(situation)).toEqual(
      openTo('RUNNING.idle', 'ha', rules.requests),
    );
    expect(lifecycle.next(situation, 'backUp')).toBe('RUNNING.backingUp');
    expect(lifecycle.refusal('restart', situation)).toBeUndefined();
  });

  test('has a task only while RUNNING', () => {
    const situation: Situation = { kind: 'ha', status: 'ERROR', task: 'backingUp' };
    expect(lifecycle.next(situation, 'recover')).toBe('RUNNING.idle');
    expect(lifecycle.refusal('extend', situation)?.code).toBe('DCS.4049');
  });

  test.each([
    { kind: 'ha', status: 'FLUSHING' },
    { kind: 'memcached', status: 'RUNNING' },
  ])('that the chart does not know, as %j, is open to nothing', (unknown) => {
    const situation = unknown as unknown as Situation;
    expect(lifecycle.accepted(situation)).toEqual([]);
    expect(lifecycle.next(situation, 'restart')).toBeUndefined();
    expect(lifecycle.nextMover(situation)).toBe('none');
  });
});

test('what holds in the whole chart does not hold once the instance is deleted', () => {
  const asked = lifecycleOf(
    alterChart(instanceMachine, guards, (chart) => {
      chart.on = { recover: { target: '.ERROR' } };
    }),
  );
  expect(asked.next({ kind: 'ha', status: 'CREATEFAILED' }, 'recover')).toBe('ERROR');
  expect(asked.next({ kind: 'ha', status: 'deleted' }, 'recover')).toBeUndefined();
});

test('a chart is walked once, however often it is asked', () => {
  const asked = lifecycleOf(instanceMachine);
  expect(asked.edges).toBe(asked.edges);
  expect(asked.table).toBe(asked.table);
  expect(asked.edges).toEqual(lifecycle.edges);
});
