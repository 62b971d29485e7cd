// What the store keeps: the records of every table, as plain JSON. Times are milliseconds since 1970.

import type { EventName, Kind, Outcome, StateName, Status } from '../../../machines/index.js';
import type { StoredRecord } from './table.js';

/** A job of an instance: which kind of job it is, and what it needs to know at its end. */
export interface Job {
  /** The type of a job of `jobs/`. */
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The automatic backups of an instance. */
export interface BackupPolicyRecord {
  readonly id: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly backupType: 'auto' | 'manual';
  readonly saveDays: number | null;
  readonly plan: {
    readonly timezoneOffset: string | null;
    readonly backupAt: readonly number[];
    readonly periodType: string;
    readonly beginAt: string;
  } | null;
}

/** A tag of an instance. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** An instance. */
export interface InstanceRecord extends StoredRecord {
  readonly project: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: Kind;
  /** Where the chart has it. */
  readonly state: StateName;
  /** What the API reports: the status of `state`, or the last one until a removal is due. */
  readonly status: Status;
  /** When it entered `state`; databases of older versions do not say. */
  readonly enteredMs?: number;
  /** The last move of it: by which event, and from where. */
  readonly moved?: { readonly event: EventName; readonly from: StateName };
  /** The scheduled event that ends the phase under way, if any. */
  readonly phaseDue: string | null;
  readonly work: Job | null;
  readonly engineVersion: string;
  readonly specCode: string;
  readonly capacityGb: number;
  /** Copies of the data, the master counted. */
  readonly replicas: number;
  readonly shards: number;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly launchedMs: number | null;
  readonly userId: string;
  readonly userName: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly securityGroupId: string | null;
  readonly azCodes: readonly string[];
  readonly azIds: readonly string[];
  readonly ip: string;
  readonly port: number;
  readonly maintainBegin: string;
  readonly maintainEnd: string;
  /** The digest of the password; null when none is needed. */
  readonly password: string | null;
  readonly backupPolicy: BackupPolicyRecord | null;
  readonly renamedCommands: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly enterpriseProjectId: string | null;
  readonly enterpriseProjectName: string | null;
  readonly ssl: boolean;
  readonly usedMemoryMb: number;
  /** The template of parameters that it was created with, if any. */
  readonly templateId: string | null;
}

/** An event that is scheduled. */
export interface ScheduledEvent extends StoredRecord {
  readonly atMs: number;
  /** The type of a kind of event. */
  readonly type: string;
  /** The id of what it is about, mostly an instance. */
  readonly subject: string;
  /** For the end of a phase, how it ends. */
  readonly outcome?: Outcome;
  readonly data?: unknown;
}

/** A number that the store keeps counting, such as how many ids were given out. */
export interface CounterRecord extends StoredRecord {
  readonly value: number;
}

/** Something to remember under a name, such as the plan that is in force. */
export interface SettingRecord extends StoredRecord {
  readonly value: unknown;
}
