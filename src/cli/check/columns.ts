// The names that a trace has for its fields: those of this program, or the trace's own by `--columns`.

import { type TraceField, traceFields } from '../../observer/internal.js';
import { badInput, onOneLine } from '../environment/failures.js';

/** What a trace calls the fields, where it is not by their own names. */
export type Columns = Readonly<Partial<Record<TraceField, string>>>;

/**
 * Reads mappings such as `at=Timestamp,instance_id="Instance ID"`.
 *
 * @throws CommandFailure for what is no mapping of a field
 */
export function readColumns(mappings: readonly string[] = []): Columns {
  const columns: Partial<Record<TraceField, string>> = {};
  for (const pair of mappings.flatMap((text) => text.match(/(?:"[^"]*"|[^,"])+/g) ?? [text])) {
    const [, field = '', name = ''] = /^\s*(\w+)\s*=\s*"?(.*?)"?\s*$/.exec(pair) ?? [];
    if (!isField(field) || name === '') {
      const allowed = traceFields.join(', ');
      throw badInput(
        `--columns: expected field=name with commas between, got ${pair}; the fields are ${allowed}`,
      );
    }
    columns[field] = name;
  }
  return columns;
}

const isField = (name: string): name is TraceField => traceFields.some((each) => each === name);

/** The positions of the fields among the columns of a header; names count in any case. */
export function positionsIn(
  header: readonly string[],
  columns: Columns,
): readonly (readonly [field: TraceField, column: number])[] {
  const names = header.map((name) => name.toLowerCase());
  return traceFields.flatMap((field) => {
    const column = names.indexOf((columns[field] ?? field).toLowerCase());
    return column < 0 ? [] : [[field, column] as const];
  });
}

/** Whether these fields make a trace. */
export function isTrace(fields: readonly TraceField[]): boolean {
  const has = (field: TraceField) => fields.includes(field);
  return has('at') && has('instance_id') && (has('status') || has('request'));
}

/** Gives the fields of an object their own names. */
export function renamed(value: unknown, columns: Columns): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(traceFields.map((field) => [field, given[columns[field] ?? field]]));
}

/** Says which columns there are and how to map them. */
export function columnsProblem(found: readonly string[], columns: Columns): string {
  const wanted = Object.values(columns).filter((name) => !found.includes(name));
  const missing =
    wanted.length > 0 ? `no column ${wanted.join(', ')}` : 'expected at, instance_id and status';
  const mapping = guessed(found)
    .map(([field, name]) => `${field}=${/[^\p{L}\p{N}_.:/…-]/u.test(name) ? `"${name}"` : name}`)
    .join(',');
  return onOneLine(
    `${missing}; the columns are ${found.slice(0, 12).join(', ').slice(0, 200)}: map them with --columns ${mapping}`,
  );
}

/**
 * Whether a name can stand in a command that is offered to be copied: no shell and no jq takes anything in it
 * for more than text, between quotes of either sort.
 */
export const isPlain = (name: string): boolean =>
  name.length <= 100 && !/["'`$\\!\p{C}\p{Zl}\p{Zp}]/u.test(name);

/** What other programs call the fields, without spaces and in small letters. */
const usualNames: readonly (readonly [TraceField, RegExp])[] = [
  ['at', /^(at|.*time.*|.*date.*|when|ts|observedat|createdat|polledat)$/],
  ['instance_id', /^(instance.*|id|uuid|resource.*|cache.*|.*id)$/],
  ['status', /^(status|state|phase|.*status|.*state)$/],
];

/** Whether names are those of a record in the words of another program. */
export const canBeMapped = (found: readonly string[]): boolean =>
  guessed(found).every(([, name]) => name !== unknownName);

const unknownName = '…';

const guessed = (found: readonly string[]) =>
  usualNames.map(([field, pattern]) => {
    const name = found.find(
      (each) => isPlain(each) && pattern.test(each.toLowerCase().replaceAll(/[^a-z]/g, '')),
    );
    return [field, name ?? unknownName] as const;
  });
