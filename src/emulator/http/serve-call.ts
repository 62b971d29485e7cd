// One call of an operation, from who asks to the answer.

import { type AnyOperation, parseRequest } from '../../protocol/index.js';
import type { Caller, Core } from '../core/index.js';
import { alsoAllowed, type Handler } from '../operations/handle.js';
import { answer, asDcsError, errorAnswer, hasLeft } from './answers.js';
import type { Call, Hooks } from './hooks.js';
import { parseJson } from './json-body.js';

/** What answers calls. */
export interface Service {
  readonly core: Core;
  readonly hooks: Hooks;
  /** The time of the service, in milliseconds since 1970. */
  readonly now: () => number;
  /** Called after whatever could have changed what is due next. */
  readonly afterwards: () => void;
  /** Hears of mistakes of ours, which are answered with DCS.5000. */
  readonly onMistake: (error: unknown) => void;
}

/** What a request asks for. */
export interface Asked {
  readonly request: Request;
  readonly handler: Handler;
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  readonly requestId: string;
}

/**
 * Answers a call. It is not `async`, and a GET that nothing delays is answered at once: then the
 * adapter writes the answer without a promise in between, which takes it half as long.
 */
export function serveCall(asked: Asked, service: Service): Response | Promise<Response> {
  const { request, requestId } = asked;
  const { operation } = asked.handler;
  const { hooks, afterwards } = service;

  /** The answer that `attempt` comes to, a refusal if it throws. */
  function attempted(attempt: () => Response): Response {
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
    if (refusal !== error && !hasLeft(error)) service.onMistake(error);
    return errorAnswer(refusal, operation.api, requestId);
  }

  function withBody(body: string): Response | Promise<Response> {
    const call = callOf(asked, operation, body);
    const finished = (caller: Caller, ordered: Response | undefined): Response => {
      const response = attempted(() => ordered ?? carriedOut(asked, call, caller, service));
      return hooks.answered(call, response);
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
  return isBodiless ? withBody('') : request.text().then(withBody, failed);
}

const callOf = (
  { request, params, requestId }: Asked,
  operation: AnyOperation,
  body: string,
): Call => ({
  operation,
  project: params.project_id?.toLowerCase() ?? '',
  params,
  request,
  body,
  requestId,
});

function carriedOut(
  { handler, params, query, requestId }: Asked,
  { project, body }: Call,
  caller: Caller,
  { core, now }: Service,
): Response {
  const { operation } = handler;
  const parsed = parseRequest(operation, {
    params,
    query,
    body: operation.body ? parseJson(body) : undefined,
  });
  const reply = core.run(now(), operation.id, (world) =>
    handler.run({ world, project, caller, ...parsed }),
  );
  const { status, also } = operation.success;
  return reply === alsoAllowed
    ? answer(also ?? status, undefined, requestId)
    : answer(status, reply, requestId);
}
