// A route of the control plane as data: where it is, what it takes, what it answers. Routing, checking
// and the OpenAPI document are made of these.

import { z } from 'zod';
import { InputError } from '../../plan/index.js';
import { describeIssue, formatPath, jsonDepth, parseInput } from '../../plan/internal.js';
import { deepestNesting } from '../http/index.js';
import { NotKeptError } from '../store/index.js';
import type { Control } from './control.js';
import { ControlError } from './control-error.js';

/** What a route gets of a request. */
export interface ControlRequest<B, Q> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  readonly headers: Headers;
  /** The address that was asked, such as `http://127.0.0.1:8632`. */
  readonly origin: string;
}

/** A route. */
export interface ControlRoute<B = unknown, Q = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/_control`, with its parameters in braces: `/overrides/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** The schema of the body; without one it takes none. An empty body counts as `{}`. */
  readonly body?: z.ZodType<B>;
  /** Whether the body is a document as files have it, which the service may read as more than JSON. */
  readonly isDocument?: true;
  readonly query?: z.ZodType<Q>;
  /** The status of a success; 200 unless given. */
  readonly status?: 200 | 201 | 204;
  /** The type of the answer when it is not JSON. */
  readonly type?: string;
  /**
   * @returns what is answered as JSON, or an answer as it is; or a promise of it
   * @throws ControlError, or InputError for a body that will not do
   */
  run(control: Control, request: ControlRequest<B, Q>): unknown;
}

/** A route whose types do not matter. */
// biome-ignore lint/suspicious/noExplicitAny: the binder has made the request fit the route
export type AnyRoute = ControlRoute<any, any>;

/** Defines a route: infers its types from its schemas. */
export const route = <B = undefined, Q = Record<string, string>>(
  definition: ControlRoute<B, Q>,
): AnyRoute => definition;

/**
 * Reads a request as its route says, and answers it.
 *
 * @param text - the body
 */
export async function answerTo(
  { body, isDocument, query, status = 200, run }: AnyRoute,
  control: Control,
  request: Omit<ControlRequest<unknown, Record<string, string>>, 'body'>,
  text: () => Promise<string>,
): Promise<Response> {
  try {
    const read = (isDocument && control.readDocument) || jsonOf;
    const reply = await run(control, {
      ...request,
      query: query ? parseInput(query, request.query) : request.query,
      body: body ? parseInput(body, await read(await text())) : undefined,
    });
    if (reply instanceof Response) return reply;
    return status === 204 ? new Response(null, { status }) : json(reply, status);
  } catch (error) {
    return refusal(error);
  }
}

function jsonOf(text: string): unknown {
  if (text.trim() === '') return {};
  if (jsonDepth(text) > deepestNesting) {
    throw new ControlError(400, `the body is nested too deeply; allowed: ${deepestNesting} levels`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ControlError(400, `the body is not JSON: ${(error as Error).message}`);
  }
}

/** An answer for people as much as for programs: indented, and with an end of line. */
const json = (value: unknown, status: number): Response =>
  new Response(`${JSON.stringify(value, null, 2)}\n`, {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

/** The body of a refusal. */
export const refusalSchema = z.object({
  error: z.string().meta({ description: 'One line that says what is wrong, and what would do.' }),
  place: z.string().optional().meta({ description: 'Where in the body or query it is wrong.' }),
  allowed: z.array(z.string()).optional().meta({ description: 'What would be accepted.' }),
});

/** Answers a refusal; anything else that was thrown goes on. */
export function refusal(error: unknown): Response {
  if (error instanceof ControlError) {
    const { status, message, allowed } = error;
    return json({ error: message, ...(allowed && { allowed }) }, status);
  }
  if (error instanceof NotKeptError) return json({ error: error.message }, 503);
  if (!(error instanceof InputError)) throw error;
  const [issue] = error.issues;
  const place = formatPath(issue.path);
  // The vocabulary of all documents ends its lines so where it has a list.
  const allowed = /; allowed: (.+)$/.exec(issue.message)?.[1]?.split(', ');
  const body = {
    error: describeIssue(issue),
    ...(place && { place }),
    ...(allowed && { allowed }),
  };
  return json(body, 400);
}
