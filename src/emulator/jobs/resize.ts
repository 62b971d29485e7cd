// A change of flavor, at once or in the maintenance window. The instance has the new flavor once the change has
// succeeded. When it fails, an instance that serves on keeps the old one; one that does not is finished in the
// background, and comes back with the new one (dcs-ug-0326011, decision 0004). The chart may refuse a change when
// its window comes; then nothing happens (ResizeInstance).

import { deleted, lifecycle, roleOf, situationOf } from '../../../machines/index.js';
import { mapping } from '../../plan/internal.js';
import { type Flavor, flavorOf } from '../catalog/index.js';
import { amount, anyText, type InstanceRecord, id, type Job } from '../store/index.js';
import { defineJob, defineScheduledEvent, type World } from '../world/index.js';
import type { NewTask } from './background-task.js';
import { beginTask, endTask } from './background-task.js';
import { outdateBackups } from './backup-files.js';
import { nextWindowMs, type Waiting } from './window.js';

/** A change of flavor. */
export interface ResizeJob extends Job {
  readonly type: 'extend';
  readonly specCode: string;
  /** The background task that tells of it. */
  readonly task: string;
}

/** What an instance takes over from its flavor. */
export function madeOf(flavor: Flavor): Partial<InstanceRecord> {
  const { kind, specCode, capacityGb, replicas, shards } = flavor;
  return { kind, specCode, capacityGb, replicas, shards };
}

export const resizeJob = defineJob<ResizeJob>({
  type: 'extend',
  shape: { specCode: anyText, task: id },
  end(world, instance, { specCode, task }, by) {
    const flavor = flavorOf(specCode);
    const hasNew = roleOf(by) === 'endsWell' && flavor !== undefined;
    endTask(world, task, hasNew ? null : 'The specification could not be changed.');
    if (hasNew) return changedTo(world, instance, flavor);
    const isFinishedLater = roleOf(by) === 'endsBadly' && !lifecycle.serves(instance.state);
    const work: FinishResizeJob = { type: 'finishExtend', specCode };
    return isFinishedLater ? { work } : undefined;
  },
});

/** A change of flavor that has failed, and that the service finishes while the instance is out of order. */
export interface FinishResizeJob extends Job {
  readonly type: 'finishExtend';
  readonly specCode: string;
}

export const finishResizeJob = defineJob<FinishResizeJob>({
  type: 'finishExtend',
  shape: { specCode: anyText },
  end(world, instance, { specCode }) {
    const flavor = flavorOf(specCode);
    return flavor && instance.state !== deleted ? changedTo(world, instance, flavor) : undefined;
  },
});

function changedTo(world: World, instance: InstanceRecord, flavor: Flavor) {
  outdateBackups(world, instance, flavor);
  return madeOf(flavor);
}

export const scheduledResize = defineScheduledEvent({
  type: 'scheduledResize',
  data: mapping('the flavor to come', { specCode: anyText, moves: amount.optional() }),
  run(world, { subject, data }) {
    const instance = world.store.instances.get(subject);
    if (!instance || lifecycle.refusal('extend', situationOf(instance.kind, instance.state)))
      return;
    const { specCode } = data as Waiting & { readonly specCode: string };
    const flavor = flavorOf(specCode);
    if (!flavor) return;
    const task = beginTask(world, instance, resizeTask(instance, flavor));
    const job: ResizeJob = { type: 'extend', specCode, task };
    world.request(instance, 'extend', job);
  },
});

/** The task of a change of flavor, which goes by another name when it only changes the copies. */
function resizeTask(from: InstanceRecord, to: Flavor): NewTask {
  const more = to.replicas - from.replicas;
  const name =
    from.kind !== to.kind || more === 0 ? 'EXTEND' : more > 0 ? 'AddReplica' : 'DelReplica';
  return {
    name,
    details: {
      old_capacity: String(from.capacityGb),
      new_capacity: String(to.capacityGb),
      old_cache_mode: from.kind,
      new_cache_mode: to.kind,
      old_resource_spec_code: from.specCode,
      new_resource_spec_code: to.specCode,
      old_replica_num: from.replicas,
      new_replica_num: to.replicas,
      old_cache_type: from.kind,
      new_cache_type: to.kind,
    },
  };
}

/** Begins the change. */
export function resizeNow(world: World, instance: InstanceRecord, flavor: Flavor): void {
  const task = beginTask(world, instance, resizeTask(instance, flavor));
  const job: ResizeJob = { type: 'extend', specCode: flavor.specCode, task };
  world.request(instance, 'extend', job);
}

/** Puts the change off to the next maintenance window. Until then nothing shows. */
export function resizeInWindow(world: World, instance: InstanceRecord, { specCode }: Flavor): void {
  world.agenda.add({
    type: scheduledResize.type,
    atMs: nextWindowMs(world.nowMs, instance.maintainBegin),
    subject: instance.id,
    data: { specCode },
  });
}
