// Every operation that the emulator offers.

import type { AnyOperation } from './operation.js';
import { v1Operations } from './v1/index.js';
import { v2Operations } from './v2/index.js';

/** Every operation, v2 first. */
export const operations: readonly AnyOperation[] = [...v2Operations, ...v1Operations];
