// What is wrong with a part of a request, in words: where a schema has no message of its own, what zod says is
// made to read like all other messages.

import type { z } from 'zod';

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  undefined: 'nothing',
};

const units: Readonly<Record<string, string>> = { string: 'character', array: 'element' };

/** `3 characters`, or a number alone. */
function counted(count: number | bigint, origin: string): string {
  const unit = units[origin];
  return unit === undefined ? `${count}` : `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Says what was expected. */
export function issueWords(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (!/^(Invalid|Too) \w+: /.test(message)) return message;
  switch (issue.code) {
    case 'invalid_type': {
      const received = /received (\w+)$/.exec(message)?.[1] ?? 'something else';
      return `expected ${types[issue.expected] ?? issue.expected}, got ${types[received] ?? received}`;
    }
    case 'too_big':
      return `expected at most ${counted(issue.maximum, issue.origin)}`;
    case 'too_small':
      return `expected at least ${counted(issue.minimum, issue.origin)}`;
    case 'invalid_value':
      return `expected ${issue.values.map(String).join(' or ')}`;
    default:
      return message;
  }
}
