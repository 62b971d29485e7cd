// HTTP in front of the operations: routes, parsing, answers. It opens no socket.

import { Hono } from 'hono';
import { getQueryParam } from 'hono/utils/url';
import QuickLRU from 'quick-lru';
import { Guard } from '../../loopback/index.js';
import { type AnyOperation, DcsError } from '../../protocol/index.js';
import type { Handler } from '../operations/index.js';
import { asDcsError, defectAnswer, dialectOf, errorAnswer, hasLeft, isDefect } from './answers.js';
import type { Mount } from './hooks.js';
import { limits } from './limits.js';
import { isUsualPath } from './plain-path.js';
import { routesTo } from './routes.js';
import { type RoutedCall, type Service, serveCall } from './serve-call.js';

/** An operation that the emulator does not offer. */
export interface Unsupported {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** What stands behind the routes. */
export interface AppOptions extends Service {
  readonly handlers: readonly Handler[];
  readonly unsupported: readonly Unsupported[];
  /** Add what is served beside the operations, at paths that none of them has. */
  readonly mounts: readonly Mount[];
}

/** Answers requests; at once where nothing has to be waited for. */
export type App = (request: Request) => Response | Promise<Response>;

/** Longer URLs are not worth the memory. */
const longestRemembered = 512;

/** Creates the application. */
export function createApp(options: AppOptions): App {
  const { handlers, hooks, unsupported } = options;
  const guard = new Guard((error) => {
    if (!hasLeft(error)) options.onDefect(error);
  });
  const service: Service = { ...options, onDefect: guard.report };
  const app = new Hono({ strict: false });
  let requests = 0;
  const nextRequestId = () => (++requests).toString(16).padStart(32, '0');

  for (const middleware of [limits, ...hooks.middleware]) app.use('*', middleware);
  for (const mount of [...options.mounts, ...hooks.mounts]) mount(app, nextRequestId);

  const behaviours = new Map(handlers.map((handler) => [handler.operation, handler]));
  // The routes of hono try every pattern; here it is one step for each word of the path.
  const routes = routesTo<AnyOperation | Unsupported>([...behaviours.keys(), ...unsupported]);

  app.all('*', (c) => {
    const { path } = c.req;
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const found = routes.find(method, path);
    const handler = found && behaviours.get(found.target as AnyOperation);
    if (handler) {
      const asked = { handler, params: found.params, query: c.req.query() };
      return serveCall(asked, c.req.raw, nextRequestId(), service);
    }
    if (found) {
      const error = new DcsError('EMU.0501', { subject: found.target.name });
      return errorAnswer(error, dialectOf(path), nextRequestId());
    }
    const methods = routes.methodsAt(path);
    const api = dialectOf(path);
    if (methods.length === 0) return errorAnswer(new DcsError('DCS.4001'), api, nextRequestId());
    const response = errorAnswer(new DcsError('DCS.5001'), api, nextRequestId());
    response.headers.set('Allow', methods.join(', '));
    return response;
  });
  app.onError((error, c) => {
    const { path } = c.req;
    if (!isDefect(error)) return errorAnswer(asDcsError(error), dialectOf(path), nextRequestId());
    guard.report(error);
    return defectAnswer(path, nextRequestId());
  });

  /** What the GET of a URL asks for, if it is an operation and nothing in its path is encoded. */
  function askedAt(url: string): RoutedCall | undefined {
    const start = url.indexOf('/', url.indexOf(':') + 3);
    const end = url.indexOf('?', start);
    const path = end < 0 ? url.slice(start) : url.slice(start, end);
    const found = isUsualPath(path) ? routes.find('GET', path) : undefined;
    const handler = found && behaviours.get(found.target as AnyOperation);
    if (!handler) return undefined;
    const query = end < 0 ? {} : (getQueryParam(url) as Record<string, string>);
    return { handler, params: found.params, query };
  }

  // Clients that poll ask the same again and again.
  const remembered = new QuickLRU<string, RoutedCall>({ maxSize: 1024 });

  function remember(url: string): RoutedCall | undefined {
    const asked = askedAt(url);
    if (asked && url.length <= longestRemembered) remembered.set(url, asked);
    return asked;
  }

  /** A GET of an operation, past all that only other requests need. */
  function direct(request: Request): Response | Promise<Response> | undefined {
    const { url } = request;
    const asked = remembered.get(url) ?? remember(url);
    return asked && serveCall(asked, request, nextRequestId(), service);
  }

  // Hooks see every request, so then none takes the short way.
  const isPluggedInto = hooks.middleware.length + hooks.mounts.length > 0;
  const answer: App = (request) =>
    (request.method === 'GET' && !isPluggedInto && direct(request)) || app.fetch(request);
  return (request) =>
    guard.result(
      () => answer(request),
      () => defectAnswer(new URL(request.url).pathname, nextRequestId()),
    );
}
