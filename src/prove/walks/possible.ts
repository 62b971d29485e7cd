// Every step that can ever be taken, and every two in a row, found by trying all events in all snapshots: the
// totals against which the walks are measured.

import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { advance, begin, keyOf, type Start, stateOf, takenEdges } from '../machine.js';
import { maxSnapshots, TooManySnapshotsError, type WalkSubject } from './subject.js';

/** Steps are named `START STATE EVENT`, pairs `STEP > STEP`. */
export interface PossibleSteps {
  readonly steps: readonly string[];
  readonly pairs: readonly string[];
}

/**
 * Tries all events in all snapshots.
 *
 * @throws TooManySnapshotsError when there are too many of them to try all paths
 */
export function possibleSteps({ machine, starts, events }: WalkSubject): PossibleSteps {
  const steps = new Set<string>();
  const pairs = new Set<string>();
  for (const start of starts) {
    const found = new Map([begin(machine, start)].map((birth) => [keyOf(birth), birth]));
    const arrivals: { step: string; at: string }[] = [];
    const departures = new Map<string, string[]>();
    // A map hands out the entries that are added while it is walked, too.
    for (const [key, snapshot] of found) {
      if (found.size > maxSnapshots) {
        throw new TooManySnapshotsError(
          `${start.name} has more than ${maxSnapshots} snapshots: does its context count?`,
        );
      }
      const taken = events.filter((event) => takenEdges(machine, snapshot, event).length > 0);
      departures.set(
        key,
        taken.map((event) => stepName(start, snapshot, event)),
      );
      for (const event of taken) {
        const after = advance(machine, snapshot, event);
        if (!found.has(keyOf(after))) found.set(keyOf(after), after);
        arrivals.push({ step: stepName(start, snapshot, event), at: keyOf(after) });
      }
    }
    for (const step of [...departures.values()].flat()) steps.add(step);
    for (const { step, at } of arrivals) {
      for (const next of departures.get(at) ?? []) pairs.add(`${step} > ${next}`);
    }
  }
  return { steps: [...steps], pairs: [...pairs] };
}

/** The name of a step: the start, the state and the event. */
export const stepName = (
  start: Start,
  snapshot: AnyMachineSnapshot,
  { type }: EventObject,
): string => `${start.name} ${stateOf(snapshot)} ${type}`;
