// A line of a recording: a request as its client sent it, and what it was answered. What differs in every
// run (ids, tokens, signatures, passwords, the address) stands there by a name.

import { z } from 'zod';

const headers = z.record(z.string(), z.string());

const exchangeSchema = z.object({
  n: z.number(),
  atMs: z.number().min(0),
  method: z.string().min(1),
  path: z.string().startsWith('/'),
  requestHeaders: headers,
  requestBody: z.string(),
  status: z.number(),
  responseHeaders: headers,
  responseBody: z.string(),
  repeats: z.number().optional(),
  trimmed: z.record(z.string(), z.number()).optional(),
  stubbed: z.boolean().optional(),
});

/** A request and its answer. */
export interface RecordedExchange {
  /** Its number in the conversation. */
  readonly n: number;
  /** When it was sent, in milliseconds since the first request. */
  readonly atMs: number;
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  /** The headers that matter, by their names in lower case. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** The body as it was sent; empty when there was none. */
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  /** How many equal polls followed that are left out. */
  readonly repeats?: number | undefined;
  /** The lists of the answer of which only some elements are kept, with their true lengths. */
  readonly trimmed?: Readonly<Record<string, number>> | undefined;
  /** Whether the recorder answered in place of the service. */
  readonly stubbed?: boolean | undefined;
}

/** A line that is no exchange. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/**
 * Reads a recording: JSON lines.
 *
 * @throws RecordingError for the first line that is no exchange, with its number
 */
export function parseRecording(text: string): RecordedExchange[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = exchangeSchema.safeParse(jsonOf(line));
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') || 'the line';
    throw new RecordingError(`line ${index + 1}: ${place}: ${issue?.message ?? 'unreadable'}`);
  });
}

/** The value of a JSON text; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
