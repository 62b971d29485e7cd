// Which operations set something off that a plan times, and what. Where the chart decides, it is a request of the
// chart; test/emulator/control/starts.test.ts sends each and sees what begins.

import type { Request } from '../../../machines/index.js';
import type { OperationName } from '../../protocol/index.js';

/** What sets something off: the creation, a request of the chart, or a switchover. */
export type Start = 'create' | Request | 'switchover';

/** What each operation can set off; those left out are done at once. */
export const startsOf: Readonly<Partial<Record<OperationName, readonly Start[]>>> = {
  createInstance: ['create'],
  deleteInstance: ['delete'],
  batchDeleteInstances: ['delete'],
  extendInstance: ['extend'],
  resizeInstance: ['extend'],
  migrateZones: ['extend'],
  createBackup: ['backUp'],
  restoreInstance: ['restore'],
  restartOrFlushInstances: ['restart'],
  updateSsl: ['restart'],
  // New names of commands restart an instance.
  updateInstance: ['restart'],
  updateConfigurations: ['configure'],
  updateConfigurationsAsync: ['configure'],
  switchOver: ['switchover'],
  switchOverAsync: ['switchover'],
};
