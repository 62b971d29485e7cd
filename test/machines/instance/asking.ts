// How the tests put the cells of the oracle as questions to a lifecycle.

import {
  type EventName,
  type Kind,
  type Lifecycle,
  type Request,
  requests,
  type Situation,
} from '../../../machines/index.js';
import type { Leaf } from './expected.js';

/** The situation of an instance in a leaf of the chart. */
export function situationIn(leaf: Leaf, kind: Kind): Situation {
  const [status, task] = leaf.split('.') as [Situation['status'], Situation['task']];
  return { kind, status, task };
}

/** Tells requests from outcomes. */
export const isRequest = (event: EventName): event is Request =>
  (requests as readonly EventName[]).includes(event);

/** What a lifecycle answers to an event, as an error code; nothing to what it accepts. */
export const refusalCodeIn =
  (lifecycle: Lifecycle) =>
  ({ kind, state, event }: { kind: Kind; state: Leaf; event: EventName }): string | undefined =>
    isRequest(event) ? lifecycle.refusal(event, situationIn(state, kind))?.code : undefined;
