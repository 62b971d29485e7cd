// What instances are made to do: one file per piece of work, with how it begins, what falls due and how
// it ends. A new one is a line in a list below.

import type { DueKind, WorkKind } from '../world/index.js';
import { backupWork } from './backup.js';
import { automaticBackup } from './backup-policy.js';
import { configureWork } from './configure.js';
import { renameWork } from './rename.js';
import { extendWork, scheduledResize } from './resize.js';
import { restoreWork } from './restore.js';
import { sslWork } from './ssl.js';
import { switchoverEnd } from './switchover.js';

// Background tasks, by which the API tells of jobs
export { beginTask, endTask, isUnderWay, type NewTask, noteTask } from './background-task.js';
// Backups
export {
  type BackupNote,
  type BackupRequest,
  type BackupWork,
  backUp,
  findBackup,
  noteBackup,
} from './backup.js';
export { compactTime, isRestorable } from './backup-files.js';
export { nextBackupMs, planAutomaticBackup, policyRecordOf } from './backup-policy.js';
// The others
export { type ConfigureWork, configure, requireRight } from './configure.js';
export { begun, ended, jobFailures, progressOfJob, statusOfJob } from './data-job.js';
export { requireManageable } from './manageable.js';
export { type RenameWork, requireRenamable } from './rename.js';
export { type ExtendWork, madeOf, resizeInWindow, resizeNow, scheduledResize } from './resize.js';
export { type RestoreWork, restore } from './restore.js';
export { requireSsl, type SslWork, switchSsl } from './ssl.js';
export { switchOver } from './switchover.js';

/** What instances can be at work on, by what it changes at its end. */
export const works: readonly WorkKind[] = [
  backupWork,
  configureWork,
  extendWork,
  renameWork,
  restoreWork,
  sslWork,
];

/** What falls due besides the ends of phases and removals. */
export const dues: readonly DueKind[] = [automaticBackup, scheduledResize, switchoverEnd];
