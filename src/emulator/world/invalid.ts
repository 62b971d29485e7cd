// What a request names and there is not, or what a schema alone cannot see to be wrong.

import { DcsError } from '../../protocol/index.js';
import type { World } from './index.js';

/** A refusal that names the part of the request, with the code that the API in use has for it. */
export function invalid({ operation }: World, subject: string, detail: string): DcsError {
  const code = operation?.startsWith('v1.0') ? 'DCS.4062' : 'DCS.4800';
  return new DcsError(code, { subject, detail });
}
