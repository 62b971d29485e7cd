// HTTP in front of the operations: routes, parsing, answers. It opens no socket.

import { Hono } from 'hono';
import { Guard, hasBodyText } from '../../loopback/index.js';
import { DcsError } from '../../protocol/index.js';
import type { Handler } from '../operations/index.js';
import { asDcsError, defectAnswer, dialectOf, errorAnswer, hasLeft, isDefect } from './answers.js';
import type { Mount } from './hooks.js';
import { limits } from './limits.js';
import { OperationTable, type Unsupported } from './operation-table.js';
import { type Service, serveCall } from './serve-call.js';

/** What stands behind the routes. */
export interface AppOptions extends Service {
  readonly handlers: readonly Handler[];
  readonly unsupported: readonly Unsupported[];
  /** Add what is served beside the operations, at paths that none of them has. */
  readonly mounts: readonly Mount[];
}

/** Answers requests; at once where nothing has to be waited for. */
export type App = (request: Request) => Response | Promise<Response>;

/** Creates the application. */
export function createApp(options: AppOptions): App {
  const { hooks } = options;
  const guard = new Guard((error) => {
    if (!hasLeft(error)) options.onDefect(error);
  });
  const service: Service = { ...options, onDefect: guard.report };
  const app = new Hono({ strict: false });
  const table = new OperationTable(options.handlers, options.unsupported);
  let requests = 0;
  const nextRequestId = () => (++requests).toString(16).padStart(32, '0');

  for (const middleware of [limits, ...hooks.middleware]) app.use('*', middleware);
  for (const mount of [...options.mounts, ...hooks.mounts]) mount(app, nextRequestId);
  app.all('*', ({ req }) => {
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const found = table.find(method, req.path);
    if (!found) return noRoute(req.path, table.methodsAt(req.path), nextRequestId());
    const { target, params } = found;
    if ('handler' in target) {
      const call = { handler: target.handler, params, query: req.query() };
      return serveCall(call, req.raw, nextRequestId(), service);
    }
    const error = new DcsError('EMU.0501', { subject: target.name });
    return errorAnswer(error, dialectOf(req.path), nextRequestId());
  });
  app.onError((error, c) => {
    const { path } = c.req;
    if (!isDefect(error)) return errorAnswer(asDcsError(error), dialectOf(path), nextRequestId());
    guard.report(error);
    return defectAnswer(path, nextRequestId());
  });

  /** A call of an operation, past all that only other requests need, such as limits: a body that was read is short. */
  function direct(request: Request): Response | Promise<Response> | undefined {
    if (request.method !== 'GET' && !hasBodyText(request)) return undefined;
    const call = table.callOf(request.method, request.url);
    return call && serveCall(call, request, nextRequestId(), service);
  }
  // Hooks see every request, so then none takes the short way.
  const isPluggedInto = hooks.middleware.length + hooks.mounts.length > 0;
  const answer: App = (request) => (!isPluggedInto && direct(request)) || app.fetch(request);
  return (request) =>
    guard.result(
      () => answer(request),
      () => defectAnswer(new URL(request.url).pathname, nextRequestId()),
    );
}

function noRoute(path: string, methods: readonly string[], requestId: string): Response {
  const dialect = dialectOf(path);
  if (methods.length === 0) return errorAnswer(new DcsError('DCS.4001'), dialect, requestId);
  const response = errorAnswer(new DcsError('DCS.5001'), dialect, requestId);
  response.headers.set('Allow', methods.join(', '));
  return response;
}
