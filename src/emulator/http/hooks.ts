// Where others plug in between the socket and the operations: who asks, what goes wrong on purpose,
// what is too much, and whatever else is served.

import type { Hono, MiddlewareHandler } from 'hono';
import type { AnyOperation } from '../../protocol/index.js';
import type { Caller } from '../world/index.js';

/** A request that has found its operation, before anything is checked of it. */
export interface Call {
  readonly operation: AnyOperation;
  /** The project of the path; empty where the path has none. */
  readonly project: string;
  readonly params: Readonly<Record<string, string>>;
  readonly request: Request;
  /** The body as text; empty when there is none. */
  readonly body: string;
  readonly requestId: string;
}

/**
 * Finds out who asks.
 *
 * @throws DcsError when the caller is not let in
 */
export type Authenticate = (call: Call) => Caller;

/** Answers in the place of an operation, after any delay, or lets it pass with undefined. */
export type Intercept = (call: Call) => Response | undefined | Promise<Response | undefined>;

/** Sees the answer of a call before it goes out, and may put another in its place. */
export type Answered = (call: Call, response: Response) => Response;

/** Adds routes to an application; `nextRequestId` names the request that it answers. */
export type Mount = (app: Hono, nextRequestId: () => string) => void;

/** All hooks. */
export interface Hooks {
  readonly authenticate: Authenticate;
  readonly intercept: Intercept;
  readonly answered: Answered;
  /** Runs before everything but the limits, in order. */
  readonly middleware: readonly MiddlewareHandler[];
  /** Add routes of their own, which come before those of the operations. */
  readonly mounts: readonly Mount[];
}

/** Accepts every caller and changes nothing. */
export const noHooks: Hooks = {
  authenticate: () => ({ userId: '00000000000000000000000000000001', userName: 'dcs-user' }),
  intercept: () => undefined,
  answered: (_, response) => response,
  middleware: [],
  mounts: [],
};
