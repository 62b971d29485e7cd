// Refusals of requests that a schema alone cannot see to be wrong, such as a name that nothing has.

import { DcsError } from '../../protocol/index.js';
import type { World } from './world.js';

/** The detail of a refusal that is about a part of the request: which, and what is expected of it. */
export const detailAt = (subject: string, detail: string): string => `${subject}: ${detail}`;

/** A refusal that names the part of the request, with the code that the API in use has for it. */
export function invalid({ operation }: World, subject: string, detail: string): DcsError {
  const code = operation?.startsWith('v1.0') ? 'DCS.4062' : 'DCS.4800';
  return new DcsError(code, { subject, detail: detailAt(subject, detail) });
}
