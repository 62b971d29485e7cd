// Schemas of documents for editors and other programs: JSON Schema, made of the schemas that read the documents.
// What begins as unknown, and reads forms by their look, says here how its forms are written.

import * as z from 'zod';

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a part of what is described. */
type SchemaOf = (part: z.ZodType) => JsonSchema;

/** How a value is written that a schema alone does not tell. */
interface Form {
  /** What it is called where the same form stands in many places. */
  readonly id: string | undefined;
  json(of: SchemaOf): JsonSchema;
}

const forms = new WeakMap<z.core.$ZodType, Form>();

/**
 * Says how a value is written that a schema alone does not tell.
 *
 * @param json - makes its JSON Schema, with those of its parts
 * @param id - what the form is called where it stands in many places
 * @returns the schema, as it was
 */
export function writtenAs<T extends z.ZodType>(
  schema: T,
  json: (of: SchemaOf) => JsonSchema,
  id?: string,
): T {
  forms.set(schema, { id, json });
  return schema;
}

/**
 * The JSON Schema of what a schema reads, whole in every place, as OpenAPI 3.1 takes it.
 */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  translated(schema, 'draft-2020-12', undefined);

/** The same as a document of its own, in draft-07, which editors know: what has a name is written once. */
export function documentSchemaOf(schema: z.ZodType): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const json = translated(schema, 'draft-07', definitions);
  const sorted = [...definitions].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...json, definitions: Object.fromEntries(sorted) };
}

function translated(
  schema: z.ZodType,
  target: 'draft-07' | 'draft-2020-12',
  definitions: Map<string, JsonSchema> | undefined,
): JsonSchema {
  const of: SchemaOf = (part) => translated(part, target, definitions);
  const written = ({ id, json }: Form): JsonSchema => {
    if (id === undefined || !definitions) return json(of);
    if (!definitions.has(id)) definitions.set(id, json(of));
    return { $ref: `#/definitions/${id}` };
  };
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target,
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const form = forms.get(zodSchema);
      if (!form) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, written(form));
    },
  });
  return json;
}
