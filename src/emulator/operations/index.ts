// What the operations do.

import type { Handler } from './handle.js';
import { v1Handlers } from './v1/index.js';
import { v2Handlers } from './v2/index.js';

export { alsoAllowed, type Context, type Handler, handle } from './handle.js';

/** All of them. */
export const handlers: readonly Handler[] = [...v2Handlers, ...v1Handlers];
