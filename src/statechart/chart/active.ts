// Where a machine is in its chart, and which way it has just gone.

import type { ChartTransition, MachineChart } from './shape.js';
import { idWithin, isWithin } from './state-id.js';

/**
 * The states that are active, with all that they are in.
 *
 * @param value - of a snapshot: a key, or keys with what is active below each
 * @returns ids; the root's is among them unless the value is no such thing
 */
export function activeStates(value: unknown): ReadonlySet<string> {
  const active = new Set<string>();
  const walk = (below: unknown, path: string): void => {
    active.add(path);
    if (typeof below === 'string') active.add(idWithin(path, below));
    else if (typeof below === 'object' && below !== null) {
      for (const [key, each] of Object.entries(below)) walk(each, idWithin(path, key));
    }
  };
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) walk(value, '');
  return active;
}

/**
 * The transitions that an event has most likely taken. Guards are not sent along, so among several
 * it is the one whose targets are active now; transitions that need no event may have followed.
 *
 * @param before - the states that were active
 * @param after - the states that are
 * @returns none when the event moved nothing
 */
export function edgeTaken(
  { transitions }: MachineChart,
  eventType: string | undefined,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): readonly ChartTransition[] {
  const possible = transitions.filter(({ from }) => before.has(from));
  const arrives = ({ to }: ChartTransition) => to.every((id) => after.has(id));
  const named = possible.filter(({ eventType: own }) => own === eventType);
  const byEvent = named.length > 0 ? named : possible.filter(({ trigger }) => trigger === 'any');
  const direct = firstPerState(byEvent.filter(arrives));
  if (direct.length > 0) return direct;
  // It went through a state that it has left again by `always`.
  const through = byEvent.filter(({ to }) => to.length > 0);
  for (const first of through) {
    const second = transitions.find(
      (each) => each.trigger === 'always' && first.to.includes(each.from) && arrives(each),
    );
    if (second) return [first, second];
  }
  return [];
}

/** Of alternatives, XState takes the first that applies; the deepest state goes first. */
function firstPerState(found: readonly ChartTransition[]): readonly ChartTransition[] {
  const firsts = found.filter(
    ({ from }, index) => found.findIndex((each) => each.from === from) === index,
  );
  return firsts.filter(
    ({ from }) => !firsts.some((other) => other.from !== from && isWithin(other.from, from)),
  );
}
