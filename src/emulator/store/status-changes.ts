// Changes of status, as the store keeps the newest ones.

import type { deleted, Status } from '../../../machines/index.js';
import type { StoredRecord } from './table.js';

/** From this time on the API answered with this status. The format of the simulator's traces. */
export interface StatusChange {
  /** ISO 8601, in UTC, to the millisecond. */
  readonly at: string;
  readonly instance_id: string;
  /** `deleted`, which is no status, once the instance was gone. */
  readonly status: Status | typeof deleted;
}

/** A change with its number. The record's id is a place among so many, taken by turns. */
export interface TraceRecord extends StoredRecord {
  /** Names the numbering. */
  readonly run: string;
  readonly number: number;
  readonly project: string;
  readonly change: StatusChange;
}
