// What browsers have to be told before a page of another origin may read an answer (Fetch, section "CORS
// protocol"). It admits no caller: who may call is decided before.

import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { detailHeader, requestIdHeader } from './answers.js';

/** Answers a request, most often with the answer that there is anyway. */
export type Around = (
  request: Request,
  answer: () => Response | Promise<Response>,
) => Response | Promise<Response>;

/** What pages may read besides the headers that browsers show anyway. */
const exposed = [
  'X-Subject-Token',
  requestIdHeader,
  detailHeader,
  'X-Dcs-Fault',
  'Retry-After',
  'WWW-Authenticate',
];

/** For how long browsers need not ask again, in seconds. */
const maxAge = 600;

/**
 * Answers preflights of allowed origins, and marks every other answer as theirs to read.
 *
 * @param isAllowed - tells whether the pages of an origin may read answers
 */
export function crossOrigin(isAllowed: (origin: string) => boolean): Around {
  // Whatever the path, there is one way through.
  const getPath = () => '/';
  const app = new Hono<{ Bindings: { answer: () => Response | Promise<Response> } }>({ getPath });
  const origin = (from: string) => (isAllowed(from) ? from : null);
  // Some clients ask with credentials always. There are no cookies, so this gives nothing away.
  app.use(cors({ origin, exposeHeaders: exposed, maxAge, credentials: true }));
  app.all('*', (c) => c.env.answer());
  return (request, answer) => {
    const isPreflight =
      isAllowed(request.headers.get('origin') ?? '') &&
      request.headers.has('access-control-request-method');
    // Any other OPTIONS is the service's own to answer.
    if (request.method === 'OPTIONS' && !isPreflight) return answer();
    return app.fetch(request, { answer });
  };
}
