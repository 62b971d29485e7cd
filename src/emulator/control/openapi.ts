// The control plane described by itself: an OpenAPI 3.1 document made of its routes.

import type { z } from 'zod';
import { jsonSchemaOf } from '../../plan/internal.js';
import { type AnyRoute, refusalSchema } from './route.js';

/** Schemas read text and make numbers of it; what clients send is their input. */
const schemaOf = (schema: z.ZodType): { readonly properties?: object } => jsonSchemaOf(schema);

const parameter = (name: string, where: 'path' | 'query', schema: object) => ({
  name,
  in: where,
  required: where === 'path',
  schema,
});

function operationOf({ path, summary, query, body, status = 200, type }: AnyRoute) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
    parameter(name, 'path', { type: 'string' }),
  );
  const queried = query ? (schemaOf(query).properties ?? {}) : {};
  const inQuery = Object.entries(queried).map(([name, schema]) =>
    parameter(name, 'query', schema as object),
  );
  const content = (mediaType: string, schema: object) => ({ [mediaType]: { schema } });
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    ...(body && { requestBody: { content: content('application/json', schemaOf(body)) } }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(status !== 204 && { content: content(type ?? 'application/json', {}) }),
      },
      '4XX': {
        description: 'Refused, with the reason.',
        content: content('application/json', schemaOf(refusalSchema)),
      },
    },
  };
}

/**
 * Describes routes.
 *
 * @param version - the version of the control plane
 */
export function controlDocument(routes: readonly AnyRoute[], version: number) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const each of routes) {
    const path = `/_control${each.path === '/' ? '' : each.path}`;
    paths[path] = { ...paths[path], [each.method.toLowerCase()]: operationOf(each) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Control plane of the DCS emulator', version: String(version) },
    paths,
    // Only where it is not open to all.
    security: [{}, { controlToken: [] }],
    components: { securitySchemes: { controlToken: { type: 'http', scheme: 'bearer' } } },
  };
}
