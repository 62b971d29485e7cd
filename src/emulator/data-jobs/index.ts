// Backups and restorations.

// Those of a policy
export { automaticBackupDue, nextBackupMs, planAutomaticBackup } from './automatic-backups.js';
// Their files
export { dropOldest, expireAutomatic, isRestorable, outdateBackups } from './backup-file.js';
// How they go
export { begun, ended, jobFailures, progressOfJob, statusOfJob } from './data-job.js';
// How they are put down
export { type BackupNote, noteBackup } from './noted-backup.js';
