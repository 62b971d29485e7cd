// What is wrong with a document that somebody wrote, and where in it: a path of keys and one line of
// words. Whoever read the document from a file turns the path into a line and a column.

import type { z } from 'zod';

/** One thing that is wrong with a document. */
export interface Issue {
  /** The keys and positions that lead to the place; empty for the document as a whole. */
  readonly path: readonly (string | number)[];
  /** Whether the key at the end of the path is wrong, or what it holds. */
  readonly at: 'key' | 'value';
  /** What is wrong and what is allowed, in one line that does not repeat the path. */
  readonly message: string;
}

/**
 * A document that cannot be used. There is at least one issue; the message is the first one.
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

  constructor(readonly issues: readonly [Issue, ...Issue[]]) {
    super(describeIssue(issues[0]));
  }
}

/** Writes an issue as `requests[3].request: unknown request "restrat"; allowed: restart, …`. */
export function describeIssue({ path, message }: Issue): string {
  return path.length === 0 ? message : `${formatPath(path)}: ${message}`;
}

/** Writes a path the way one would in JavaScript: `requests[3].request`. */
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
 * @throws {@link InputError} with everything that is wrong with it
 */
export function parseInput<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  // A misspelt key first: it tends to be the reason why another one is missing.
  const [first, ...rest] = result.error.issues.flatMap(issuesOf).sort(unknownKeysFirst);
  throw first ? new InputError([first, ...rest]) : result.error;
}

function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code !== 'unrecognized_keys') return [{ path, at: 'value', message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...path, key],
    at: 'key',
    message: issue.message.replace(unknownKey, () => JSON.stringify(key)),
  }));
}

const unknownKeysFirst = (a: Issue, b: Issue) => Number(b.at === 'key') - Number(a.at === 'key');

/** Stands in the message of an issue about unknown keys for each of them in turn. */
export const unknownKey = '<unknown key>';
