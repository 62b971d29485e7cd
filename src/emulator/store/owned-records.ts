// What belongs to an instance and goes when it goes: backups, restorations, tasks, parameters and who
// may connect. Deleting an instance deletes its backups as well (dcs-ug-0326014).

import type { StoredRecord } from './table.js';

/** Anything that belongs to an instance. */
export interface OwnedRecord extends StoredRecord {
  readonly instance: string;
}

/** How something that takes time went: still at it until its end, which says which. */
export type Ending = 'underWay' | 'succeeded' | 'failed';

/** What a backup and a restoration have in common: they wait, work, and end. */
export interface ProgressRecord extends OwnedRecord {
  readonly createdMs: number;
  /** When it goes from waiting to work. */
  readonly executionMs: number;
  /** When it will be through, going by the plan; null when the plan has no end for it. */
  readonly expectedMs: number | null;
  readonly updatedMs: number;
  readonly ending: Ending;
  /** Why it failed, as `dcs.08.0001`. */
  readonly errorCode: string | null;
}

/** A backup. */
export interface BackupRecord extends ProgressRecord {
  readonly name: string;
  readonly remark: string | null;
  readonly backupType: 'manual' | 'auto';
  readonly format: 'aof' | 'rdb';
  /** What became of the file afterwards. */
  readonly file: 'kept' | 'expired' | 'deleted';
  /** False once the instance has a form that this backup does not fit. */
  readonly fits: boolean;
  readonly usedMemoryMb: number;
}

/** A restoration of an instance from a backup. */
export interface RestoreRecord extends ProgressRecord {
  readonly backup: string;
  readonly backupName: string;
  readonly backupRemark: string | null;
  readonly name: string;
  readonly remark: string | null;
}

/** A background task; its details are those of page ListBackgroundTask. */
export interface TaskRecord extends OwnedRecord {
  readonly project: string;
  readonly name: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly userId: string;
  readonly userName: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly ending: Ending;
  readonly failReason: string | null;
}

/** The parameters of an instance as far as they were changed. Its id is the instance's. */
export interface ConfigurationRecord extends OwnedRecord {
  readonly values: Readonly<Record<string, string>>;
  readonly ending: Ending;
  readonly changedMs: number;
}

/** A change of parameters. */
export interface ConfigChangeRecord extends OwnedRecord {
  readonly createdMs: number;
  readonly ending: Ending;
}

/** Who may connect to an instance. Its id is the instance's. */
export interface WhitelistRecord extends OwnedRecord {
  readonly enabled: boolean;
  readonly groups: readonly { readonly name: string; readonly addresses: readonly string[] }[];
}

/** Failed attempts to change the password of an instance. Its id is the instance's. */
export interface AttemptsRecord extends OwnedRecord {
  readonly failures: number;
  readonly lockedUntilMs: number;
}

/** Which of its nodes is an instance's master after a switchover. Its id is the instance's. */
export interface MasterRecord extends OwnedRecord {
  readonly node: number;
}

/** A set of parameter values that a project has made for itself. */
export interface TemplateRecord extends StoredRecord {
  readonly project: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: string;
  readonly engineVersion: string;
  readonly values: Readonly<Record<string, string>>;
  readonly createdMs: number;
}
