// What the operations do: one file per operation, with both dialects, under the same name as in protocol/.

import type { ForEachOperation } from '../../protocol/index.js';
import * as byName from './by-name.js';
import type { Handler } from './handle.js';

export { type CreationRequest, createInstances } from './create-instance.js';
export { alsoAllowed, type Context, type Handler, handle } from './handle.js';

// An operation without a handler, in either dialect, does not compile.
const each: ForEachOperation<Handler> = byName;

/** The handlers of all operations. */
export const handlers: readonly Handler[] = Object.values(each).flatMap(
  ({ v1, v2 }: { readonly v1?: Handler; readonly v2?: Handler }) =>
    [v2, v1].filter((handler) => handler !== undefined),
);
