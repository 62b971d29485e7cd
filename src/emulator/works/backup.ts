// Backing an instance up. It serves meanwhile; a restart kills the backup (dcs-ug-0312023).

import { dropOldest, ended, jobFailures } from '../data-jobs/index.js';
import type { Work } from '../store/index.js';
import { defineWork } from '../world/index.js';

/** A backup under way. */
export interface BackupWork extends Work {
  readonly type: 'backup';
  readonly backup: string;
}

export const backupWork = defineWork<BackupWork>({
  type: 'backup',
  end(world, instance, work, by) {
    const backup = world.store.backups.get(work.backup);
    if (!backup) return undefined;
    const failure = by === 'fail' ? jobFailures.timedOut : jobFailures.interrupted;
    world.store.backups.put({ ...backup, ...ended(world, by === 'succeed' ? null : failure) });
    if (by === 'succeed') dropOldest(world, instance.id);
    return undefined;
  },
});
