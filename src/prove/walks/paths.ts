// The paths that XState's graph tools find through a machine. Those of its TestModel take every step there
// is, also the refused ones; the simple ones visit no state twice and are all there are.

import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import type { StatePath } from 'xstate/graph';
import { advance, begin, keyOf, type Start, stateOf, withoutStacks } from '../machine.js';
import { Ledger } from './ledger.js';
import type { PossibleSteps } from './possible.js';
import type { GraphTools, WalkSubject } from './subject.js';

/** The shortest paths from one start that take every event in every state at least once. */
export function testModelPaths(
  { createTestModel }: Pick<GraphTools, 'createTestModel'>,
  machine: AnyStateMachine,
  { input }: Start,
  events: readonly EventObject[],
) {
  // Left to itself the model takes a step that ends where it began for no step at all, and then
  // covers neither a flush nor a refusal.
  const serializeTransition = (
    _: AnyMachineSnapshot,
    event: EventObject | undefined,
    before?: AnyMachineSnapshot,
  ) => (event && before ? ` via ${event.type} from ${stateOf(before)}` : '');
  return withoutStacks(() =>
    createTestModel(machine, { serializeTransition }).getShortestPaths({
      input,
      events: [...events],
    } as never),
  );
}

/** Walks the paths of the test model of every start. */
export function walkTestModel(subject: WalkSubject, possible: PossibleSteps): Ledger {
  const ledger = new Ledger('shortest paths of the TestModel', subject, possible);
  for (const start of subject.starts) {
    for (const path of testModelPaths(subject.tools, subject.machine, start, subject.events)) {
      follow(ledger, subject.machine, start, path as unknown as AnyPath);
    }
  }
  return ledger;
}

/** Walks all simple paths of every start. */
export function walkSimplePaths(subject: WalkSubject, possible: PossibleSteps): Ledger {
  const ledger = new Ledger('all simple paths', subject, possible);
  const { machine } = subject;
  for (const start of subject.starts) {
    const options = { input: start.input, events: [...subject.events] };
    const paths = withoutStacks(() => subject.tools.getSimplePaths(machine, options as never));
    for (const path of paths) {
      follow(ledger, machine, start, path as unknown as AnyPath);
    }
  }
  return ledger;
}

type AnyPath = StatePath<AnyMachineSnapshot, EventObject>;

/**
 * Takes a path's events by real transitions. Its first step is the beginning; each step holds an event
 * and the snapshot that the graph says it leads to, which has to be the one it does lead to.
 */
function follow(ledger: Ledger, machine: AnyStateMachine, start: Start, { steps }: AnyPath): void {
  steps.slice(1).reduce(
    (position, { event, state }) => {
      const after = advance(machine, position.snapshot, event);
      if (keyOf(after) !== keyOf(state)) {
        throw new Error(`the graph says ${stateOf(state)} where the machine is ${stateOf(after)}`);
      }
      return ledger.step(position, event, after);
    },
    ledger.begin(start, begin(machine, start)),
  );
  ledger.count(1);
}
