// Every step that instances can ever take in a chart, and every two in a row, found by trying all
// events in all states from birth: the totals against which the walks are measured.

import type { AnyStateMachine } from 'xstate';
import { advance, begin, keyOf, leafOf, maxSnapshots, takenEdge } from './chart.js';
import { eventsOf, type Rules } from './rules.js';

/** Steps are named `KIND STATE EVENT`, pairs `STEP > STEP`. */
export interface PossibleSteps {
  readonly steps: readonly string[];
  readonly pairs: readonly string[];
}

/**
 * Tries all events in all states that instances get to.
 *
 * @throws when there are too many of them to try all paths
 */
export function possibleSteps(machine: AnyStateMachine, rules: Rules): PossibleSteps {
  const steps: string[] = [];
  const pairs: string[] = [];
  for (const kind of rules.kinds) {
    const found = new Map([begin(machine, kind)].map((birth) => [keyOf(birth), birth]));
    const arrivals: { step: string; at: string }[] = [];
    const departures = new Map<string, string[]>();
    // A map hands out the entries that are added while it is walked, too.
    for (const [key, snapshot] of found) {
      if (found.size > maxSnapshots) {
        throw new Error(`${kind} has more than ${maxSnapshots} snapshots: does its context count?`);
      }
      const taken = eventsOf(rules).filter((event) => takenEdge(machine, snapshot, event));
      departures.set(
        key,
        taken.map((event) => `${kind} ${leafOf(snapshot)} ${event}`),
      );
      for (const event of taken) {
        const after = advance(machine, snapshot, event);
        if (!found.has(keyOf(after))) found.set(keyOf(after), after);
        arrivals.push({ step: `${kind} ${leafOf(snapshot)} ${event}`, at: keyOf(after) });
      }
    }
    steps.push(...[...departures.values()].flat());
    pairs.push(
      ...arrivals.flatMap(({ step, at }) =>
        (departures.get(at) ?? []).map((next) => `${step} > ${next}`),
      ),
    );
  }
  return { steps, pairs };
}
