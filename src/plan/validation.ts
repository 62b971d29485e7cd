// Validation of documents: what is wrong, and where, as a path of keys and one line of text. The reader of the
// file turns the path into a line and a column.

import type { z } from 'zod';

/** One thing that is wrong with a document. */
export interface ValidationIssue {
  /** The keys and positions that lead to the place; empty for the document as a whole. */
  readonly path: readonly (string | number)[];
  /** Whether the key at the end of the path is wrong, or what it holds. */
  readonly at: 'key' | 'value';
  /** What is wrong and what is allowed, in one line that does not repeat the path. */
  readonly message: string;
}

/**
 * A document is not valid. There is at least one issue; the message is the first one.
 *
 * @example
 * ```ts
 * try {
 *   parsePlan({ like: 'instnat' });
 * } catch (error) {
 *   if (error instanceof InputError) error.issues[0].path; // ['like']
 * }
 * ```
 */
export class InputError extends Error {
  override readonly name = 'InputError';

  /** @param issues - everything that is wrong with the document */
  constructor(readonly issues: readonly [ValidationIssue, ...ValidationIssue[]]) {
    super(describeIssue(issues[0]));
  }
}

/** Writes an issue as `requests[3].request: unknown request "restrat"; allowed: restart, …`. */
export function describeIssue({ path, message }: ValidationIssue): string {
  return path.length === 0 ? message : `${formatPath(path)}: ${message}`;
}

/** Writes a path as JavaScript does: `requests[3].request`. */
export function formatPath(path: readonly (string | number)[]): string {
  const text = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return text.join('').replace(/^\./, '');
}

/** Describes a value that is not what was expected, in a few words. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

/**
 * Checks a document against a schema.
 *
 * @param schema - what it has to be
 * @param data - the document as data
 * @throws `InputError` with everything that is wrong with it
 */
export function parseInput<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  // A misspelt key first: it tends to be the reason why another one is missing.
  const [first, ...rest] = result.error.issues.flatMap(issuesOf).sort(unknownKeysFirst);
  throw first ? new InputError([first, ...rest]) : result.error;
}

function issuesOf(issue: z.core.$ZodIssue): ValidationIssue[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code !== 'unrecognized_keys') return [{ path, at: 'value', message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...path, key],
    at: 'key',
    message: issue.message.replace(unknownKey, () => JSON.stringify(key)),
  }));
}

const unknownKeysFirst = (a: ValidationIssue, b: ValidationIssue) =>
  Number(b.at === 'key') - Number(a.at === 'key');

/** Stands for the key in the message about an unknown key. */
export const unknownKey = '<unknown key>';
