// How a behaviour is tied to its operation: typed by it, synchronous, one transaction.

import type { AnyOperation, BodyOf, ParamsOf, QueryOf, ReplyOf } from '../../protocol/index.js';
import type { Caller, World } from '../core/index.js';
import type { JsonText } from '../shapes/index.js';

/** What a handler gets. */
export interface Context<O extends AnyOperation> {
  readonly world: World;
  /** The project of the path; empty where the path has none. */
  readonly project: string;
  readonly caller: Caller;
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
}

/** An answer with the status that the operation also allows, and no body. */
export const alsoAllowed: unique symbol = Symbol('the other status of the operation');

/** An operation and what it does. */
export interface Handler {
  readonly operation: AnyOperation;
  // biome-ignore lint/suspicious/noExplicitAny: the parser has made the context fit the operation
  run(context: Context<any>): unknown;
}

/**
 * Ties a behaviour to its operation. It is synchronous and runs as one transaction: what it throws
 * undoes what it did.
 *
 * @param operation - from `protocol`
 * @param run - returns the body of the answer or its JSON, nothing where there is none, or
 *   {@link alsoAllowed}
 *
 * @example
 * ```ts
 * export const showInstance = handle(v2.showInstance, ({ world, project, params }) =>
 *   detailsOf(world.find(project, params.instance_id), world));
 * ```
 */
export function handle<O extends AnyOperation>(
  operation: O,
  run: (context: Context<O>) => ReplyOf<O> | JsonText<ReplyOf<O>> | typeof alsoAllowed,
): Handler {
  return { operation, run };
}
