// One call of an operation, from who asks to the answer.

import { bodyTextOf } from '../../loopback/index.js';
import { type AnyOperation, type ParsedRequest, parseRequest } from '../../protocol/index.js';
import { withPasswords } from '../crypto/index.js';
import { alsoAllowed, type Handler } from '../operations/index.js';
import {
  type Action,
  type Caller,
  type Core,
  type GroupCommit,
  resultOf,
  type World,
} from '../world/index.js';
import { answer, asDcsError, errorAnswer, isDefect } from './answers.js';
import type { Call, Hooks } from './hooks.js';
import { parseJson } from './json-body.js';

/** What answers calls. */
export interface Service {
  readonly core: Core;
  /** Where calls wait for a commit, or for what is due before them. */
  readonly groupCommit: GroupCommit;
  readonly hooks: Hooks;
  /** The time of the service, in milliseconds since 1970. */
  readonly now: () => number;
  /** Called after whatever could have changed what is due next. */
  readonly afterwards: () => void;
  /** Hears of mistakes of ours, which are answered with DCS.5000. */
  readonly onDefect: (error: unknown) => void;
}

/** What a request asks for. */
export interface RoutedCall {
  readonly handler: Handler;
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  /** Set once the parameters and the query of an operation without a body were found to be right. */
  parsed?: ParsedRequest<AnyOperation>;
}

/**
 * Answers a call. It is not `async`, and what nothing delays is answered at once: then the
 * adapter writes the answer in the same turn, without a promise in between.
 */
export function serveCall(
  asked: RoutedCall,
  request: Request,
  requestId: string,
  service: Service,
): Response | Promise<Response> {
  const { operation } = asked.handler;
  const { hooks, afterwards } = service;

  /** The answer that `attempt` comes to, a refusal if it throws. */
  function attempted<R extends Response | Promise<Response>>(attempt: () => R): R | Response {
    try {
      return attempt();
    } catch (error) {
      return refused(error);
    } finally {
      afterwards();
    }
  }

  const failed = (error: unknown): Response =>
    attempted(() => {
      throw error;
    });

  function refused(error: unknown): Response {
    const refusal = asDcsError(error);
    if (isDefect(error)) service.onDefect(error);
    return errorAnswer(refusal, operation.api, requestId);
  }

  function withBody(body: string): Response | Promise<Response> {
    const { params } = asked;
    const project = params.project_id?.toLowerCase() ?? '';
    const call: Call = { operation, project, params, request, body, requestId };
    const answered = (response: Response): Response => hooks.answered(call, response);
    const finished = (
      caller: Caller,
      ordered: Response | undefined,
    ): Response | Promise<Response> => {
      const response = attempted(() => ordered ?? carriedOut(asked, call, caller, service));
      return response instanceof Promise
        ? response.catch(refused).finally(afterwards).then(answered)
        : answered(response);
    };
    try {
      const caller = hooks.authenticate(call);
      const ordered = hooks.intercept(call);
      return ordered instanceof Promise
        ? ordered.then((late) => finished(caller, late), failed)
        : finished(caller, ordered);
    } catch (error) {
      return failed(error);
    }
  }

  // Looking whether there is a body costs more than reading one.
  const isBodiless = request.method === 'GET' || request.method === 'HEAD';
  const body = isBodiless ? '' : bodyTextOf(request);
  return typeof body === 'string' ? withBody(body) : body.then(withBody, failed);
}

function carriedOut(
  asked: RoutedCall,
  call: Call,
  caller: Caller,
  service: Service,
): Response | Promise<Response> {
  const { operation, run } = asked.handler;
  const { project, request, requestId } = call;
  const parsed = parsedOf(asked, call);
  const { url } = request;
  const { status, also } = operation.success;
  const told = (reply: unknown): Response =>
    reply === alsoAllowed
      ? answer(also ?? status, undefined, requestId)
      : answer(status, reply, requestId);
  const cause = { operation: operation.id, requestId };
  const act = (world: World) => run({ world, project, caller, url, ...parsed });
  const inWorld = (action: Omit<Action<unknown>, 'call'>) =>
    happening({ call: cause, ...action }, asked, service);
  // Only what a body says can be a password.
  const reply = operation.body
    ? withPasswords(`${service.now()}/${requestId}`, (passwords, settled) =>
        inWorld({
          passwords,
          act(world) {
            const made = act(world);
            settled();
            return made;
          },
        }),
      )
    : inWorld({ act });
  return reply instanceof Promise ? reply.then(told) : told(reply);
}

/**
 * Runs an action: at once, or with others of its turn when there is a commit to wait for. When more is due than a
 * turn can take, what asks for one instance is answered ahead, and all else waits.
 */
function happening(
  action: Action<unknown>,
  { handler, params }: RoutedCall,
  { core, groupCommit, now }: Service,
): unknown {
  const { call, act, passwords } = action;
  const isRead = handler.operation.method === 'GET';
  const nowMs = now();
  const isDue = (core.nextDueMs ?? Number.POSITIVE_INFINITY) <= nowMs;
  if (groupCommit.isBehind) {
    const { instance_id: instance } = params;
    const seen =
      isRead && instance !== undefined
        ? core.ahead(nowMs, instance.toLowerCase(), action)
        : undefined;
    return seen ? resultOf(seen) : groupCommit.run(action);
  }
  const waits = groupCommit.isKept && (!isRead || isDue);
  return waits ? groupCommit.run(action) : core.run(nowMs, call, act, passwords);
}

function parsedOf(asked: RoutedCall, { body: text, request }: Call): ParsedRequest<AnyOperation> {
  const { params, query, handler } = asked;
  const { operation } = handler;
  const parse = (body: unknown) => parseRequest(operation, { params, query, body });
  if (operation.body) {
    return parse(parseJson(text, () => request.headers.get('content-encoding')));
  }
  asked.parsed ??= parse(undefined);
  return asked.parsed;
}
