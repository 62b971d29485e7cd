// What of a replayed answer is compared with the recorded one: a line for everything that differs.

import { answerDifferences, jsonOf } from '../../../src/client/internal.js';
import { type Check, type Improvement, improvementsOf } from './fixtures.js';
import type { Answered } from './replayed.js';

/** Status, code, fields, types and ids, such as `added flavors[].dec: boolean`. */
function differencesOf({ recorded, status, body, expectedBody }: Answered): string[] {
  const shapes = answerDifferences(
    { status: recorded.status, body: recorded.responseBody },
    { status, body },
    recorded.trimmed !== undefined || recorded.stubbed === true,
  ).map(({ type, field, recorded: was, replayed: is }) => {
    if (type === 'added') return `added ${field}: ${is}`;
    if (type === 'missing') return `missing ${field}: ${was}`;
    return `${[type, field].filter(Boolean).join(' ')}: ${was}, now ${is}`;
  });
  const bodies = [recorded.responseBody, expectedBody, body].map(jsonOf);
  return [...shapes, ...otherIds(bodies[0], bodies[1], bodies[2], '')];
}

/** The places that had an id that was there before, and have another one now. */
function otherIds(recorded: unknown, expected: unknown, now: unknown, path: string): string[] {
  if (typeof recorded === 'string') {
    const isId = recorded.includes('{{') && typeof now === 'string';
    return isId && expected !== now ? [`id ${path}`] : [];
  }
  if (typeof recorded !== 'object' || recorded === null) return [];
  return Object.entries(recorded).flatMap(([key, value]) => {
    const inner = path === '' ? key : `${path}.${key}`;
    return otherIds(value, Object(expected)[key], Object(now)[key], inner);
  });
}

const isAbout = ({ request }: Improvement, { recorded: { method, path } }: Answered) =>
  fits(request, `${method} ${path.replace(/\?.*/, '')}`);
const fits = (pattern: string, text: string) => new RegExp(`^(${pattern})$`).test(text);

/** The differences that no improvement explains, each with its request. */
export function unexplained(name: string, answers: readonly Answered[]): string[] {
  const known = improvementsOf(name);
  return answers.flatMap((answer) => {
    const { n, method, path } = answer.recorded;
    const about = known
      .filter((each) => isAbout(each, answer))
      .map(({ differences }) => differences);
    return differencesOf(answer)
      .filter((difference) => !about.some((each) => each.some((one) => fits(one, difference))))
      .map((difference) => `#${n} ${method} ${path}: ${difference}`);
  });
}

/** The differences of an improvement that no answer shows. */
export function staleIn(improvement: Improvement, answers: readonly Answered[]): string[] {
  const seen = answers.filter((each) => isAbout(improvement, each)).flatMap(differencesOf);
  return improvement.differences.filter((pattern) => !seen.some((each) => fits(pattern, each)));
}

/** The value at a path of a body: names and indices between dots, `#` for a length. */
export function valueAt(body: string, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((each, key) => Object(each)[key === '#' ? 'length' : key], jsonOf(body));
}

/** What a check wants: itself, or what the client sent for it before. */
export function wantedBy([n, , value]: Check, answers: readonly Answered[]): unknown {
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  const before = answers.filter(({ recorded }) => recorded.n <= n);
  if (value === '@id') return createdId(before);
  return before
    .map(({ recorded }) => valueAt(recorded.requestBody, value.slice(1)))
    .findLast((sent) => sent !== undefined);
}

/** The id of the instance that a conversation creates. */
export function createdId(answers: readonly Answered[]): unknown {
  const created = answers.find(({ body }) => valueAt(body, 'instances.0.instance_name'));
  return created && valueAt(created.body, 'instance_id');
}
