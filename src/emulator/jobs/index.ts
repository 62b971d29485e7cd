// Jobs of instances: one file per job, with how it begins, the events that it schedules and how it ends.
// A new job is a line in a list below.

import type { JobKind, ScheduledEventKind } from '../world/index.js';
import { backupJob } from './backup.js';
import { automaticBackup } from './backup-policy.js';
import { configureJob } from './configure.js';
import { migrateZonesJob, scheduledMigration } from './migrate-zones.js';
import { renameJob } from './rename.js';
import { finishResizeJob, resizeJob, scheduledResize } from './resize.js';
import { restoreJob } from './restore.js';
import { sslJob } from './ssl.js';
import { switchoverEnd } from './switchover.js';

// Background tasks, by which the API tells of jobs
export {
  beginTask,
  endTask,
  expectedEndMs,
  isUnderWay,
  type NewTask,
  noteTask,
} from './background-task.js';
// Backups
export {
  type BackupJob,
  type BackupNote,
  type BackupRequest,
  backUp,
  findBackup,
  noteBackup,
} from './backup.js';
export { compactTime, isRestorable } from './backup-files.js';
export {
  nextBackupMs,
  planAutomaticBackup,
  policyRecordOf,
  requirePolicyFits,
} from './backup-policy.js';
export {
  type ConfigureJob,
  configure,
  configureAsTask,
  requireIdle,
  requireRight,
  valuesUnderWay,
} from './configure.js';
export { type MigrateZonesJob, migrateInWindow, migrateNow } from './migrate-zones.js';
export {
  failureCodes,
  finalProgress,
  initialProgress,
  progressPercent,
  progressStatus,
} from './progress.js';
export { type RenameJob, requireRenamable } from './rename.js';
export { madeOf, type ResizeJob, resizeInWindow, resizeNow } from './resize.js';
export { type RestoreJob, restore } from './restore.js';
export { requireSsl, type SslJob, switchSsl } from './ssl.js';
export { switchOver } from './switchover.js';
// The others
export { interrupts, nextWindowMs, waitForNewWindow } from './window.js';

/** The jobs that an instance can be at, each with what its end changes. */
export const jobKinds: readonly JobKind[] = [
  backupJob,
  configureJob,
  resizeJob,
  finishResizeJob,
  migrateZonesJob,
  renameJob,
  restoreJob,
  sslJob,
];

/** The events that jobs schedule, besides the ends of phases and removals. */
export const eventKinds: readonly ScheduledEventKind[] = [
  automaticBackup,
  scheduledResize,
  scheduledMigration,
  switchoverEnd,
];

/** Those by which a change waits for the maintenance window. */
export const changesToCome: readonly string[] = [scheduledResize.type, scheduledMigration.type];
