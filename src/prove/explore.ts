// All that a machine can become from one start, found breadth first: so the first way to a snapshot is a shortest
// one. What was left out, because a limit was met, is said.

import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { advance, begin, keyOf, type Start, stateOf, takenEdges } from './machine.js';

/** A snapshot that can be reached, and a shortest way to it. */
export interface Reached {
  readonly start: Start;
  readonly snapshot: AnyMachineSnapshot;
  readonly state: string;
  /** How many events lead here. */
  readonly depth: number;
  /** The last step of the shortest way; none at the beginning. */
  readonly by?: { readonly from: Reached; readonly event: EventObject };
  /** What every event does here, as far as what it leads to was reached. */
  readonly steps: readonly ReachedStep[];
  /** Whether more can be reached from here than was: a limit was met. */
  readonly open: boolean;
}

/** What an event does in a snapshot. */
export interface ReachedStep {
  readonly event: EventObject;
  /** Whether the machine has a transition for it. */
  readonly taken: boolean;
  readonly to: Reached;
}

/** What was reached from one start. */
export interface Reach {
  readonly start: Start;
  /** In the order of their depth. */
  readonly nodes: readonly Reached[];
  /** Whether these are all there are: false when a limit was met. */
  readonly complete: boolean;
}

/** How far to look. */
export interface Limits {
  /** How many events in a row. */
  readonly depth: number;
  /** How many snapshots of one start. */
  readonly snapshots: number;
}

type Draft = Reached & { readonly steps: ReachedStep[]; open: boolean };

/** After so many snapshots others may do something. */
const slice = 500;

/**
 * Finds what a machine can become from a start by some events.
 *
 * @throws UnprovableError when the machine throws, or its context cannot be compared
 */
export function explore(...search: Parameters<typeof exploreInSteps>): Reach {
  const steps = exploreInSteps(...search);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Does the same, and pauses now and then with how many snapshots were found.
 *
 * @throws UnprovableError when the machine throws, or its context cannot be compared
 */
export function* exploreInSteps(
  machine: AnyStateMachine,
  start: Start,
  events: readonly EventObject[],
  limits: Limits,
): Generator<number, Reach> {
  const first = begin(machine, start);
  const birth: Draft = {
    start,
    snapshot: first,
    state: stateOf(first),
    depth: 0,
    steps: [],
    open: false,
  };
  const nodes: Draft[] = [birth];
  const known = new Map([[keyOf(first), birth]]);
  let complete = true;

  // The list grows while it is walked.
  for (const [place, from] of nodes.entries()) {
    if (place % slice === slice - 1) yield nodes.length;
    for (const event of events) {
      const snapshot = advance(machine, from.snapshot, event);
      const key = keyOf(snapshot);
      let to = known.get(key);
      if (!to) {
        if (from.depth >= limits.depth || nodes.length >= limits.snapshots) {
          complete = false;
          from.open = true;
          continue;
        }
        to = {
          start,
          snapshot,
          state: stateOf(snapshot),
          depth: from.depth + 1,
          by: { from, event },
          steps: [],
          open: false,
        };
        known.set(key, to);
        nodes.push(to);
      }
      from.steps.push({
        event,
        taken: takenEdges(machine, from.snapshot, event).length > 0,
        to,
      });
    }
  }
  return { start, nodes, complete };
}
