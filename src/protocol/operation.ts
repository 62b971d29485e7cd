// An operation of the API as data: where it is, what it takes, what it answers, and which page says
// so. Routes, parsing, the OpenAPI document and the reference page are all made of these.

import { z } from 'zod';
import type { Request } from '../../machines/index.js';
import type { ErrorCode } from './errors/index.js';

/** The dialects that the emulator speaks: the two of DCS, sign-in, and the one call to a neighbour. */
export type Api = 'v1.0' | 'v2' | 'keystone' | 'compute';

/** The methods that the API uses. */
export const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** One of them. */
export type Method = (typeof methods)[number];

/** What an operation sets off that a plan decides: the creation, a request of the chart, or work besides. */
export type Start = 'create' | Request | 'switchover' | 'passwordReset';

/** What a success looks like. */
export interface Success<Reply> {
  readonly status: number;
  /** The schema of the answer; without one it has no body. */
  readonly body?: z.ZodType<Reply>;
  /** Another status that the pages allow, for answers without a body. */
  readonly also?: number;
}

/** An operation of the API. */
export interface Operation<Params = unknown, Query = unknown, Body = unknown, Reply = unknown> {
  /** Unique among all operations: the API and the name, such as `v2.createInstance`. */
  readonly id: string;
  /** In camel case; the operations of both APIs that do the same have the same name. */
  readonly name: string;
  readonly api: Api;
  /** 1: part of the lifecycle, 2: what an ordinary session calls besides. */
  readonly class: 1 | 2;
  readonly method: Method;
  /** With its parameters in braces: `/v2/{project_id}/instances/{instance_id}`. */
  readonly path: string;
  /** Other paths that its page has, in samples. */
  readonly aliases: readonly string[];
  /** The page of the API reference; where there is none, the method of the SDKs' client. */
  readonly page: string;
  readonly summary: string;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  /** Undefined when the operation takes no body; what is sent nonetheless is ignored. */
  readonly body: z.ZodType<Body> | undefined;
  /** Whether the body can be left out; it then counts as `{}`. */
  readonly bodyOptional: boolean;
  readonly success: Success<Reply>;
  /** What it can set off; what sets off nothing is done at once, and well. */
  readonly starts: readonly Start[];
  /** The codes with which it refuses, besides those that any request can get. */
  readonly refusals: readonly ErrorCode[];
}

/** An operation whose types do not matter. */
// biome-ignore lint/suspicious/noExplicitAny: handlers take what their operation says, no less
export type AnyOperation = Operation<any, any, any, any>;

type Optional = 'aliases' | 'params' | 'query' | 'body' | 'bodyOptional' | 'starts';
type Definition<P, Q, B, R> = Omit<Operation<P, Q, B, R>, 'id' | Optional> &
  Partial<Pick<Operation<P, Q, B, R>, Optional>>;

const pathParameters = /\{(\w+)\}/g;
const anything = z.looseObject({});

/**
 * Defines an operation. Path parameters are strings unless `params` says more; unknown keys of
 * queries and bodies are ignored.
 *
 * @example
 * ```ts
 * export const showInstance = defineOperation({
 *   name: 'showInstance', api: 'v2', class: 1, method: 'GET', page: 'ShowInstance',
 *   path: '/v2/{project_id}/instances/{instance_id}',
 *   summary: 'Shows an instance.',
 *   params: instancePath,
 *   success: { status: 200, body: instanceDetails },
 *   refusals: ['DCS.4061', 'DCS.3022'],
 * });
 * ```
 */
export function defineOperation<
  P = Record<string, string>,
  Q = unknown,
  B = undefined,
  R = undefined,
>(definition: Definition<P, Q, B, R>): Operation<P, Q, B, R> {
  const named = [...definition.path.matchAll(pathParameters)].map(([, name]) => name as string);
  const params = z.object(Object.fromEntries(named.map((name) => [name, z.string()])));
  return {
    aliases: [],
    params: params as unknown as z.ZodType<P>,
    query: anything as unknown as z.ZodType<Q>,
    body: undefined,
    bodyOptional: false,
    starts: [],
    ...definition,
    id: `${definition.api}.${definition.name}`,
  };
}

/** What the path of an operation holds once parsed. */
export type ParamsOf<O> = O extends Operation<infer P, infer _Q, infer _B, infer _R> ? P : never;
/** What the query of an operation holds once parsed. */
export type QueryOf<O> = O extends Operation<infer _P, infer Q, infer _B, infer _R> ? Q : never;
/** What the body of an operation holds once parsed. */
export type BodyOf<O> = O extends Operation<infer _P, infer _Q, infer B, infer _R> ? B : never;
/** What an operation answers when it succeeds. */
export type ReplyOf<O> = O extends Operation<infer _P, infer _Q, infer _B, infer R> ? R : never;
