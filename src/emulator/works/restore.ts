// Restoring an instance: it has the data of the backup once that has succeeded (dcs-ug-0312033).

import { ended, jobFailures } from '../data-jobs/index.js';
import type { Work } from '../store/index.js';
import { defineWork } from '../world/index.js';

/** A restoration under way. */
export interface RestoreWork extends Work {
  readonly type: 'restore';
  readonly restore: string;
  readonly usedMemoryMb: number;
}

export const restoreWork = defineWork<RestoreWork>({
  type: 'restore',
  end(world, _instance, { restore, usedMemoryMb }, by) {
    const record = world.store.restores.get(restore);
    const failure = by === 'fail' ? jobFailures.notSynchronized : jobFailures.interrupted;
    const end = ended(world, by === 'succeed' ? null : failure);
    if (record) world.store.restores.put({ ...record, ...end });
    return by === 'succeed' ? { usedMemoryMb } : undefined;
  },
});
