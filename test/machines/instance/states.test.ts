// What each state is: its tags, its end, its birth, and who moves an instance out of it.

import { createActor, initialTransition } from 'xstate';
import {
  instanceMachine,
  kinds,
  lifecycle,
  type StatusOrState,
  type StatusTag,
  snapshotAt,
  stateNameOf,
  statuses,
} from '../../../machines/index.js';
import { situationIn } from './asking.js';
import { leaves, nextMovers, rules } from './expected.js';

/** The tags of a state: those of its status. */
const tagsOf = (leaf: string): StatusTag[] =>
  (Object.keys(rules.tags) as StatusTag[]).filter((tag) =>
    (rules.tags[tag] as readonly string[]).includes(leaf.split('.')[0] as string),
  );

describe.each(leaves)('%s', (leaf) => {
  const tags = tagsOf(leaf);
  test(`is tagged [${tags}] and nothing else, for every kind`, () => {
    for (const kind of kinds) {
      expect([...snapshotAt(instanceMachine, leaf, kind).tags]).toEqual(tags);
    }
    for (const tag of ['serving', 'transitional', 'failed'] as const) {
      expect(lifecycle.hasTag(leaf, tag)).toBe(tags.includes(tag));
    }
  });

  test(`${tags.includes('serving') ? 'serves' : 'does not serve'}`, () => {
    expect(lifecycle.serves(leaf)).toBe(tags.includes('serving'));
  });

  test(`is ${leaf === 'deleted' ? 'the end' : 'not the end'}`, () => {
    for (const kind of kinds) {
      const { status } = snapshotAt(instanceMachine, leaf, kind);
      expect(status).toBe(leaf === 'deleted' ? 'done' : 'active');
    }
  });

  test(`is left by: ${nextMovers[leaf]}`, () => {
    for (const kind of kinds) {
      expect(lifecycle.nextMover(situationIn(leaf, kind))).toBe(nextMovers[leaf]);
    }
  });

  test('is named by its own snapshot', () => {
    for (const kind of kinds) {
      expect(stateNameOf(snapshotAt(instanceMachine, leaf, kind))).toBe(leaf);
    }
  });
});

describe('the statuses', () => {
  test('are the seven of page dcs-api-0312047', () => {
    expect(statuses).toEqual(rules.statuses);
  });

  test.each(statuses)('%s has the tags of all its states', (status) => {
    for (const tag of ['serving', 'transitional', 'failed'] as const) {
      const bearers: readonly string[] = rules.tags[tag];
      expect(lifecycle.hasTag(status, tag)).toBe(bearers.includes(status));
    }
  });

  test('RUNNING alone serves', () => {
    expect(statuses.filter((status) => lifecycle.serves(status))).toEqual(['RUNNING']);
    expect(lifecycle.serves('RUN' as StatusOrState)).toBe(false);
  });
});

describe('the birth of an instance', () => {
  test.each(kinds)('a new %s instance is CREATING, and remembers its kind alone', (kind) => {
    const [born, actions] = initialTransition(instanceMachine, { kind });
    expect([born.value, born.context, actions]).toEqual(['CREATING', { kind }, []]);
    const actor = createActor(instanceMachine, { input: { kind } }).start();
    expect(actor.getSnapshot().value).toBe('CREATING');
  });
});
