// The API as an OpenAPI 3.1 document, made of the operations, so that it cannot say anything else
// than what is checked and answered.

import { z } from 'zod';
import { catalogue, type ErrorCode, errorFormOf } from './errors/index.js';
import { isSdkMethod } from './known-requests.js';
import type { AnyOperation } from './operation.js';
import { operations } from './operations.js';
import { refusalsOf } from './refusals.js';
import * as shapes from './shapes/index.js';
import { type UnsupportedOperation, unsupportedOperations } from './unsupported.js';

/** A schema, a parameter or whatever else the document has. */
export type Described = Readonly<Record<string, unknown>>;

/** The document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Described;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: Readonly<Record<string, Described>>;
  readonly security: readonly Described[];
  readonly tags: readonly Described[];
}

const schemaPath = '#/components/schemas/';

/** The shapes under their names, so that an answer names one instead of repeating it. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(shapes)) named.add(schema as z.ZodType, { id });

const errorShapes = { 'v1.0': 'errorV1', v2: 'errorV2', gateway: 'errorOfGateway' } as const;

/**
 * Describes the API.
 *
 * @returns a document of OpenAPI 3.1; every rule that has an error code of its own carries it as
 *   `x-error-code`, every operation the page of the reference as `x-page`, or, where there is none, the
 *   method of the SDKs' client as `x-sdk-method`
 *
 * @example
 * ```ts
 * openApiDocument().paths['/v2/{project_id}/instances'].post.operationId; // 'v2.createInstance'
 * ```
 */
export function openApiDocument(): OpenApiDocument {
  const paths: Record<string, Record<string, Described>> = {};
  const add = ({ method, path }: { method: string; path: string }, described: Described) => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: described };
  };
  for (const each of unsupportedOperations) add(each, absent(each));
  for (const each of operations) add(each, offered(each));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Distributed Cache Service, emulated',
      version: '2',
      description:
        'What the emulator of dcs-lifecycle serves. Made of the schemas that check its requests.',
    },
    tags: [
      { name: 'v2', description: 'The current API.' },
      { name: 'v1.0', description: 'The former API, over the same instances.' },
      { name: 'not offered', description: 'Operations that are answered with 501.' },
    ],
    security: [{ token: [] }, { signature: [] }],
    paths,
    components: { schemas: schemas(), securitySchemes },
  };
}

const securitySchemes = {
  token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'A signature of the form SDK-HMAC-SHA256.',
  },
} as const;

function schemas(): Described {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => schemaPath + id });
  const shaped = Object.entries(schemas).map(([id, { $schema: _, $id: __, ...rest }]) => [
    id,
    rest,
  ]);
  const error = (extra: Described) => ({
    type: 'object',
    properties: { error_code: { type: 'string' }, error_msg: { type: 'string' }, ...extra },
    required: ['error_code', 'error_msg', ...Object.keys(extra)],
  });
  return {
    ...Object.fromEntries(shaped),
    errorV1: error({}),
    errorV2: error({ error_ext_msg: { type: 'null' } }),
    errorOfGateway: error({ request_id: { type: 'string' } }),
  };
}

/** Where a request is described: on a page, or as a method of the SDKs' client. */
const described = (source: string): Described =>
  isSdkMethod(source) ? { 'x-sdk-method': source } : { 'x-page': source };

const json = (schema: unknown): Described => ({ 'application/json': { schema } });

function offered(operation: AnyOperation): Described {
  const { id, api, page, summary, body, bodyOptional, success, aliases } = operation;
  const { status, also } = success;
  return {
    operationId: id,
    tags: [api],
    summary,
    ...described(page),
    ...(aliases.length > 0 && { 'x-aliases': aliases }),
    parameters: [...inPath(operation), ...inQuery(operation)],
    ...(body && { requestBody: { required: !bodyOptional, content: json(requested(body)) } }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(success.body && { content: json(answered(success.body)) }),
      },
      ...(also !== undefined && { [also]: { description: 'Done; there is nothing to tell.' } }),
      ...refusals(operation),
    },
  };
}

/** Clients may send what is turned into a number or a boolean; the document says what it becomes. */
function requested(schema: z.ZodType): Described {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

function answered(schema: z.ZodType): Described {
  const name = named.get(schema)?.id;
  if (name) return { $ref: schemaPath + name };
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

function inPath({ path, params }: AnyOperation | { path: string; params?: z.ZodType }) {
  const schemas = params ? propertiesOf(params) : {};
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ?? { type: 'string' },
  }));
}

function inQuery({ query }: AnyOperation) {
  const needed = (requested(query).required as readonly string[] | undefined) ?? [];
  return Object.entries(propertiesOf(query)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema,
  }));
}

const propertiesOf = (schema: z.ZodType): Record<string, unknown> =>
  (requested(schema).properties as Record<string, unknown> | undefined) ?? {};

/** The refusals of an operation by their HTTP status. */
function refusals(operation: AnyOperation): Record<string, Described> {
  const codes = refusalsOf(operation);
  const statusOf = (code: ErrorCode) => catalogue[code].httpStatus;
  return Object.fromEntries(
    [...new Set(codes.map(statusOf))].map((status) => [
      status,
      refusal(
        operation.api,
        codes.filter((code) => statusOf(code) === status),
      ),
    ]),
  );
}

/** The form that a refusal has, or the forms. */
function formsOf(codes: readonly ErrorCode[], api: string): Described {
  const forms = new Set(codes.map((code) => errorShapes[errorFormOf(code, api)]));
  const [first, ...others] = [...forms].map((name) => ({ $ref: schemaPath + name }));
  return first && others.length === 0 ? first : { anyOf: [first, ...others] };
}

function refusal(api: string, codes: readonly ErrorCode[]): Described {
  const written: string[] = codes.map((code) =>
    api === 'v1.0' ? (catalogue[code].v1Code ?? code) : code,
  );
  return {
    description: codes.map((code) => `${code}: ${catalogue[code].message}`).join('\n'),
    'x-error-codes': codes,
    content: json({
      type: 'object',
      allOf: [formsOf(codes, api)],
      properties: { error_code: { enum: [...new Set(written)] } },
    }),
  };
}

function absent({ name, method, path, source }: UnsupportedOperation): Described {
  const api = path.startsWith('/v1.0') ? 'v1.0' : 'v2';
  return {
    operationId: `absent.${method.toLowerCase()}.${path.replaceAll(/[{}]/g, '')}`,
    tags: ['not offered'],
    summary: `${name} is not offered.`,
    ...described(source),
    parameters: inPath({ path }),
    responses: { 501: refusal(api, ['EMU.0501']) },
  };
}
