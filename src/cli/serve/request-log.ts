// One line for each request: for people, or for programs. Neither headers nor bodies nor queries are
// in it, so no secret can be.

import { onOneLine } from '../environment/failures.js';
import type { Colours } from '../terminal/style.js';

/** A request that was answered. */
export interface Served {
  /** When it came in, in milliseconds since 1970. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  /** The code of an error, if it was one. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
}

/** A request as a line for people. */
export function lineOf(served: Served, { dim, green, yellow, red, cyan }: Colours): string {
  const { atMs, method, path, status, durationMs, code } = served;
  const paint = status >= 500 ? red : status >= 400 ? yellow : status >= 300 ? cyan : green;
  const time = new Date(atMs).toISOString().slice(11, 23);
  const mark = status >= 400 ? '✗' : '✓';
  const parts = [
    dim(time),
    paint(`${mark} ${status}`),
    method.padEnd(6),
    onOneLine(path),
    dim(`${durationMs} ms`),
    ...(code === undefined ? [] : [paint(onOneLine(code))]),
  ];
  return parts.join(' ');
}

/** A request as a JSON line. */
export function jsonLineOf({ atMs, requestId, code, ...served }: Served): string {
  return JSON.stringify({
    event: 'request',
    at: new Date(atMs).toISOString(),
    ...served,
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
  });
}

/**
 * Reads the code out of an answer that is an error; the answer itself stays whole. Undefined when
 * there is none to read, as in answers to HEAD.
 */
export async function codeIn(response: Response): Promise<string | undefined> {
  // To look into the headers of an answer makes it dearer to write.
  if (response.status < 400) return undefined;
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  const text = await response.clone().text();
  let body: { error_code?: unknown; error?: { title?: unknown } | null } | null;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const code = body?.error_code ?? body?.error?.title;
  return typeof code === 'string' ? code : undefined;
}
