// Every table of rules.

import { changes } from './changes.js';
import { conflicts } from './conflicts.js';
import { creationV1, creationV2 } from './creation.js';
import { newer } from './newer.js';
import { owned } from './owned.js';
import type { RuleTable } from './rule.js';

/** What the pages rule of requests, operation by operation. */
export const ruleTables: readonly RuleTable[] = [
  creationV2,
  creationV1,
  ...changes,
  ...owned,
  ...newer,
  ...conflicts,
];
