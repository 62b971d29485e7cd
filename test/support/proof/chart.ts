// What the tests ask of a chart, in the words of kinds and names of events.

import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Start } from '../../../src/prove/index.js';
import * as asked from '../../../src/prove/internal.js';

export {
  keyOf,
  leafNames,
  nodesBelow,
  stateOf as leafOf,
  topStatesOf as statusesIn,
  writtenEdges,
} from '../../../src/prove/internal.js';

/** A newborn instance of a kind. */
export const begin = (machine: AnyStateMachine, kind: string): AnyMachineSnapshot =>
  asked.begin(machine, startOf(kind));

/** How an instance of a kind begins. */
export const startOf = (kind: string): Start => ({ name: kind, input: { kind } });

/** Takes an event by XState's own pure transition function. */
export const advance = (
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: string,
): AnyMachineSnapshot => asked.advance(machine, snapshot, { type: event });

/** Whether a chart takes an event. */
export const takes = (
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: string,
): boolean => asked.takenEdges(machine, snapshot, { type: event }).length > 0;

/** An instance of a kind, put into a state; undefined when the chart has no such state. */
export function placeAt(
  machine: AnyStateMachine,
  state: string,
  kind: string,
): AnyMachineSnapshot | undefined {
  const value = state
    .split('.')
    .reduceRight<string | object>((inner, name) => (inner === '' ? name : { [name]: inner }), '');
  if (!asked.leafNames(machine).includes(state)) return undefined;
  return machine.resolveState({ value, context: { kind } } as never);
}
