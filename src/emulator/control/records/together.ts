// Whether records go together: no two with one id or place, none about something that is not there, and
// no counter behind what it has counted, which would give an id out twice.

import {
  type InstanceRecord,
  type RestoreRecord,
  type ScheduledEvent,
  type StoredRecord,
  type TableName,
  tableNames,
} from '../../store/index.js';
import { phaseEnd } from '../../world/index.js';
import { eventKinds } from '../event-kinds.js';

/** A record that does not go together with the others: its place in its table, and why. */
export interface Misfit {
  readonly table: TableName;
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/** Records by their tables; a table that is not there is empty. */
type RecordsByTable = ReadonlyMap<TableName, readonly StoredRecord[]>;

/** Finds the first record that does not go together with the others, all of which are well formed. */
export function misfitIn(tables: RecordsByTable): Misfit | undefined {
  const all = new Map(
    tableNames.map((name) => [name, new Map(tables.get(name)?.map((each) => [each.id, each]))]),
  );
  const has = (table: TableName, id: string) => all.get(table)?.has(id) ?? false;
  const counted = (name: string) =>
    (all.get('counters')?.get(name) as { value?: number } | undefined)?.value ?? 0;
  for (const [table, records] of tables) {
    const found =
      twice(table, records) ??
      adrift(table, records, has, all) ??
      uncounted(table, records, counted);
    if (found) return found;
  }
  return streamsBehind(tables, counted('streams'));
}

function twice(table: TableName, records: readonly StoredRecord[]): Misfit | undefined {
  for (const field of ['id', 'seq'] as const) {
    const seen = new Set<unknown>();
    for (const [index, each] of records.entries()) {
      if (seen.has(each[field])) {
        return { table, index, field, message: `another record has ${shown(each[field])} as well` };
      }
      seen.add(each[field]);
    }
  }
  return undefined;
}

type Has = (table: TableName, id: string) => boolean;
type All = ReadonlyMap<TableName, ReadonlyMap<string, StoredRecord>>;

const kindsByType = new Map(eventKinds.map((kind) => [kind.type, kind]));

function adrift(
  table: TableName,
  records: readonly StoredRecord[],
  has: Has,
  all: All,
): Misfit | undefined {
  for (const [index, each] of records.entries()) {
    const found = lost(table, each, has, all);
    if (found) return { table, index, field: found[0], message: found[1] };
  }
  return undefined;
}

/** The field of a record that leads nowhere. Orders outlive their instances. */
function lost(table: TableName, each: StoredRecord, has: Has, all: All) {
  if (table === 'agenda') {
    const due = each as ScheduledEvent;
    const [target, id] = kindsByType.get(due.type)?.about?.(due) ?? ['instances', due.subject];
    return has(target, id)
      ? undefined
      : (['subject', `there is no ${shown(id)} in ${target}`] as const);
  }
  if (table === 'instances') {
    const { id, phaseDue } = each as InstanceRecord;
    if (phaseDue === null) return undefined;
    const due = all.get('agenda')?.get(phaseDue) as ScheduledEvent | undefined;
    const isIts = due?.type === phaseEnd && due.subject === id;
    return isIts
      ? undefined
      : (['phaseDue', `${shown(phaseDue)} in agenda is not the end of its phase`] as const);
  }
  const { instance, due } = each as { instance?: string; due?: string | null };
  if (table === 'outcomeOrders') {
    return typeof due === 'string' && !has('agenda', due)
      ? (['due', `there is no ${shown(due)} in agenda`] as const)
      : undefined;
  }
  if (table === 'restores') {
    const { backup } = each as RestoreRecord;
    if (!has('backups', backup))
      return ['backup', `there is no ${shown(backup)} in backups`] as const;
  }
  return instance === undefined || has('instances', instance)
    ? undefined
    : (['instance', `there is no ${shown(instance)} in instances`] as const);
}

/** Tables whose places are counted by a counter of their name. */
const countedTables: ReadonlySet<TableName> = new Set([
  'overrides',
  'faultRules',
  'outcomeOrders',
  'agenda',
  'backups',
  'restores',
  'tasks',
  'configurations',
  'configChanges',
  'whitelists',
  'attempts',
  'masters',
  'templates',
  'instances',
]);

function uncounted(
  table: TableName,
  records: readonly StoredRecord[],
  counted: (name: string) => number,
): Misfit | undefined {
  if (!countedTables.has(table)) return undefined;
  const upTo = counted(table);
  const index = records.findIndex(({ seq }) => seq > upTo);
  if (index < 0) return undefined;
  const message = `${records[index]?.seq} exceeds the counter ${table}, which is ${upTo}`;
  return { table, index, field: 'seq', message };
}

/** Tables whose ids are drawn, one stream of chance for each. */
const drawn = ['instances', 'backups', 'restores', 'tasks', 'configChanges', 'templates'] as const;

function streamsBehind(tables: RecordsByTable, streams: number): Misfit | undefined {
  const needed = drawn.reduce((sum, name) => sum + (tables.get(name)?.length ?? 0), 0);
  if (streams >= needed) return undefined;
  const index = Math.max(0, tables.get('counters')?.findIndex(({ id }) => id === 'streams') ?? 0);
  const message = `expected at least ${needed}, as many as ids were drawn, got ${streams}`;
  return { table: 'counters', index, field: 'value', message };
}

const shown = (value: unknown): string => JSON.stringify(String(value).slice(0, 80));
