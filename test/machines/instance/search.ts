// A search for shortest ways over the machine itself, which shares no code with the model's own: what
// the model's ways are held against.

import { transition } from 'xstate';
import {
  type EventName,
  eventNames,
  type InstanceMachine,
  type Kind,
  type Path,
  type PathQuery,
  type StatusOrState,
  snapshotAt,
} from '../../../machines/index.js';
import { leafOf } from '../../support/proof/index.js';
import { isRequest } from './asking.js';
import { leaves } from './expected.js';

/** A way's length, and how many requests are on it. */
type Cost = readonly [steps: number, requests: number];

export interface Step {
  readonly from: string;
  readonly event: EventName;
  readonly to: string;
}

export const costOf = (path: Path | undefined): Cost | undefined =>
  path && [path.steps.length, path.steps.filter(({ event }) => isRequest(event)).length];

const isAt = (place: StatusOrState, leaf: string) => leaf === place || leaf.startsWith(`${place}.`);

/** Every step of the machine itself. */
export function stepsOf(machine: InstanceMachine, kind: Kind): Step[] {
  return leaves.flatMap((from) => {
    const before = snapshotAt(machine, from, kind);
    return eventNames
      .filter((event) => before.can({ type: event }))
      .map((type) => ({ from, event: type, to: leafOf(transition(machine, before, { type })[0]) }));
  });
}

/** The way starts and ends where it should, and is made of steps of the machine. */
export function isWay(
  known: readonly Step[],
  { steps, needs }: Path,
  from: StatusOrState,
  to: StatusOrState,
): boolean {
  const asked = steps.some(({ event }) => isRequest(event)) ? 'operator' : 'platform';
  return (
    isAt(from, steps[0]?.from ?? from) &&
    isAt(to, steps.at(-1)?.to ?? to) &&
    needs === asked &&
    steps.every(
      (step, index) =>
        step.from === (steps[index - 1]?.to ?? step.from) &&
        step.mover === (isRequest(step.event) ? 'operator' : 'platform') &&
        known.some(
          ({ from, event, to }) => from === step.from && event === step.event && to === step.to,
        ),
    )
  );
}

/** Tries all ways, length by length, with the fewest requests that each of them needs. */
export function search(
  steps: readonly Step[],
  from: StatusOrState,
  { by, without }: Partial<PathQuery>,
) {
  const usable = steps.filter(
    ({ event }) => !without?.includes(event) && (by !== 'platform' || !isRequest(event)),
  );
  const found = new Map<string, Cost>();
  let layer = new Map<string, number>(
    leaves.filter((leaf) => isAt(from, leaf)).map((leaf) => [leaf, 0]),
  );
  for (let length = 0; layer.size > 0; length++) {
    const next = new Map<string, number>();
    for (const [leaf, requests] of layer) found.set(leaf, [length, requests]);
    for (const { from: leaf, event, to } of usable) {
      const requests = layer.get(leaf);
      if (requests === undefined || found.has(to)) continue;
      const sum = requests + Number(isRequest(event));
      next.set(to, Math.min(sum, next.get(to) ?? sum));
    }
    layer = next;
  }
  return (to: StatusOrState): Cost | undefined =>
    [...found]
      .filter(([leaf]) => isAt(to, leaf))
      .map(([, cost]) => cost)
      .sort(([a, x], [b, y]) => a - b || x - y)[0];
}
