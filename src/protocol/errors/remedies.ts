// Remedies that name statuses: what they say is asked of the chart when it is first read.

import {
  kinds,
  lifecycle,
  outcomes,
  type Request,
  requestPhrases,
  requests,
  roleOf,
  type Status,
  situationOf,
  statuses,
  statusOf,
  taskOf,
} from '../../../machines/index.js';
import { listNames } from '../../../machines/internal.js';

/** What to do about a request that a task keeps an instance from. */
export function whileBusy(code: string, work: string): string {
  const meanwhile = requests.filter((request) =>
    lifecycle.table.states.some(
      (state) => taskOf(state) && refuses(state, code) && isAccepted(request, state),
    ),
  );
  const phrases = meanwhile.map((request) => requestPhrases[request]);
  const only =
    phrases.length > 0 ? `; only a request to ${list(phrases)} is accepted meanwhile` : '';
  return `Wait until ${work} has ended${only}.`;
}

/** What to do about a request that the status rules out: wait for those in which it is accepted. */
export function untilAccepted(request: Request): string {
  return `Wait until the instance is ${list(statusesWith(request))}, then ask to ${requestPhrases[request]}.`;
}

/** What to do about a request that the kind of an instance rules out: ask it of one that can. */
export function ofKindsWith(request: Request): string {
  const { states } = lifecycle.table;
  const able = kinds.filter((kind) =>
    states.some((state) => lifecycle.next(situationOf(kind, state), request)),
  );
  return `Ask it of an instance of a kind that can: ${list(able)}.`;
}

/** What to do about an instance that does not serve: wait, or ask for what mends it. */
export function untilServing(code: string): string {
  const serving = statuses.filter((status) => lifecycle.serves(status));
  const atRest = statuses.filter(
    (status) =>
      !lifecycle.serves(status) &&
      !lifecycle.hasTag(status, 'transitional') &&
      refuses(status, code),
  );
  const asks = atRest.flatMap((status) => {
    const mends = requests.filter((request) => mendsIn(status, request));
    const phrases = mends.map((request) => requestPhrases[request]);
    return mends.length > 0 ? `; if it is in ${status}, ask to ${list(phrases)}` : [];
  });
  return `Wait until the instance is ${list(serving)}${asks.join('')}.`;
}

/** Whether a request that is accepted in a status leads to one that serves, if all goes well. */
const mendsIn = (status: Status, request: Request) =>
  kinds.some((kind) => {
    const to = lifecycle.next({ kind, status }, request);
    const without = outcomes.filter((outcome) => roleOf(outcome) !== 'endsWell');
    return (
      to !== undefined &&
      lifecycle.reachable({ from: to, kind, by: 'platform', without }).some(lifecycle.serves)
    );
  });

type State = (typeof lifecycle.table.states)[number];

const isAccepted = (request: Request, state: State) =>
  kinds.some((kind) => lifecycle.next(situationOf(kind, state), request));

const refuses = (state: State | Status, code: string) =>
  lifecycle.table.states
    .filter((each) => each === state || statusOf(each) === state)
    .some((each) =>
      requests.some((request) =>
        kinds.some((kind) => lifecycle.refusal(request, situationOf(kind, each))?.code === code),
      ),
    );

const statusesWith = (request: Request): readonly Status[] =>
  statuses.filter((status) =>
    lifecycle.table.states.some(
      (state) => statusOf(state) === status && isAccepted(request, state),
    ),
  );

const list = (names: readonly string[]) => listNames(names, 'or');
