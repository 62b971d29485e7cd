// The paths that @xstate/graph finds through a chart. Those of its TestModel take every step there
// is, also the refused ones; the simple ones visit no state twice and are all there are.

import { createTestModel, getSimplePaths, type StatePath } from '@xstate/graph';
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type EventObject,
} from 'xstate';
import { advance, begin, keyOf, leafOf } from './chart.js';
import { type Ledger, openLedger } from './ledger.js';
import { eventsOf, type Rules, type Subject, type Violation } from './rules.js';

/** The shortest paths of one kind that take every event in every state at least once. */
export function testModelPaths(machine: AnyStateMachine, rules: Rules, kind: string) {
  const events = eventsOf(rules).map((type) => ({ type }));
  // Left to itself the model takes a step that ends where it began for no step at all, and then
  // covers neither a flush nor a refusal.
  const serializeTransition = (
    _: AnyMachineSnapshot,
    event: EventObject | undefined,
    before?: AnyMachineSnapshot,
  ) => (event && before ? ` via ${event.type} from ${leafOf(before)}` : '');
  return createTestModel(machine, { serializeTransition }).getShortestPaths({
    input: { kind },
    events,
  });
}

/** Walks the paths of the test model of every kind. */
export function walkTestModel(subject: Subject, rules: Rules): Ledger {
  const ledger = openLedger('shortest paths of the TestModel', subject, rules);
  for (const kind of rules.kinds) {
    for (const path of testModelPaths(subject.machine, rules, kind)) {
      follow(ledger, subject.machine, kind, path);
    }
  }
  return ledger;
}

/** Walks all simple paths of every kind. */
export function walkSimplePaths(subject: Subject, rules: Rules): Ledger {
  const ledger = openLedger('all simple paths', subject, rules);
  const events = eventsOf(rules).map((type) => ({ type }));
  for (const kind of rules.kinds) {
    for (const path of getSimplePaths(subject.machine, { input: { kind }, events } as never)) {
      follow(ledger, subject.machine, kind, path as unknown as AnyPath);
    }
  }
  return ledger;
}

/**
 * Lives the paths of one chart's test models on running actors of another, or of the same one.
 *
 * @returns one violation per path on which the actor was elsewhere than the model
 */
export async function replayOnActors(
  model: AnyStateMachine,
  system: AnyStateMachine,
  rules: Rules,
): Promise<{ readonly paths: number; readonly violations: readonly Violation[] }> {
  const violations: Violation[] = [];
  let paths = 0;
  for (const kind of rules.kinds) {
    for (const path of testModelPaths(model, rules, kind)) {
      paths++;
      const actor = createActor(system, { input: { kind } }).start();
      const send = ({ event }: { event: EventObject }) => actor.send(event as never);
      const compare = (expected: AnyMachineSnapshot) => {
        const [is, should] = [leafOf(actor.getSnapshot()), leafOf(expected)];
        if (is !== should) throw new Error(`the actor is ${is}, and the model ${should}`);
      };
      await path
        .test({
          states: { '*': compare },
          events: Object.fromEntries(eventsOf(rules).map((event) => [event, send])),
        })
        .catch((error: Error) => {
          const [what] = error.message.split('\n');
          violations.push({ rule: 'replay', message: `${what} (${kind}): ${path.description}` });
        });
    }
  }
  return { paths, violations };
}

type AnyPath = StatePath<AnyMachineSnapshot, EventObject>;

/**
 * Takes a path's events by real transitions. Its first step is the birth; each step holds an event
 * and the snapshot that the graph says it leads to, which has to be the one it does lead to.
 */
function follow(ledger: Ledger, machine: AnyStateMachine, kind: string, { steps }: AnyPath): void {
  steps.slice(1).reduce(
    (position, { event, state }) => {
      const after = advance(machine, position.snapshot, event.type);
      if (keyOf(after) !== keyOf(state)) {
        throw new Error(`the graph says ${leafOf(state)} where the machine is ${leafOf(after)}`);
      }
      return ledger.step(position, event.type, after);
    },
    ledger.begin(kind, begin(machine, kind)),
  );
  ledger.count(1);
}
