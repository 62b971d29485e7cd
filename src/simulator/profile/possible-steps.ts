// Which steps of the chart a workload can take, and why not the others. The chart says which states serve and
// which have failed, what is accepted there, and where it leads.

import {
  deleted,
  type EventName,
  type Kind,
  type Lifecycle,
  type Request,
  requests,
  type StateName,
  type StatusTag,
  situationOf,
} from '../../../machines/index.js';
import { type Reaction, recreate } from './profile.js';

/** A step of the chart: what happens, and the state that it leads to. */
export interface LifecycleStep {
  /** What happens. */
  readonly event: EventName;
  /** The state that it leads to. */
  readonly to: StateName;
}

/** Every reaction, in the order in which they win when they are due at the same instant. */
export const reactions: readonly Reaction[] = [...requests, recreate];

/** The states that carry a tag, in the chart's order. */
export function statesTagged(chart: Lifecycle, tag: StatusTag): StateName[] {
  return chart.table.states.filter((state) => chart.hasTag(state, tag));
}

/** The states in which an instance neither serves nor is at work, so that an operator may have to react. */
export function statesOutOfService(chart: Lifecycle): StateName[] {
  return chart.table.states.filter(
    (state) =>
      state !== deleted && !chart.hasTag(state, 'serving') && !chart.hasTag(state, 'transitional'),
  );
}

/** The step of an event in a state; undefined where the chart does not accept it. */
export function stepIn(
  chart: Lifecycle,
  kind: Kind,
  state: StateName,
  event: EventName,
): LifecycleStep | undefined {
  const to = chart.next(situationOf(kind, state), event);
  return to && { event, to };
}

/**
 * The step that a reaction takes. To recreate is the request that deletes the instance, followed by the
 * birth of a new one.
 */
export function reactionStep(
  chart: Lifecycle,
  kind: Kind,
  state: StateName,
  reaction: Reaction,
): LifecycleStep | undefined {
  if (reaction !== recreate) return stepIn(chart, kind, state, reaction);
  const deletion = chart
    .acceptedRequests(situationOf(kind, state))
    .find((request) => stepIn(chart, kind, state, request)?.to === deleted);
  return deletion && { event: deletion, to: chart.initial };
}

/** Says why no workload can have a request arrive at serving instances; undefined when it can. */
export function whyNotArrive(chart: Lifecycle, kind: Kind, request: Request): string | undefined {
  const serving = statesTagged(chart, 'serving');
  const ends = serving.map((state) => stepIn(chart, kind, state, request)?.to);
  if (ends.includes(deleted)) return deletes(request);
  if (ends.some((to) => to !== undefined)) return undefined;
  const [state] = serving;
  return state && reasonOf(chart, kind, state, request);
}

/** Says why an operator cannot react to a state in some way; undefined when that works. */
export function whyNotReact(
  chart: Lifecycle,
  kind: Kind,
  state: StateName,
  reaction: Reaction,
): string | undefined {
  const step = reactionStep(chart, kind, state, reaction);
  if (step) return step.to === deleted && reaction !== recreate ? deletes(reaction) : undefined;
  const deletion = requests.find((request) =>
    chart.edges.some(({ event, to }) => event === request && to === deleted),
  );
  const request = reaction === recreate ? deletion : reaction;
  return request && reasonOf(chart, kind, state, request);
}

const deletes = (request: Request) =>
  `${request} leaves no instance to go on with; allowed instead: ${recreate}, as a reaction to a status out of service`;

function reasonOf(chart: Lifecycle, kind: Kind, state: StateName, request: Request): string {
  const refusal = chart.refusal(request, situationOf(kind, state));
  return refusal ? `${refusal.message} (${refusal.code})` : `${request} does nothing in ${state}`;
}
