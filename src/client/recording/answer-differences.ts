// How an answer differs from the recorded one in what clients rely on: the HTTP status, the code of an
// error, which fields there are, and their types. Values are not compared: most of them are new each time.

import { jsonOf } from './recorded-exchange.js';

/** As much of an answer as is compared. */
export interface ComparedAnswer {
  readonly status: number;
  readonly body: string;
}

/** One thing in which two answers differ. */
export interface AnswerDifference {
  readonly type: 'status' | 'code' | 'missing' | 'added' | 'fieldType';
  /** The field, such as `instances[].status`; empty for the status. */
  readonly field: string;
  /** What was recorded. */
  readonly recorded: string;
  /** What there is now. */
  readonly replayed: string;
}

/** The fields of an answer and the types that each has; those of all elements of a list together. */
type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Compares an answer with the recorded one.
 *
 * @param trimmed - whether lists of the recorded one are incomplete, so that there may be more fields now
 */
export function answerDifferences(
  recorded: ComparedAnswer,
  replayed: ComparedAnswer,
  trimmed = false,
): AnswerDifference[] {
  const before = jsonOf(recorded.body);
  const now = jsonOf(replayed.body);
  if (recorded.status !== replayed.status) {
    const statuses = { recorded: `${recorded.status}`, replayed: `${replayed.status}` };
    // Fields of a refusal and of a success have nothing to do with each other.
    return [{ type: 'status', field: '', ...statuses }, ...codeDifference(before, now)];
  }
  return [...codeDifference(before, now), ...shapeDifferences(before, now, trimmed)];
}

/** The names of the fields of an answer, as differences have them. */
export const fieldsOf = (body: string): string[] =>
  [...shapeOf(jsonOf(body)).keys()].filter((field) => field !== '' && !field.endsWith('[]'));

function codeDifference(before: unknown, now: unknown): AnswerDifference[] {
  const recorded = codeOf(before);
  const replayed = codeOf(now);
  if (recorded === replayed) return [];
  return [
    {
      type: 'code',
      field: 'error_code',
      recorded: recorded ?? 'none',
      replayed: replayed ?? 'none',
    },
  ];
}

/** The code of DCS, or of the identity service. */
function codeOf(body: unknown): string | undefined {
  const { error_code, error } = Object(body) as Record<string, unknown>;
  const { code } = Object(error) as Record<string, unknown>;
  const found = error_code ?? (typeof error === 'object' ? code : undefined);
  return found === undefined || found === null ? undefined : String(found);
}

function shapeDifferences(before: unknown, now: unknown, trimmed: boolean): AnswerDifference[] {
  const recorded = shapeOf(before);
  const replayed = shapeOf(now);
  const differences: AnswerDifference[] = [];
  for (const [field, types] of recorded) {
    const others = replayed.get(field);
    if (others === undefined) {
      if (!isBelow(field, replayed)) continue;
      differences.push({ type: 'missing', field, recorded: listed(types), replayed: 'none' });
    } else if (listed(types) !== listed(others) && !(trimmed && isWithin(types, others))) {
      differences.push({
        type: 'fieldType',
        field,
        recorded: listed(types),
        replayed: listed(others),
      });
    }
  }
  for (const [field, types] of replayed) {
    if (trimmed || recorded.has(field) || !isBelow(field, recorded)) continue;
    differences.push({ type: 'added', field, recorded: 'none', replayed: listed(types) });
  }
  return differences;
}

const listed = (types: ReadonlySet<string>): string => [...types].sort().join(' or ');
const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) =>
  [...some].every((type) => all.has(type));

/** Whether a field could be in a shape: an empty list says nothing of its elements. */
function isBelow(field: string, shape: Shape): boolean {
  if (field === '') return true;
  if (field.endsWith('[]')) return false;
  return shape.get(field.replace(/\.?[^.]*$/, ''))?.has('object') ?? false;
}

/** The fields of a value; the value itself has the empty name. */
function shapeOf(value: unknown): Shape {
  const shape = new Map<string, Set<string>>();
  const visit = (field: string, each: unknown): void => {
    const type = typeOf(each);
    shape.set(field, (shape.get(field) ?? new Set()).add(type));
    if (Array.isArray(each)) for (const element of each) visit(`${field}[]`, element);
    else if (type === 'object') {
      for (const [key, inner] of Object.entries(each as object)) {
        visit(field === '' ? key : `${field}.${key}`, inner);
      }
    }
  };
  if (value !== undefined) visit('', value);
  return shape;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
