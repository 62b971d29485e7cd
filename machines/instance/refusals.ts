// Why an event is not accepted, in words with what would be accepted instead, and for requests with
// the service's error code. Codes and conditions are the chart's and its guards'; here they meet.

import type { AnyStateNode } from 'xstate';
import type { Edge } from './edges.js';
import { type EventName, isRequest, type Outcome, type Request, requestPhrases } from './events.js';
import { nodeName, nodesOf, stateNamesOf } from './graph.js';
import { guardRefusals } from './guards.js';
import type { InstanceMachine, StateMeta } from './instance.machine.js';
import { type Kind, kinds } from './kinds.js';
import { listNames } from './list-names.js';
import { leadsTo } from './reachability.js';
import { statusOf, taskOf } from './state-names.js';
import { deleted, type StateName } from './statuses.js';
import type { TransitionTable } from './table.js';

/** What there is to say of any event that is not accepted. */
interface Explained {
  /** What stands in the way: "the instance is restarting". */
  readonly because: string;
  /** One line for people: what is refused, why, and where it would be accepted. */
  readonly message: string;
  /**
   * True when the instance will never accept the event, whatever happens to it next: its kind rules
   * it out, no way leads to where it is accepted, or the instance is gone.
   */
  readonly permanent: boolean;
}

/** The service's answer to a request that it does not accept. */
export interface Refusal extends Explained {
  /** What is refused. */
  readonly request: Request;
  /** The error code of the service, such as `DCS.4111` (page ErrorCode). */
  readonly code: string;
}

/** Why the platform cannot report an outcome. */
export interface OutcomeRefusal extends Explained {
  /** What cannot be reported. */
  readonly outcome: Outcome;
  /** What it can report instead. */
  readonly allowed: readonly Outcome[];
}

/** The code for a state that has none more fitting (page ErrorCode). */
const notInThisState = 'DCS.4026';

/** A chart, with what was derived from it. */
interface Chart {
  readonly machine: InstanceMachine;
  readonly edges: readonly Edge[];
  readonly table: TransitionTable;
}

/** Explains why a chart refuses `request` in `state`. */
export function explainRefusal(
  chart: Chart,
  request: Request,
  state: StateName,
  kind: Kind,
): Refusal {
  const { code } = standingRefusal(chart.machine, request, state);
  const ruledOut = kindRefusal(chart, request, state, kind);
  return ruledOut ?? { request, code, ...explained(chart, request, state, kind) };
}

/** Explains why a chart has no `outcome` in `state`, where it has those that are `allowed`. */
export function explainOutcomeRefusal(
  chart: Chart,
  outcome: Outcome,
  state: StateName,
  kind: Kind,
  allowed: readonly Outcome[],
): OutcomeRefusal {
  const instead =
    allowed.length > 0
      ? `the platform can report ${listNames(allowed)}`
      : 'nothing can be reported';
  return { outcome, ...explained(chart, outcome, state, kind, instead), allowed };
}

/** The refusal that no waiting can lift, which comes before one that passes. */
function kindRefusal(
  { edges }: Chart,
  request: Request,
  state: StateName,
  kind: Kind,
): Refusal | undefined {
  const asked = edges.filter(({ event }) => event === request);
  const ruledOut = asked.map(({ guard }) => guard && guardRefusals[guard]).find(Boolean);
  const isOffered = asked.some(({ kinds }) => kinds.includes(kind));
  if (state === deleted || isOffered || !ruledOut) return undefined;
  const others = listNames(kinds.filter((each) => asked.some((edge) => edge.kinds.includes(each))));
  const message = `cannot ${requestPhrases[request]}: ${ruledOut.because}; ${request} is accepted for ${others}`;
  return { request, ...ruledOut, message, permanent: true };
}

function explained(
  { machine, edges, table }: Chart,
  event: EventName,
  state: StateName,
  kind: Kind,
  ...more: readonly string[]
): Explained {
  const offered = edges.filter((edge) => edge.event === event && edge.kinds.includes(kind));
  const accepting = new Set(offered.flatMap(({ leaves }) => leaves));
  const { condition } = standingRefusal(machine, event, state);
  const [status, isBusy] = [statusOf(state), taskOf(state) && condition !== statusOf(state)];
  const where = isBusy ? `${status} but ${condition}` : status;
  const places = listNames(placesOf(machine, accepting));
  const verb = isRequest(event) ? 'accepted' : 'possible';
  const instead = [...more, ...(places ? [`${event} is ${verb} in ${places}`] : [])];
  return {
    because: `the instance is ${condition}`,
    message: [
      `cannot ${isRequest(event) ? requestPhrases[event] : event}: the instance is ${where}`,
      ...(state === deleted ? [] : instead),
    ].join('; '),
    permanent: !leadsTo(table, kind, state, accepting),
  };
}

/** What the innermost node around `state` has to say to events that it refuses. */
function standingRefusal(machine: InstanceMachine, event: EventName, state: StateName) {
  let node: AnyStateNode | undefined = nodesOf(machine).find((each) => nodeName(each) === state);
  for (; node; node = node.parent) {
    const { refusal, except } = (node.meta ?? {}) as StateMeta;
    const code = isRequest(event) ? except?.[event] : undefined;
    if (refusal) return { ...refusal, code: code ?? refusal.code };
  }
  return { code: notInThisState, condition: statusOf(state) as string };
}

/** Names the places that `leaves` make up: a whole status, or a status while in some task. */
function placesOf(machine: InstanceMachine, leaves: ReadonlySet<StateName>): string[] {
  const all = stateNamesOf(machine);
  return unique([...leaves].map(statusOf)).flatMap((status) => {
    const members = all.filter((state) => statusOf(state) === status);
    if (members.every((state) => leaves.has(state))) return status;
    return members
      .filter((state) => leaves.has(state))
      .map((state) => `${status} while ${taskOf(state)}`);
  });
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];
