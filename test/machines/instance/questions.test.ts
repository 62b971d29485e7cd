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
import { leaves } from './expected.js';

type Answers = Readonly<Record<(typeof leaves)[number], readonly [string, string]>>;

/** Per state the requests that are accepted, and the outcomes that are possible, of an ha instance. */
const ofHa: Answers = {
  CREATING: ['', 'succeed fail fault'],
  CREATEFAILED: ['delete', ''],
  'RUNNING.idle': ['restart extend restore backUp configure flush delete', 'fault'],
  'RUNNING.backingUp': ['restart', 'succeed fail fault'],
  'RUNNING.configuring': ['restart', 'succeed fail fault'],
  ERROR: ['restart delete', 'recover'],
  RESTARTING: ['', 'succeed fail fault'],
  EXTENDING: ['', 'succeed fail fault'],
  RESTORING: ['', 'succeed fail fault'],
  deleted: ['', ''],
};
const ofSingle: Answers = {
  ...ofHa,
  'RUNNING.idle': ['restart extend configure flush delete', 'fault'],
};
const words = (text: string) => text.split(' ').filter(Boolean);

describe.each(kinds)('a %s instance', (kind: Kind) => {
  test.each(leaves)('in %s is open to what the table says, in the order of the events', (leaf) => {
    const [requests, outcomes] = (kind === 'single' ? ofSingle : ofHa)[leaf].map(words);
    const situation = situationIn(leaf, kind);
    expect(lifecycle.acceptedRequests(situation)).toEqual(requests);
    expect(lifecycle.possibleOutcomes(situation)).toEqual(outcomes);
    expect(lifecycle.accepted(situation)).toEqual([...(requests ?? []), ...(outcomes ?? [])]);
  });
});

describe('a situation', () => {
  test('without a task means that none is under way', () => {
    const situation: Situation = { kind: 'ha', status: 'RUNNING' };
    expect(lifecycle.acceptedRequests(situation)).toEqual(words(ofHa['RUNNING.idle'][0]));
    expect(lifecycle.next(situation, 'backUp')).toBe('RUNNING.backingUp');
    expect(lifecycle.refusal('restart', situation)).toBeUndefined();
  });

  test('has a task only while RUNNING', () => {
    const situation: Situation = { kind: 'ha', status: 'ERROR', task: 'backingUp' };
    expect(lifecycle.next(situation, 'recover')).toBe('RUNNING.idle');
    expect(lifecycle.refusal('extend', situation)?.code).toBe('DCS.4049');
  });

  test.each([
    { kind: 'ha', status: 'FROZEN' },
    { kind: 'memcached', status: 'RUNNING' },
  ])('that the chart does not know, as %j, is open to nothing', (unknown) => {
    const situation = unknown as unknown as Situation;
    expect(lifecycle.accepted(situation)).toEqual([]);
    expect(lifecycle.next(situation, 'restart')).toBeUndefined();
    expect(lifecycle.nextMover(situation)).toBe('nobody');
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
