// What the operations of v2 do.

import type { Handler } from '../handle.js';
import { batchDeleteInstances } from './batch-delete-instances.js';
import { changeTags } from './change-tags.js';
import { createBackup } from './create-backup.js';
import { createConfigTemplate } from './create-config-template.js';
import { createInstance } from './create-instance.js';
import { deleteBackup } from './delete-backup.js';
import { deleteInstance } from './delete-instance.js';
import { deleteTask } from './delete-task.js';
import { downloadSslCertificate } from './download-ssl-certificate.js';
import { listAvailableZones } from './list-available-zones.js';
import { listBackupLinks } from './list-backup-links.js';
import { listBackups } from './list-backups.js';
import { listConfigHistories } from './list-config-histories.js';
import { listConfigTemplates } from './list-config-templates.js';
import { listConfigurations } from './list-configurations.js';
import { listFlavors } from './list-flavors.js';
import { listInstances } from './list-instances.js';
import { listMaintenanceWindows } from './list-maintenance-windows.js';
import { listNodes } from './list-nodes.js';
import { listRestores } from './list-restores.js';
import { listShards } from './list-shards.js';
import { listStatistics } from './list-statistics.js';
import { listTags } from './list-tags.js';
import { listTasks } from './list-tasks.js';
import { resetPassword } from './reset-password.js';
import { resizeInstance } from './resize-instance.js';
import { restartOrFlushInstances } from './restart-or-flush-instances.js';
import { restoreInstance } from './restore-instance.js';
import { showInstance } from './show-instance.js';
import { showJob } from './show-job.js';
import { showQuota } from './show-quota.js';
import { showSsl } from './show-ssl.js';
import { showTags } from './show-tags.js';
import { showWhitelist } from './show-whitelist.js';
import { switchOver } from './switch-over.js';
import { updateConfigurations } from './update-configurations.js';
import { updateInstance } from './update-instance.js';
import { updatePassword } from './update-password.js';
import { updateSsl } from './update-ssl.js';
import { updateWhitelist } from './update-whitelist.js';

/** All of them. */
export const v2Handlers: readonly Handler[] = [
  batchDeleteInstances,
  changeTags,
  createBackup,
  createConfigTemplate,
  createInstance,
  deleteBackup,
  deleteInstance,
  deleteTask,
  downloadSslCertificate,
  listAvailableZones,
  listBackupLinks,
  listBackups,
  listConfigHistories,
  listConfigTemplates,
  listConfigurations,
  listFlavors,
  listInstances,
  listMaintenanceWindows,
  listNodes,
  listRestores,
  listShards,
  listStatistics,
  listTags,
  listTasks,
  resetPassword,
  resizeInstance,
  restartOrFlushInstances,
  restoreInstance,
  showInstance,
  showJob,
  showQuota,
  showSsl,
  showTags,
  showWhitelist,
  switchOver,
  updateConfigurations,
  updateInstance,
  updatePassword,
  updateSsl,
  updateWhitelist,
];
