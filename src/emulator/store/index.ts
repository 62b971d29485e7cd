// The store: tables of plain records, transactions, and who keeps them.

export type {
  AttemptsRecord,
  BackupRecord,
  ConfigChangeRecord,
  ConfigurationRecord,
  Ending,
  ProgressRecord,
  RestoreRecord,
  TaskRecord,
  TemplateRecord,
  WhitelistRecord,
} from './belongings.js';
export { openDatabase, schemaVersion } from './database.js';
export { DatabaseError } from './database-error.js';
// What the fields of records take
export {
  amount,
  anyText,
  count,
  ending,
  flag,
  id,
  record,
  state,
  textOrNull,
  texts,
  time,
  timeOrNull,
  uuid,
} from './fields.js';
export { forgetBelongings } from './forget.js';
export { failedCreation, servingStatuses } from './lifecycle-places.js';
export { NotKeptError } from './not-kept-error.js';
export type { OrderResult, OutcomeOrder } from './outcome-order.js';
export type {
  BackupPolicyRecord,
  CounterRecord,
  InstanceRecord,
  Job,
  ScheduledEvent,
  SettingRecord,
  Tag,
} from './records.js';
export type { StatusChange, TraceRecord } from './status-changes.js';
export {
  type Change,
  type CheckRecords,
  createStore,
  type Keeper,
  type Store,
  tableNames,
} from './store.js';
export { type Rows, type StoredRecord, Table } from './table.js';
export { instanceGroups, type RecordOf, type TableName } from './tables.js';
