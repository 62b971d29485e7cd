// The store: tables of plain records, transactions, and who keeps them.

export { openDatabase, schemaVersion } from './database.js';
export { DatabaseError } from './database-error.js';
export { deleteOwnedRecords } from './delete-owned-records.js';
export { inPresentForm } from './earlier-form.js';
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
export { instanceWith, noNames, noTags, sharedTexts } from './instance-with.js';
export type { Change } from './journal.js';
export { failedCreation, servingStatuses } from './lifecycle-statuses.js';
export { makeRoom, makeRoomOf } from './make-room.js';
export type { RowFilter } from './matching-rows.js';
export { NotKeptError } from './not-kept-error.js';
export type { OrderResult, OutcomeOrder } from './outcome-order.js';
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
} from './owned-records.js';
export type { Persistence } from './persistence.js';
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
export { type CheckRecords, createStore, type Store, tableNames } from './store.js';
export { type Rows, type StoredRecord, Table } from './table.js';
export { instanceGroups, type RecordOf, type TableName } from './tables.js';
