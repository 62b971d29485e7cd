// What becomes of the files of backups once they are made.

import type { BackupRecord, InstanceRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/** A time as names of backups have it: `20220829085347`. */
export const compactTime = (ms: number): string =>
  new Date(ms).toISOString().replaceAll(/\D/g, '').slice(0, 14);

/** How many backups of an instance are kept (en-us_topic_0079835992). */
const mostKept = 24;

const dayMs = 86_400_000;

/** The backups of an instance that a file was kept of, oldest first. */
function keptBackups({ store }: World, instance: string): BackupRecord[] {
  return [...store.backups.group(instance)].filter(
    ({ ending, file }) => ending === 'succeeded' && file === 'kept',
  );
}

/** Lets the oldest backups of an instance go when there are too many. */
export function dropOldest(world: World, instance: string): void {
  const kept = keptBackups(world, instance);
  for (const backup of kept.slice(0, Math.max(0, kept.length - mostKept))) {
    world.store.backups.put({ ...backup, file: 'expired' });
  }
}

/** Lets those backups of an instance's policy go that are older than it keeps them. */
export function expireAutomatic(world: World, { id, backupPolicy }: InstanceRecord): void {
  const { saveDays } = backupPolicy ?? {};
  if (!saveDays) return;
  const oldestMs = world.nowMs - saveDays * dayMs;
  for (const backup of keptBackups(world, id)) {
    if (backup.backupType !== 'auto' || backup.createdMs >= oldestMs) continue;
    world.store.backups.put({ ...backup, file: 'expired' });
  }
}

type Form = Pick<InstanceRecord, 'kind' | 'capacityGb'>;

const isCluster = ({ kind }: Form) => kind === 'proxy' || kind === 'cluster';

/**
 * Notes that the backups of an instance fit it no more: after any scaling of a cluster, and after
 * others shrink (dcs-ug-0326011).
 */
export function outdateBackups(world: World, instance: InstanceRecord, to: Form): void {
  const fitStill = !isCluster(instance) && !isCluster(to) && to.capacityGb >= instance.capacityGb;
  if (fitStill) return;
  for (const backup of [...world.store.backups.group(instance.id)]) {
    if (backup.fits) world.store.backups.put({ ...backup, fits: false });
  }
}

/** Whether an instance can be restored from a backup. */
export function isRestorable({ ending, file, fits }: BackupRecord): boolean {
  return ending === 'succeeded' && file === 'kept' && fits;
}
