// Operations as far as a client looks at them that is not strict: without the schemas and words that those of
// the protocol come with, which would be most of what a page loads. A test holds the two together.

import * as z from 'zod/mini';

/** An operation that reads. */
export function lightCall<O>(id: string, path: string): O {
  return { id, method: 'GET', path, success: { status: 200, body: z.unknown() } } as O;
}
