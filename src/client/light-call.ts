// Operations as far as a client looks at them that is not strict: without the schemas and words that those of
// the protocol come with, which would be most of what a page loads. A test holds the two together.

import * as z from 'zod/mini';

/**
 * An operation that reads.
 *
 * @param also - the other status of success, which comes with nothing to read
 */
export function lightCall<O>(id: string, path: string, also?: number): O {
  return { id, method: 'GET', path, success: { status: 200, body: z.unknown(), also } } as O;
}
