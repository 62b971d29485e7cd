// One test per edge, one per refusal, one per outcome that cannot be: all states × events × kinds,
// against the oracle, by real transitions from every state.

import { transition } from 'xstate';
import {
  eventNames,
  instanceMachine,
  kinds,
  lifecycle,
  snapshotAt,
  stateNameOf,
} from '../../../machines/index.js';
import { checkGrid, leafOf } from '../../support/proof/index.js';
import { isRequest, refusalCodeIn, situationIn } from './asking.js';
import { type Cell, cells, leaves, rules } from './expected.js';

const accepted = cells.filter(({ to }) => to !== undefined);
const refused = cells.filter(({ code }) => code !== undefined);
const impossible = cells.filter(({ to, code }) => to === undefined && code === undefined);

describe('the oracle', () => {
  test('knows the kinds and events of the model, and no others', () => {
    expect(rules.kinds).toEqual(kinds);
    expect([...rules.requests, ...rules.outcomes]).toEqual(eventNames);
  });

  test('decides every event in every state for every kind', () => {
    expect(cells).toHaveLength(leaves.length * eventNames.length * kinds.length);
    for (const some of [accepted, refused, impossible]) expect(some).not.toEqual([]);
  });

  test('finds nothing to say against the chart', () => {
    expect(checkGrid(instanceMachine, cells, refusalCodeIn(lifecycle))).toEqual([]);
  });
});

describe('an event that is accepted', () => {
  test.each(accepted.map(titled))('%s', (_, { kind, state, event, to }) => {
    const before = snapshotAt(instanceMachine, state, kind);
    const [after, actions] = transition(instanceMachine, before, { type: event });
    expect(before.can({ type: event })).toBe(true);
    expect([leafOf(after), stateNameOf(after)]).toEqual([to, to]);
    expect([after.context, actions]).toEqual([{ kind }, []]);

    const situation = situationIn(state, kind);
    expect(lifecycle.next(situation, event)).toBe(to);
    expect(lifecycle.accepted(situation)).toContain(event);
    if (isRequest(event)) expect(lifecycle.refusal(event, situation)).toBeUndefined();
  });
});

describe('a request that is refused', () => {
  test.each(refused.map(titled))('%s', (_, cell) => {
    expectNothing(cell);
    const { kind, state, event, code } = cell;
    if (!isRequest(event)) throw new Error(`${event} is no request, so it cannot be refused`);
    expect(lifecycle.refusal(event, situationIn(state, kind))).toMatchObject({
      request: event,
      code,
    });
  });
});

describe('an outcome that cannot be', () => {
  test.each(impossible.map(titled))('%s', (_, cell) => expectNothing(cell));
});

function titled(cell: Cell): [title: string, cell: Cell] {
  const { kind, state, event, to, code } = cell;
  if (to === state) return [`${state}, on ${event}, stays ${to} (${kind})`, cell];
  if (to) return [`${state}, on ${event}, becomes ${to} (${kind})`, cell];
  if (code) return [`${state} refuses ${event} with ${code} (${kind})`, cell];
  return [`${state} knows no ${event} (${kind})`, cell];
}

/** The very same snapshot comes back, and the chart says beforehand that it will. */
function expectNothing({ kind, state, event }: Cell): void {
  const before = snapshotAt(instanceMachine, state, kind);
  const tags = [...before.tags];
  expect(before.can({ type: event })).toBe(false);
  const [after, actions] = transition(instanceMachine, before, { type: event });
  // Not toBe(): two snapshots put side by side are thousands of lines.
  expect(after === before).toBe(true);
  expect([leafOf(after), stateNameOf(after)]).toEqual([state, state]);
  expect([after.context, [...after.tags], actions]).toEqual([{ kind }, tags, []]);

  const situation = situationIn(state, kind);
  expect(lifecycle.next(situation, event)).toBeUndefined();
  expect(lifecycle.accepted(situation)).not.toContain(event);
}
