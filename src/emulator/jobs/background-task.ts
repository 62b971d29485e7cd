// Background tasks: what an instance was made to do, as page ListBackgroundTask lists it.

import type { TaskName } from '../../protocol/index.js';
import { type InstanceRecord, makeRoomOf, type Store, type TaskRecord } from '../store/index.js';
import type { World } from '../world/index.js';

/** A task to begin. */
export interface NewTask {
  readonly name: TaskName;
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
  makeRoomOf(world.store.tasks, instance);
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

/**
 * Notes a task that took no time, such as a change of the whitelist.
 *
 * @returns its id
 */
export function noteTask(
  world: World,
  instance: InstanceRecord,
  task: NewTask,
  failReason: string | null = null,
): string {
  const id = beginTask(world, instance, task);
  endTask(world, id, failReason);
  return id;
}

/** Whether a task of a name is under way on an instance. */
export function isUnderWay({ store }: World, instance: InstanceRecord, name: TaskName): boolean {
  return [...store.tasks.group(instance.id)].some(
    (task: TaskRecord) => task.name === name && task.ending === 'underWay',
  );
}

/** When a task under way will have ended, by the plan, in milliseconds since 1970; undefined without an end. */
export function expectedEndMs({ agenda, instances }: Store, task: TaskRecord): number | undefined {
  const instance = instances.get(task.instance);
  const phaseDue = instance?.work?.task === task.id ? instance.phaseDue : undefined;
  const due = [...agenda.group(task.instance)].find(
    ({ id, data }) => id === phaseDue || (data as Partial<Told> | undefined)?.task === task.id,
  );
  return due?.atMs;
}

/** What ends with a task. */
interface Told {
  readonly task: string;
}
