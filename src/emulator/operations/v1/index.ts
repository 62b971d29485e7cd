// What the operations of v1.0 do.

import type { Handler } from '../handle.js';
import { batchDeleteInstances } from './batch-delete-instances.js';
import { countInstances } from './count-instances.js';
import { createBackup } from './create-backup.js';
import { createInstance } from './create-instance.js';
import { deleteBackup } from './delete-backup.js';
import { deleteInstance } from './delete-instance.js';
import { extendInstance } from './extend-instance.js';
import { listAvailableZones } from './list-available-zones.js';
import { listBackups } from './list-backups.js';
import { listConfigurations } from './list-configurations.js';
import { listInstances } from './list-instances.js';
import { listMaintenanceWindows } from './list-maintenance-windows.js';
import { listProducts } from './list-products.js';
import { listRestores } from './list-restores.js';
import { listStatistics } from './list-statistics.js';
import { restartOrFlushInstances } from './restart-or-flush-instances.js';
import { restoreInstance } from './restore-instance.js';
import { showInstance } from './show-instance.js';
import { showQuota } from './show-quota.js';
import { showTags } from './show-tags.js';
import { updateConfigurations } from './update-configurations.js';
import { updateInstance } from './update-instance.js';
import { updatePassword } from './update-password.js';

/** All of them. */
export const v1Handlers: readonly Handler[] = [
  batchDeleteInstances,
  countInstances,
  createBackup,
  createInstance,
  deleteBackup,
  deleteInstance,
  extendInstance,
  listAvailableZones,
  listBackups,
  listConfigurations,
  listInstances,
  listMaintenanceWindows,
  listProducts,
  listRestores,
  listStatistics,
  restartOrFlushInstances,
  restoreInstance,
  showInstance,
  showQuota,
  showTags,
  updateConfigurations,
  updateInstance,
  updatePassword,
];
