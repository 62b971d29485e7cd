// Whether the service can be used, for programs that wait for it: at `/health` for all callers, and below
// `/_control` for those who may use that.

import type { Hono } from 'hono';
import { DcsError } from '../../protocol/index.js';
import { errorAnswer } from '../http/index.js';
import { NotKeptError } from '../store/index.js';
import { type Control, change, keep } from './control.js';

/** How a service stands for those who wait for it. */
export interface Health {
  /** The version of this program, if it was given. */
  readonly version?: string;
  /** Whether requests are answered, fixtures are in and changes can be kept. */
  readonly ready: boolean;
  readonly init: { readonly fixtures: Control['init']['fixtures'] };
  /** Why it is not ready. */
  readonly reason?: string;
}

/** Why nothing can be kept. After a failure only another change can tell whether that is over. */
export function troubleOf(control: Control): string | undefined {
  const { store, clock, core } = control;
  // Whether a part can be kept tells the same, and those who look often hold up nobody.
  core.settlePart(clock.now());
  try {
    if (store.trouble) change(control, () => keep(store, 'clock', clock.state));
    store.check();
    return undefined;
  } catch (error) {
    if (error instanceof NotKeptError) return error.message;
    throw error;
  }
}

/** Answers 200 when the service is ready, and 503 with the reason when it is not. */
export function healthAnswer(control: Control): Response {
  const { version, init } = control;
  const isFailed = init.fixtures === 'failed';
  const reason = isFailed ? 'the fixtures could not be put in' : troubleOf(control);
  const health: Health = {
    ...(version !== undefined && { version }),
    ready: reason === undefined,
    init: { fixtures: init.fixtures },
    ...(reason !== undefined && { reason }),
  };
  return new Response(`${JSON.stringify(health, null, 2)}\n`, {
    status: health.ready ? 200 : 503,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
}

/** The path of the check that needs no token. No path of the cloud is like it. */
const healthPath = '/health';

/** Adds `/health` to an application. */
export const healthMount =
  (control: Control) =>
  (app: Hono, nextRequestId: () => string): void => {
    app.get(healthPath, () => healthAnswer(control));
    app.all(healthPath, () => {
      const response = errorAnswer(new DcsError('DCS.5001'), 'v2', nextRequestId());
      response.headers.set('Allow', 'GET, HEAD');
      return response;
    });
  };
