// The one catalogue of errors: every code that this project can answer with.

import { access } from './access.js';
import { conflicts } from './conflicts.js';
import type { ErrorEntry } from './entry.js';
import { gateway } from './gateway.js';
import { requests } from './requests.js';
import { resources } from './resources.js';
import { service } from './service.js';

const entries = { ...conflicts, ...requests, ...resources, ...access, ...service, ...gateway };

/** A code of the catalogue, such as `DCS.4111`. */
export type ErrorCode = keyof typeof entries;

/** Every error by its code. */
export const catalogue: Readonly<Record<ErrorCode, ErrorEntry>> = entries;
