// The paths of a chart's test models, lived by running actors of another chart or of the same one.

import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type EventObject,
} from 'xstate';
import { testModelPaths } from '../../../src/prove/internal.js';
import { leafOf, startOf } from './chart.js';
import { tools } from './prove-paths.js';
import { eventsOf, type Rules, type Violation } from './rules.js';

/** @returns one violation per path on which the actor was elsewhere than the model */
export async function replayOnActors(
  model: AnyStateMachine,
  system: AnyStateMachine,
  rules: Rules,
): Promise<{ readonly paths: number; readonly violations: readonly Violation[] }> {
  const violations: Violation[] = [];
  let paths = 0;
  for (const kind of rules.kinds) {
    for (const path of testModelPaths(tools, model, startOf(kind), eventsAs(rules))) {
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

const eventsAs = (rules: Rules) => eventsOf(rules).map((type) => ({ type }));
