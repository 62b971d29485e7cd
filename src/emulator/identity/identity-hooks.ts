// Signing in, plugged into HTTP: routes of its own, and the check of the callers of all other routes.

import type { Context } from 'hono';
import { DcsError } from '../../protocol/index.js';
import type { Authenticate, Call, Mount } from '../http/index.js';
import { errorAnswer, parseJson, requestIdHeader } from '../http/index.js';
import type { Times } from './access.js';
import type { SignedRequest } from './canonical-request.js';
import type { IdentityReply } from './endpoints.js';
import type { Identity } from './identity.js';
import { KeystoneError } from './keystone-error.js';

/** What the hooks of HTTP get. */
export interface IdentityHooks {
  readonly authenticate: Authenticate;
  readonly mount: Mount;
}

/**
 * Plugs the identity service in.
 *
 * @param identity - the service
 * @param times - reads the clocks
 */
export function identityHooks(identity: Identity, times: () => Times): IdentityHooks {
  return {
    authenticate({ request, body, project }: Call) {
      const signed = new Signed(request, body);
      const { id, name } = identity.authorize(signed, project || undefined, times());
      return { userId: id, userName: name };
    },
    mount(app, nextRequestId) {
      const answer = async (c: Context): Promise<Response> => {
        const text = isBodiless(c.req.method) ? '' : await c.req.text();
        const requestId = nextRequestId();
        const response = answerTo(c.req.raw, text, requestId);
        response.headers.set(requestIdHeader, requestId);
        return response;
      };
      for (const path of ['/v3', '/v3/*', '/v2.1/:project_id/os-security-groups']) {
        app.all(path, answer);
      }
    },
  };

  function answerTo(request: Request, text: string, requestId: string): Response {
    const signed = new Signed(request, text);
    let json: unknown;
    try {
      json = parseJson(text);
    } catch (error) {
      if (!(error instanceof DcsError)) throw error;
      const { body, httpStatus } = new KeystoneError(400, error.detail ?? error.message);
      return Response.json(body, { status: httpStatus });
    }
    // One look at the clocks for the whole answer.
    const { nowMs, wallNowMs } = times();
    let reply: IdentityReply | undefined;
    try {
      reply = identity.answer(Object.assign(signed, { json }), { nowMs, wallNowMs });
    } catch (error) {
      if (!(error instanceof DcsError)) throw error;
      return errorAnswer(error, 'v2', requestId);
    }
    if (!reply) return new Response(null, { status: 404 });
    const { status, body, subjectToken } = reply;
    const headers = subjectToken === undefined ? {} : { 'X-Subject-Token': subjectToken };
    return Response.json(body, { status, headers });
  }
}

const isBodiless = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Only a signature looks at the URL and the body. A class: to make an object with getters takes long. */
class Signed implements SignedRequest {
  readonly method: string;
  readonly headers: Headers;

  constructor(
    private readonly request: Request,
    private readonly text: string,
  ) {
    this.method = request.method;
    this.headers = request.headers;
  }

  get url(): URL {
    return new URL(this.request.url);
  }

  get body(): Uint8Array | undefined {
    return isBodiless(this.method) ? undefined : new TextEncoder().encode(this.text);
  }
}
