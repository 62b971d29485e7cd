// Every refusal that an operation can give: those that it announces, those of the rules of its
// fields, and those that any request of its sort can get.

import { z } from 'zod';
import { type ErrorCode, isErrorCode } from './errors/index.js';
import type { AnyOperation } from './operation.js';

/** The refusals that any caller without a right to ask can get. */
const ofAccess: readonly ErrorCode[] = [
  'DCS.1001',
  'DCS.1002',
  'DCS.1003',
  'DCS.1004',
  'DCS.2003',
  'APIGW.0301',
  'EMU.0400',
  'EMU.0403',
];
/**
 * What a call gets when it is for no operation, when something is wrong with the emulator, or when it cannot keep
 * what changes.
 */
export const refusalsOfServer: readonly ErrorCode[] = [
  'DCS.4001',
  'DCS.5001',
  'DCS.5000',
  'EMU.0501',
  'EMU.0503',
];

const ofBodies: readonly ErrorCode[] = ['DCS.4005', 'EMU.0413'];

/**
 * The codes with which an operation can be refused, in alphabetical order. What only an ordered fault
 * answers is not among them.
 *
 * @example
 * ```ts
 * refusalsOf(v2.showInstance); // [… 'DCS.3022', 'DCS.4002', 'DCS.4061' …]
 * ```
 */
export function refusalsOf(operation: AnyOperation): readonly ErrorCode[] {
  const { params, query, body, bodyOptional, refusals } = operation;
  const schemas = [params, query, ...(body ? [body] : [])];
  const codes = new Set<ErrorCode>([
    ...refusals,
    ...schemas.flatMap((schema) => codesIn(z.toJSONSchema(schema, { io: 'input' }))),
    ...(body ? ofBodies : []),
    ...(body && !bodyOptional ? (['DCS.4004'] as const) : []),
    ...ofAccess,
  ]);
  return [...codes].sort();
}

/** The codes that stand anywhere in a schema. */
function codesIn(schema: unknown): ErrorCode[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'x-error-code') return codesIn(value);
    return typeof value === 'string' && isErrorCode(value) ? [value] : [];
  });
}
