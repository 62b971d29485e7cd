// Background tasks: what an instance was made to do, as page ListBackgroundTask lists it.

import type { Flavor } from '../catalog/index.js';
import type { InstanceRecord, TaskRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/** A task to begin. */
export interface NewTask {
  /** One of the names on page ListBackgroundTask, where it has one. */
  readonly name: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Begins a task of an instance. Without another word it goes on until `endTask`.
 *
 * @returns its id
 */
export function beginTask(
  world: World,
  { id: instance, project, userId, userName }: InstanceRecord,
  { name, details = {} }: NewTask,
): string {
  const { id } = world.store.tasks.put({
    id: world.chance.hexId(),
    seq: world.chance.count('tasks'),
    instance,
    project,
    name,
    details,
    userId,
    userName,
    createdMs: world.nowMs,
    updatedMs: world.nowMs,
    ending: 'underWay',
    failReason: null,
  });
  return id;
}

/** Ends a task; nothing happens when it is gone. */
export function endTask(world: World, id: string, failReason: string | null = null): void {
  const task = world.store.tasks.get(id);
  if (!task) return;
  const ending = failReason === null ? 'succeeded' : 'failed';
  world.store.tasks.put({ ...task, ending, failReason, updatedMs: world.nowMs });
}

/** Notes a task that took no time, such as a change of the whitelist. */
export function noteTask(world: World, instance: InstanceRecord, task: NewTask): void {
  endTask(world, beginTask(world, instance, task));
}

/** Whether a task of a name is under way on an instance. */
export function isUnderWay({ store }: World, instance: InstanceRecord, name: string): boolean {
  return [...store.tasks.group(instance.id)].some(
    (task: TaskRecord) => task.name === name && task.ending === 'underWay',
  );
}

/** The task of a change of flavor, which goes by another name when it only changes the copies. */
export function resizeTask(from: InstanceRecord, to: Flavor): NewTask {
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
