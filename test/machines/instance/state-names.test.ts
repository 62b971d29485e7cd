// The names of states, taken apart and put together: every leaf of the chart survives it.

import {
  initial,
  kinds,
  lifecycle,
  type StateName,
  situationOf,
  statusOf,
  statusTags,
  taskOf,
} from '../../../machines/index.js';
import { stateOf } from '../../../machines/internal.js';
import { leaves, rules, tasks } from './expected.js';

test.each(leaves)('%s is a status, with a task where it has tasks, and back again', (leaf) => {
  const situation = situationOf('ha', leaf);
  expect([...rules.statuses, rules.gone]).toContain(situation.status);
  expect([...tasks, undefined]).toContain(situation.task);
  expect(situation).toEqual({ kind: 'ha', status: statusOf(leaf), task: taskOf(leaf) });
  expect(stateOf(situation)).toBe(leaf);
  expect([situation.status, situation.task].filter(Boolean).join('.')).toBe(leaf);
});

test('a RUNNING instance whose task is not known is idle', () => {
  expect(stateOf({ status: 'RUNNING' })).toBe('RUNNING.idle');
});

test('a status with tasks is its own status and has no task itself', () => {
  expect([statusOf('RUNNING'), taskOf('RUNNING')]).toEqual(['RUNNING', undefined]);
});

test('every instance of every kind begins in the same state', () => {
  expect(initial).toBe('CREATING');
  expect(lifecycle.initial).toBe(initial);
  for (const kind of kinds) {
    expect(lifecycle.path({ from: initial, to: 'RUNNING', kind })?.steps[0]?.from).toBe(initial);
  }
});

test.each(leaves)('the tags of %s are those that it has', (leaf) => {
  const status = statusOf(leaf as StateName);
  const expected = statusTags.filter((tag) =>
    (rules.tags[tag] as readonly string[]).includes(status),
  );
  expect(lifecycle.tagsOf(leaf)).toEqual(expected);
  expect(statusTags).toEqual(Object.keys(rules.tags));
});
