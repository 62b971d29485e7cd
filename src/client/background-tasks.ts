// The background tasks of an instance, by which the service tells what came of a request: found on its list,
// with how far one is and why it failed, as far as the service says so. Backups and restorations are found as well.

import * as z from 'zod/mini';
import type { OutcomeRole } from '../../machines/index.js';
import type { v2 } from '../protocol/index.js';
import type { Client } from './client.js';
import { isGone } from './errors.js';
import type { CallOptions } from './exchange.js';
import { lightCall } from './light-call.js';
import { listPages } from './list-pages.js';
import { type AnswerSchema, fitting } from './read-answer.js';
import { findRecord, isWorkName, meansRecord } from './work-records.js';

/** What is read of a task (page ListBackgroundTask). */
const seenTask = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  status: z.string(),
  created_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
});
/** The page counts them in a text. */
const seenTasks = z.object({
  task_count: z.nullish(z.union([z.string(), z.number()])),
  tasks: z.array(seenTask),
});
const seenProgress = z.object({
  progress: z.nullish(z.number()),
  remain_time: z.nullish(z.number()),
});
const seenJob = z.object({ fail_reason: z.nullish(z.string()) });

/** A task as it was seen. */
export interface SeenTask extends z.infer<typeof seenTask> {
  /** What became of it, by the role of an outcome in the chart; undefined while it is under way. */
  readonly ending?: Extract<OutcomeRole, 'endsWell' | 'endsBadly'> | undefined;
  /** How far it is, from 0 to 100, where its list says so: that of backups, and that of restorations. */
  readonly percent?: number | undefined;
  /** Why it failed, where its list says so. */
  readonly reason?: string | undefined;
}

/** How far a task is. */
export interface SeenProgress {
  /** From 0 to 100. */
  readonly percent?: number | undefined;
  /** How long it will go on, in milliseconds of the service's clock. */
  readonly leftMs?: number | undefined;
}

/** Looks at background tasks. */
export interface BackgroundTasks {
  /**
   * Finds a task on the list of an instance, or a backup or restoration on theirs.
   *
   * @param wanted - its id, or a name such as EXTEND, `backup` or `restore` in any case: the newest one of it; the
   *   newest task unless given
   * @returns `gone` when there is no such instance; undefined when the list has no such task
   */
  find(
    instanceId: string,
    wanted?: string,
    options?: CallOptions,
  ): Promise<SeenTask | 'gone' | undefined>;
  /** How far a task is; undefined where the service does not say: only the SDKs know this call. */
  progress(
    instanceId: string,
    taskId: string,
    options?: CallOptions,
  ): Promise<SeenProgress | undefined>;
  /** Why a task failed; undefined where the service does not say. */
  failReason(taskId: string, options?: CallOptions): Promise<string | undefined>;
}

/**
 * How the words begin that say how a task ended. No page lists them all: SUCCESS is on ListBackgroundTask, FAIL
 * on ShowJobInfo, FAILED on ListMigrationTask, succeed and failed on those of backups and restorations, and the console
 * has Successful and Failed (dcs-ug-0312028). A backup that has expired was made before.
 */
const endings = [
  [/^(succe(ss|ed)|expired$)/i, 'endsWell'],
  [/^fail/i, 'endsBadly'],
] as const;

/** What this file calls; see `lightCall`. */
export const taskCalls = {
  list: lightCall<typeof v2.listTasks>(
    'v2.listTasks',
    '/v2/{project_id}/instances/{instance_id}/tasks',
  ),
  progress: lightCall<typeof v2.showTaskProgress>(
    'v2.showTaskProgress',
    '/v2/{project_id}/instances/{instance_id}/tasks/{task_id}/progress',
  ),
  job: lightCall<typeof v2.showJob>('v2.showJob', '/v2/{project_id}/jobs/{job_id}'),
};

/** How much of a foreign text is kept, in UTF-16 units; as of the message of an error. */
const longestReason = 500;

/** How many tasks are asked for at a time, and how many at most. */
const pageSize = 100;
const most = 1000;

/**
 * Looks at the background tasks of instances, which only v2 has.
 *
 * @example
 * ```ts
 * const tasks = backgroundTasksOf(client);
 * await tasks.find('00000000-0000-4000-8000-000000000000', 'EXTEND'); // 'gone'
 * ```
 */
export function backgroundTasksOf(client: Client): BackgroundTasks {
  const pagesOf = (instanceId: string, options: CallOptions) =>
    listPages({
      pageSize,
      most,
      async ask(offset, limit) {
        const input = { params: { instance_id: instanceId }, query: { offset, limit } };
        const answer = await client.call(taskCalls.list, input, options);
        const { tasks, task_count: count } = read(seenTasks, answer);
        return { rows: tasks, total: Number(count) || undefined };
      },
      idOf: ({ id }) => id,
    });
  return {
    async find(instanceId, wanted, options = {}) {
      const name = wanted?.toLowerCase();
      const fits = (task: z.infer<typeof seenTask>) =>
        name === undefined || [task.id, task.name].some((each) => each.toLowerCase() === name);
      try {
        if (wanted !== undefined && meansRecord(wanted)) {
          const record = await findRecord(client, instanceId, wanted, options);
          if (record) return { ...record, ending: endingOf(record.status) };
          // No page says that the id of a task has no dashes.
          if (isWorkName(wanted)) return undefined;
        }
        for await (const tasks of pagesOf(instanceId, options)) {
          const found = tasks.find(fits);
          if (found) return { ...found, ending: endingOf(found.status) };
        }
        return undefined;
      } catch (error) {
        if (isGone(error)) return 'gone';
        throw error;
      }
    },
    progress: (instanceId, taskId, options = {}) =>
      unlessRefused(options, async () => {
        const input = { params: { instance_id: instanceId, task_id: taskId } };
        const answer = await client.call(taskCalls.progress, input, options);
        const { progress, remain_time: leftSeconds } = read(seenProgress, answer);
        return {
          percent: progress ?? undefined,
          leftMs: typeof leftSeconds === 'number' ? leftSeconds * 1000 : undefined,
        };
      }),
    failReason: (taskId, options = {}) =>
      unlessRefused(options, async () => {
        const input = { params: { job_id: taskId } };
        const answer = await client.call(taskCalls.job, input, options);
        return read(seenJob, answer).fail_reason?.slice(0, longestReason) ?? undefined;
      }),
  };
}

/** What became of a task that has a status. */
export const endingOf = (status: string): SeenTask['ending'] =>
  endings.find(([form]) => form.test(status))?.[1];

/** What the service does not say besides is unknown, however it fails, unless the caller gave up. */
async function unlessRefused<T>(
  { signal }: CallOptions,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}

const read = <T>(schema: AnswerSchema<T>, answer: unknown): T =>
  fitting(schema, answer, 'expected background tasks;');
