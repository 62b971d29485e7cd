// What holds from every state for every kind, whatever the edges: there is a way to the end, no
// operator is asked while work is under way, and what the chart does not know does not move it.

import * as fc from 'fast-check';
import { createActor, transition } from 'xstate';
import {
  eventNames,
  instanceMachine,
  kinds,
  lifecycle,
  type StatusOrState,
  snapshotAt,
} from '../../../machines/index.js';
import { checkProperties } from '../../support/proof/index.js';
import { situationIn } from './asking.js';
import { leaves, rules } from './expected.js';

const subject = {
  machine: instanceMachine,
  serves: (leaf: string) => lifecycle.serves(leaf as StatusOrState),
};
const everywhere = kinds.flatMap((kind) => leaves.map((leaf) => ({ kind, leaf })));
const transitional = everywhere.filter(({ leaf }) =>
  (rules.tags.transitional as readonly string[]).includes(leaf),
);

test('the chart has all the properties: no effects, an end, two ways out of all work', () => {
  expect(checkProperties(subject, rules)).toEqual([]);
});

test.each(everywhere)('from $leaf there is a way to deleted ($kind)', ({ kind, leaf }) => {
  const path = lifecycle.path({ from: leaf, to: 'deleted', kind });
  const end = path?.steps.reduce(
    (snapshot, { event }) => transition(instanceMachine, snapshot, { type: event })[0],
    snapshotAt(instanceMachine, leaf, kind),
  );
  expect(end?.value).toBe('deleted');
});

test.each(transitional)('$leaf accepts no request ($kind)', ({ kind, leaf }) => {
  expect(lifecycle.acceptedRequests(situationIn(leaf, kind))).toEqual([]);
});

test.each(transitional)(
  '$leaf ends well on succeed and badly on fault ($kind)',
  ({ kind, leaf }) => {
    expect(lifecycle.next(situationIn(leaf, kind), 'succeed')).toBe('RUNNING.idle');
    expect(lifecycle.next(situationIn(leaf, kind), 'fault')).toBe('ERROR');
  },
);

test.each(['RESTART', 'resize', 'soft_restart', 'succeeded', 'RUNNING', '', 'delete '])(
  'the unknown event "%s" changes nothing, in any state',
  (type) => {
    for (const { kind, leaf } of everywhere) {
      const before = snapshotAt(instanceMachine, leaf, kind);
      const [after, actions] = transition(instanceMachine, before, { type } as never);
      // Not toBe(): two snapshots put side by side are thousands of lines.
      expect(after === before).toBe(true);
      expect(actions).toEqual([]);
      expect(before.can({ type } as never)).toBe(false);
    }
  },
);

// XState keeps the names that begin with its own for itself, and forbids sending the wildcard.
const unknown = fc
  .string({ maxLength: 12 })
  .filter((type) => !(eventNames as readonly string[]).includes(type))
  .filter((type) => type !== '*' && !type.startsWith('xstate.'));

test('no event of any unknown name changes anything', () => {
  fc.assert(
    fc.property(unknown, fc.constantFrom(...everywhere), (type, { kind, leaf }) => {
      const before = snapshotAt(instanceMachine, leaf, kind);
      return transition(instanceMachine, before, { type } as never)[0] === before;
    }),
    { seed: 2026, numRuns: 500 },
  );
});

test('nothing that comes with an event changes the kind of a running actor', () => {
  const story = fc.array(
    fc.record({ type: fc.constantFrom(...eventNames), kind: fc.constantFrom(...kinds) }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), story, (kind, events) => {
      const actor = createActor(instanceMachine, { input: { kind } }).start();
      for (const event of events) actor.send(event);
      expect(actor.getSnapshot().context).toEqual({ kind });
    }),
    { seed: 2026, numRuns: 200 },
  );
});
