// How a behaviour is tied to its operation: typed by it, synchronous, one transaction.

import type { AnyOperation, BodyOf, ParamsOf, QueryOf, ReplyOf } from '../../protocol/index.js';
import type { JsonText } from '../json/index.js';
import type { Caller, World } from '../world/index.js';

/** What a handler gets. */
export interface Context<O extends AnyOperation> {
  readonly world: World;
  /** The project of the path; empty where the path has none. */
  readonly project: string;
  readonly caller: Caller;
  /** The URL of the request. */
  readonly url: string;
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
 * export const showInstance = handle(api.showInstance.v2, ({ world, project, params }) =>
 *   detailsOf(world.find(project, params.instance_id), world));
 * ```
 */
export function handle<O extends AnyOperation>(
  operation: O,
  run: (context: Context<O>) => ReplyOf<O> | JsonText<ReplyOf<O>> | typeof alsoAllowed,
): Handler {
  return { operation, run };
}

/**
 * Ties one behaviour to an operation that does the same in both dialects.
 *
 * @param operation - its two dialects, from `protocol`
 * @param run - as for {@link handle}; what it returns fits both dialects
 *
 * @example
 * ```ts
 * export const { v1, v2 } = handleAlike(api.showTags, ({ world, project, params }) =>
 *   ({ tags: [...world.find(project, params.instance_id).tags] }));
 * ```
 */
export function handleAlike<One extends AnyOperation, Other extends AnyOperation>(
  operation: { readonly v1: One; readonly v2: Other },
  run: (context: Context<One> | Context<Other>) => ReplyOf<One> & ReplyOf<Other>,
): { readonly v1: Handler; readonly v2: Handler } {
  return { v1: { operation: operation.v1, run }, v2: { operation: operation.v2, run } };
}
