// Questions to the chart: which edges it has, what is accepted where, why the rest is refused, who
// moves next, and what can be reached. Every answer is computed from the chart that is asked.

import { type Edge, edgesOf } from './edges.js';
import {
  type EventName,
  endsWork,
  isPlanned,
  isRequest,
  type Mover,
  type Outcome,
  type OutcomeRole,
  type Request,
  roleOf,
} from './events.js';
import { type GraphState, initialOf, nodeName, nodesOf, walksOf } from './graph.js';
import { type InstanceMachine, instanceMachine } from './instance.machine.js';
import { type Path, type PathQuery, type StatusOrState, shortestPath } from './reachability.js';
import {
  explainOutcomeRefusal,
  explainRefusal,
  type OutcomeRefusal,
  type Refusal,
} from './refusals.js';
import { type Situation, stateOf } from './state-names.js';
import {
  deleted,
  type StateName,
  type Status,
  type StatusTag,
  statuses,
  statusTags,
} from './statuses.js';
import { type TransitionTable, tableOf } from './table.js';

/**
 * Who will move an instance next: `either` when the platform may but need not, `none` when no move is
 * left.
 */
export type NextMover = Mover | 'either' | 'none';

/** The questions that a chart answers. */
export interface Lifecycle {
  /** Every transition of the chart, in the order in which it is written. */
  readonly edges: readonly Edge[];
  /** The chart as integers. */
  readonly table: TransitionTable;
  /** The state in which every instance begins. */
  readonly initial: StateName;
  /** Whether a status, or a state of it, carries a tag of the chart. */
  hasTag(of: StatusOrState, tag: StatusTag): boolean;
  /** The tags of a status, or of a state of it. */
  tagsOf(of: StatusOrState): readonly StatusTag[];
  /** The one question of page dcs-api-0312047: does an instance in this status serve? */
  serves(of: StatusOrState): boolean;
  /** The state that an event leads to, or undefined when it is not accepted. */
  next(situation: Situation, event: EventName): StateName | undefined;
  /** The events accepted in a situation, requests first. */
  accepted(situation: Situation): readonly EventName[];
  /** The requests accepted in a situation. */
  acceptedRequests(situation: Situation): readonly Request[];
  /** What the platform can report in a situation. */
  possibleOutcomes(situation: Situation): readonly Outcome[];
  /** The outcome that plays a part in a situation, or undefined when none can be reported there. */
  outcome(role: OutcomeRole, situation: Situation): Outcome | undefined;
  /** Why an event is refused, or undefined when it is accepted. */
  refusal(request: Request, situation: Situation): Refusal | undefined;
  refusal(outcome: Outcome, situation: Situation): OutcomeRefusal | undefined;
  refusal(event: EventName, situation: Situation): Refusal | OutcomeRefusal | undefined;
  /** Who moves next. What is not planned, such as a fault, is no move. */
  nextMover(situation: Situation): NextMover;
  /** The shortest way from one status or state to another, or undefined. See {@link PathQuery}. */
  path(query: PathQuery): Path | undefined;
  /** The statuses, and `deleted`, that can be reached from a status or state, itself included. */
  reachable(query: Omit<PathQuery, 'to'>): readonly (Status | typeof deleted)[];
}

/**
 * Asks a chart. The work is done once, at the first question.
 *
 * @param machine - the chart
 *
 * @example
 * ```ts
 * const { accepted } = lifecycleOf(instanceMachine);
 * accepted({ kind: 'single', status: 'ERROR' }).includes('delete'); // true
 * ```
 */
export function lifecycleOf(machine: InstanceMachine): Lifecycle {
  const walks = once(() => walksOf(machine));
  const edges = once(() => edgesOf(machine, walks()));
  const table = once(() => tableOf(machine, walks()));

  const walked = (situation: Situation): GraphState | undefined =>
    walks().get(situation.kind)?.get(stateOf(situation));

  function refusal(request: Request, situation: Situation): Refusal | undefined;
  function refusal(outcome: Outcome, situation: Situation): OutcomeRefusal | undefined;
  function refusal(event: EventName, situation: Situation): Refusal | OutcomeRefusal | undefined;
  function refusal(event: EventName, situation: Situation) {
    if (lifecycle.next(situation, event)) return undefined;
    const chart = { machine, edges: edges(), table: table() };
    const [state, { kind }] = [stateOf(situation), situation];
    return isRequest(event)
      ? explainRefusal(chart, event, state, kind)
      : explainOutcomeRefusal(chart, event, state, kind, lifecycle.possibleOutcomes(situation));
  }

  const lifecycle: Lifecycle = {
    get edges() {
      return edges();
    },
    get table() {
      return table();
    },
    get initial() {
      return initialOf(machine);
    },
    tagsOf: (of) => statusTags.filter((tag) => lifecycle.hasTag(of, tag)),
    hasTag: (of, tag) =>
      nodesOf(machine).some((node) => covers(nodeName(node), of) && node.tags.includes(tag)),
    serves: (of) => lifecycle.hasTag(of, 'serving'),
    next: (situation, event) => walked(situation)?.steps.get(event)?.to,
    accepted: (situation) => [...(walked(situation)?.steps.keys() ?? [])],
    acceptedRequests: (situation) => lifecycle.accepted(situation).filter(isRequest),
    possibleOutcomes: (situation) =>
      lifecycle.accepted(situation).filter((event): event is Outcome => !isRequest(event)),
    outcome: (role, situation) =>
      lifecycle.possibleOutcomes(situation).find((outcome) => roleOf(outcome) === role),
    refusal,
    nextMover(situation) {
      const outcomes = lifecycle.possibleOutcomes(situation);
      if (outcomes.some(endsWork)) return 'platform';
      if (outcomes.some(isPlanned)) return 'either';
      return lifecycle.acceptedRequests(situation).length > 0 ? 'operator' : 'none';
    },
    path: (query) => shortestPath(table(), query),
    reachable: (query) =>
      ([...statuses, deleted] as const).filter((to) => shortestPath(table(), { ...query, to })),
  };
  return lifecycle;
}

/** Tells whether a node of the chart is a status or state, or contains it. */
const covers = (node: string, of: string) => of === node || of.startsWith(`${node}.`);

/** Puts off a computation to the first use of its result, and does it once. */
function once<T extends object>(compute: () => T): () => T {
  let result: T | undefined;
  return () => {
    result ??= compute();
    return result;
  };
}

/** The lifecycle of a DCS instance, ready to be asked. */
export const lifecycle: Lifecycle = lifecycleOf(instanceMachine);

/** The state in which every instance begins. */
export const initial: StateName = lifecycle.initial;
