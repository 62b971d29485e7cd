// Why a request is not accepted: the service's error code, and the reason in words with what would
// be accepted instead. Codes and conditions are the chart's and its guards'; here they meet.

import type { AnyStateNode } from 'xstate';
import type { Edge } from './edges.js';
import { type Request, requestPhrases } from './events.js';
import { nodeName, nodesOf, stateNamesOf } from './graph.js';
import { guardRefusals } from './guards.js';
import type { InstanceMachine, StateMeta } from './instance.machine.js';
import type { Kind } from './kinds.js';
import { shortestPath } from './reachability.js';
import { deleted, type StateName } from './statuses.js';
import { statusOf, type TransitionTable } from './table.js';

/** The service's answer to a request that it does not accept. */
export interface Refusal {
  readonly request: Request;
  /** The error code of the service, such as `DCS.4111` (page ErrorCode). */
  readonly code: string;
  /** What stands in the way: "the instance is restarting". */
  readonly because: string;
  /** One line for people: what is refused, why, and where it would be accepted. */
  readonly message: string;
  /**
   * True when the instance will never accept the request, whatever happens to it next: its kind rules
   * the request out, no way leads to where it is accepted, or the instance is gone.
   */
  readonly permanent: boolean;
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
  { machine, edges, table }: Chart,
  request: Request,
  state: StateName,
  kind: Kind,
): Refusal {
  const asked = edges.filter(({ event }) => event === request);
  const offered = asked.filter((edge) => edge.kinds.includes(kind));
  const ruledOut = asked.map(({ guard }) => guard && guardRefusals[guard]).find(Boolean);
  const cannot = `cannot ${requestPhrases[request]}`;

  // A refusal that no waiting can lift comes before one that passes.
  if (state !== deleted && offered.length === 0 && ruledOut) {
    const others = list(asked.flatMap((edge) => edge.kinds));
    const message = `${cannot}: ${ruledOut.because}; ${request} is accepted for ${others}`;
    return { request, ...ruledOut, message, permanent: true };
  }

  const accepting = new Set(offered.flatMap(({ leaves }) => leaves));
  const { code, condition } = standingRefusal(machine, request, state);
  const [status, task] = [statusOf(state), state.split('.')[1]];
  const where = task ? `${status} but ${condition}` : status;
  const places = list(placesOf(machine, accepting));
  const instead = state === deleted ? '' : `; ${request} is accepted in ${places}`;
  return {
    request,
    code,
    because: `the instance is ${condition}`,
    message: `${cannot}: the instance is ${where}${instead}`,
    permanent: ![...accepting].some((to) => shortestPath(table, { from: state, to, kind })),
  };
}

/** What the innermost node around `state` has to say to requests that it refuses. */
function standingRefusal(machine: InstanceMachine, request: Request, state: StateName) {
  let node: AnyStateNode | undefined = nodesOf(machine).find((each) => nodeName(each) === state);
  for (; node; node = node.parent) {
    const { refusal, except } = (node.meta ?? {}) as StateMeta;
    if (refusal) return { ...refusal, code: except?.[request] ?? refusal.code };
  }
  return { code: notInThisState, condition: statusOf(state) as string };
}

/** Names the places that `leaves` make up: a whole status, or a status while in some task. */
function placesOf(machine: InstanceMachine, leaves: ReadonlySet<StateName>): string[] {
  const all = stateNamesOf(machine);
  return [...new Set([...leaves].map(statusOf))].flatMap((status) => {
    const members = all.filter((state) => statusOf(state) === status);
    if (members.every((state) => leaves.has(state))) return status;
    return members
      .filter((state) => leaves.has(state))
      .map((state) => `${status} while ${state.split('.')[1]}`);
  });
}

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);
