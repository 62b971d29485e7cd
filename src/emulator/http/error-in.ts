// What an answer says of an error, for logs.

import { z } from 'zod';
import { detailHeader } from './answers.js';

/** What an answer says of an error. */
export interface ToldError {
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
}

/** Errors of the service, of the identity service and of the control plane. */
const errorSchema = z.object({
  error_code: z.string().optional(),
  error_msg: z.string().optional(),
  error: z
    .union([z.string(), z.object({ title: z.string().optional(), message: z.string().optional() })])
    .optional(),
});

/**
 * Reads out of an answer what error it is, and why: the detail that only a header has, or else its message. The
 * answer itself stays whole. Nothing where there is none to read, as in answers to HEAD.
 */
export async function errorIn(response: Response): Promise<ToldError> {
  // To look into the headers of an answer makes it dearer to write.
  if (response.status < 400) return {};
  if (!response.headers.get('content-type')?.includes('json')) return {};
  const text = await response.clone().text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return {};
  }
  const read = errorSchema.safeParse(body);
  if (!read.success) return {};
  const { error_code, error_msg, error } = read.data;
  const other = typeof error === 'string' ? { message: error } : error;
  const detail = response.headers.get(detailHeader);
  return { code: error_code ?? other?.title, reason: detail ?? error_msg ?? other?.message };
}
