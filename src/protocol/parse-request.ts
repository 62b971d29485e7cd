// A request, read as its operation says. The first mistake decides the answer.

import type { z } from 'zod';
import { codeOf } from './coded.js';
import { DcsError } from './errors/index.js';
import { issueWords } from './issue-words.js';
import type { AnyOperation, BodyOf, Operation, ParamsOf, QueryOf } from './operation.js';

/** A request as it arrived: names and values are text, the body is parsed JSON or absent. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A request whose parts are what the operation says. */
export interface ParsedRequest<O extends AnyOperation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
}

/**
 * Reads a request.
 *
 * @throws {@link DcsError} with the code of the first rule that the request breaks
 */
export function parseRequest<P, Q, B, R>(
  operation: Operation<P, Q, B, R>,
  { params, query, body }: RawRequest,
): { params: P; query: Q; body: B } {
  return {
    params: check(operation, operation.params, params),
    query: check(operation, operation.query, query),
    body: bodyOf(operation, body) as B,
  };
}

function bodyOf<P, Q, B, R>(operation: Operation<P, Q, B, R>, body: unknown): B | undefined {
  if (!operation.body) return undefined;
  const given = body ?? (operation.bodyOptional ? {} : undefined);
  if (given === undefined) throw new DcsError('DCS.4004');
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw new DcsError('DCS.4005', { detail: 'the body is a JSON object' });
  }
  return check(operation, operation.body, given);
}

function check<T>({ api }: AnyOperation, schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0] as z.core.$ZodIssue;
  const subject = issue.path.map(String).join('.') || 'request body';
  const unspecific = api === 'v1.0' ? 'DCS.4062' : 'DCS.4800';
  const detail = `${subject}: ${issueWords(issue)}`;
  throw new DcsError(codeOf(schema, issue) ?? unspecific, { subject, detail });
}
