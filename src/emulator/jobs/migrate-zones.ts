// The nodes of an instance move to other availability zones, at once or in the maintenance window (method
// MigrateAz). Each node is made anew, so the chart decides as for a change of size (decision 0012). The instance
// is in the new zones once the move has succeeded, and in the old ones otherwise.

import { lifecycle, roleOf, situationOf } from '../../../machines/index.js';
import { listOf, mapping } from '../../plan/internal.js';
import type { Zone } from '../catalog/index.js';
import { amount, anyText, type InstanceRecord, id, type Job } from '../store/index.js';
import { defineJob, defineScheduledEvent, type World } from '../world/index.js';
import { beginTask, endTask } from './background-task.js';
import { nextWindowMs } from './window.js';

/** Where the nodes go, by the codes and by the ids of the zones. */
interface Destination {
  readonly azCodes: readonly string[];
  readonly azIds: readonly string[];
}

const destination = {
  azCodes: listOf('a list of zones', anyText),
  azIds: listOf('a list of zones', anyText),
};

/** A move under way. */
export interface MigrateZonesJob extends Job, Destination {
  readonly type: 'migrateZones';
  /** The background task that tells of it. */
  readonly task: string;
}

export const migrateZonesJob = defineJob<MigrateZonesJob>({
  type: 'migrateZones',
  shape: { ...destination, task: id },
  end(world, _instance, { azCodes, azIds, task }, by) {
    const hasMoved = roleOf(by) === 'endsWell';
    endTask(world, task, hasMoved ? null : 'The availability zones could not be changed.');
    return hasMoved ? { azCodes, azIds } : undefined;
  },
});

export const scheduledMigration = defineScheduledEvent({
  type: 'scheduledMigration',
  data: mapping('the zones to come', { ...destination, moves: amount.optional() }),
  run(world, { subject, data }) {
    const instance = world.store.instances.get(subject);
    if (!instance || lifecycle.refusal('extend', situationOf(instance.kind, instance.state)))
      return;
    begin(world, instance, data as Destination);
  },
});

const destinationOf = (zones: readonly Zone[]): Destination => ({
  azCodes: zones.map((zone) => zone.code),
  azIds: zones.map((zone) => zone.id),
});

function begin(world: World, instance: InstanceRecord, to: Destination): void {
  // No page has a name for this task; it goes by that of the operation.
  const details = { replica_az: to.azCodes.join(',') };
  const task = beginTask(world, instance, { name: 'MigrateAz', details });
  const job: MigrateZonesJob = { type: 'migrateZones', ...to, task };
  world.request(instance, 'extend', job);
}

/** Begins the move. */
export function migrateNow(world: World, instance: InstanceRecord, zones: readonly Zone[]): void {
  begin(world, instance, destinationOf(zones));
}

/** Puts the move off to the next maintenance window. Until then nothing shows. */
export function migrateInWindow(
  world: World,
  instance: InstanceRecord,
  zones: readonly Zone[],
): void {
  world.agenda.add({
    type: scheduledMigration.type,
    atMs: nextWindowMs(world.nowMs, instance.maintainBegin),
    subject: instance.id,
    data: destinationOf(zones),
  });
}
