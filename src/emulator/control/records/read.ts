// Reads records that come from outside: each as its schema says, then all of them together.

import { InputError, type ValidationIssue } from '../../../plan/index.js';
import { describeIssue, parseInput } from '../../../plan/internal.js';
import type { CheckRecords, StoredRecord, TableName } from '../../store/index.js';
import { recordSchemas } from './schemas.js';
import { misfitIn } from './together.js';

/** What is wrong with which record: the first thing that is. */
export interface Misread {
  readonly table: TableName;
  /** The place of the record in its table. */
  readonly index: number;
  /** What is wrong; its path begins within the record. */
  readonly issue: ValidationIssue;
}

/** The tables with their records. */
export type RecordTables = ReadonlyMap<TableName, readonly unknown[]>;

/** Finds the first record that cannot be used. */
export function firstMisread(tables: RecordTables): Misread | undefined {
  for (const [table, records] of tables) {
    for (const [index, each] of records.entries()) {
      const issue = issueIn(table, each);
      if (issue) return { table, index, issue };
    }
  }
  const misfit = misfitIn(tables as ReadonlyMap<TableName, readonly StoredRecord[]>);
  if (!misfit) return undefined;
  const { table, index, field, message } = misfit;
  return { table, index, issue: { path: [field], at: 'value', message } };
}

function issueIn(table: TableName, each: unknown): ValidationIssue | undefined {
  try {
    parseInput<unknown>(recordSchemas[table], each);
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues[0];
  }
}

/** The same as one line that names the record, for what was kept in a file. */
export const misreadIn: CheckRecords = (tables) => {
  const found = firstMisread(tables);
  if (!found) return undefined;
  const { table, index, issue } = found;
  const { id } = (tables.get(table)?.[index] ?? {}) as { id?: unknown };
  const name = typeof id === 'string' ? id.slice(0, 80) : `number ${index + 1}`;
  return `has a record that cannot be read: ${table} ${name}: ${describeIssue(issue)}`;
};
