// Which error code answers which mistake: a schema carries its code as metadata, so that the same
// schema checks requests, answers with the right code and shows it in the OpenAPI document.

import type { z } from 'zod';
import { type ErrorCode, isErrorCode } from './errors/index.js';

const key = 'x-error-code';

/**
 * Says with which code a request is refused when this part of it is missing or wrong. The innermost
 * code on the way to the mistake counts; a refinement can name another one with
 * `params: { code: 'DCS.4099' }`.
 *
 * @example
 * ```ts
 * const description = coded('DCS.4011', z.string().max(1024));
 * ```
 */
export function coded<S extends z.ZodType>(code: ErrorCode, schema: S): S {
  return schema.meta({ ...schema.meta(), [key]: code }) as S;
}

/** The code for an issue, or undefined when nothing on the way to it has one. */
export function codeOf(schema: z.ZodType, issue: z.core.$ZodIssue): ErrorCode | undefined {
  const own = issue.code === 'custom' ? issue.params?.code : undefined;
  if (typeof own === 'string' && isErrorCode(own)) return own;
  let [at, code]: [z.ZodType | undefined, ErrorCode | undefined] = [schema, undefined];
  const steps: PropertyKey[] = [...issue.path];
  while (at) {
    const marked: unknown = at.meta()?.[key];
    if (typeof marked === 'string' && isErrorCode(marked)) code = marked;
    const inner = unwrap(at);
    if (inner) at = inner;
    else if (steps.length === 0) break;
    else at = child(at, steps.shift() as PropertyKey);
  }
  return code;
}

type Def = { type: string } & Record<string, unknown>;
const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def;

/** What a wrapper such as `optional` or `preprocess` wraps. */
function unwrap(schema: z.ZodType): z.ZodType | undefined {
  const def = defOf(schema);
  if (def.type !== 'pipe') return def.innerType as z.ZodType | undefined;
  const [from, to] = [def.in, def.out] as [z.ZodType, z.ZodType];
  return defOf(from).type === 'transform' ? to : from;
}

/** The schema of what a container holds at a key. */
function child(schema: z.ZodType, step: PropertyKey): z.ZodType | undefined {
  const def = defOf(schema);
  if (def.type === 'object') return (def.shape as Record<PropertyKey, z.ZodType>)[step];
  if (def.type === 'array') return def.element as z.ZodType;
  return def.type === 'record' ? (def.valueType as z.ZodType) : undefined;
}
