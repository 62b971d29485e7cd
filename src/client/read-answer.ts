// What an answer says: JSON, held against what it should be.

import type { z } from 'zod/mini';
import { UnreadableAnswerError } from './errors.js';
import { type Answer, describeAnswer } from './exchange.js';

/**
 * Reads an answer as JSON.
 *
 * @param complaint - how the message begins when it is none, such as `expected a token`
 * @throws UnreadableAnswerError
 */
export function jsonIn({ text, headers }: Answer, complaint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `${complaint}, got ${describeAnswer(text, headers)}`;
    throw new UnreadableAnswerError(message, { cause: error });
  }
}

/** A schema of zod, small or whole: answers are read with small ones, which cost a page little. */
export interface AnswerSchema<T> {
  safeParse(
    data: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly z.core.$ZodIssue[] } };
}

/** The words for other mistakes come with a language, which the small schemas have not. */
const reasonOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' ? `expected ${issue.expected}` : issue.message;

/**
 * Holds a body against a schema.
 *
 * @param complaint - how the message begins when it does not fit, such as `expected a token;`
 * @throws UnreadableAnswerError, which names the first place that does not fit
 */
export function fitting<T>(schema: AnswerSchema<T>, body: unknown, complaint: string): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.map(String).join('.') || 'the answer';
  throw new UnreadableAnswerError(`${complaint} ${place}: ${issue && reasonOf(issue)}`);
}
