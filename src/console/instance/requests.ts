// How each request is asked for: with which call of the service's API, version 2.

import type { Request } from '../../../machines/index.js';
import { type Api, type InstanceRef, Refused } from '../api/index.js';

/** What some requests need to know. */
export interface RequestDetails {
  /** The flavor and the capacity to change to. */
  readonly size?: { readonly spec: string; readonly gb: number };
  /** The backup to restore. */
  readonly backup?: string;
  /** The parameter to set. */
  readonly parameter?: { readonly id: string; readonly name: string; readonly value: string };
}

/** What each request needs to know that needs anything. */
const needed: Readonly<Partial<Record<Request, keyof RequestDetails>>> = {
  extend: 'size',
  restore: 'backup',
  configure: 'parameter',
};

/** Whether a request needs to know more than the instance. */
export const needsDetails = (request: Request): boolean => needed[request] !== undefined;

type Ask = (api: Api, instance: InstanceRef, details: RequestDetails) => Promise<unknown>;

/** Asks for one thing for several instances at once; the result is told for each. */
async function batch(api: Api, { project, id }: InstanceRef, action: string): Promise<void> {
  const { results } = await api.v2<{ results: readonly { result: string }[] }>(
    'PUT',
    `${project}/instances/status`,
    { action, instances: [id] },
  );
  if (results[0]?.result === 'success') return;
  throw new Refused('The service took the request and could not carry it out as things stand.');
}

const below = ({ project, id }: InstanceRef, rest = '') => `${project}/instances/${id}${rest}`;

const asks: Readonly<Partial<Record<Request, Ask>>> = {
  restart: (api, instance) => batch(api, instance, 'restart'),
  flush: (api, instance) => batch(api, instance, 'flush'),
  delete: (api, instance) => api.v2('DELETE', below(instance)),
  backUp: (api, instance) => api.v2('POST', below(instance, '/backups'), {}),
  restore: (api, instance, { backup }) =>
    api.v2('POST', below(instance, '/restores'), { backup_id: backup }),
  extend: (api, instance, { size }) =>
    api.v2('POST', below(instance, '/resize'), { spec_code: size?.spec, new_capacity: size?.gb }),
  configure: (api, instance, { parameter }) =>
    api.v2('PUT', below(instance, '/configs'), {
      redis_config: parameter && [
        { param_id: parameter.id, param_name: parameter.name, param_value: parameter.value },
      ],
    }),
};

/** Whether the API has an operation for a request. */
export const hasOperation = (request: Request): boolean => asks[request] !== undefined;

/**
 * Asks for something.
 *
 * @throws Refused with the service's reason
 */
export async function askFor(
  api: Api,
  request: Request,
  instance: InstanceRef,
  details: RequestDetails = {},
) {
  const ask = asks[request];
  if (!ask) throw new Refused(`The API has no operation for ${request}.`);
  return ask(api, instance, details);
}

/** A backup that can be restored. */
export interface Backup {
  readonly backup_id: string;
  readonly backup_name: string;
  readonly created_at: string;
  readonly status: string;
  readonly is_support_restore: string;
}

/** The backups of an instance that can be restored, newest first. */
export async function listBackups(api: Api, instance: InstanceRef): Promise<readonly Backup[]> {
  const list = await api.v2<{ backup_record_response: readonly Backup[] } | undefined>(
    'GET',
    below(instance, '/backups'),
  );
  return (list?.backup_record_response ?? []).filter((each) => each.is_support_restore === 'TRUE');
}

/** A parameter that can be set. */
export interface Parameter {
  readonly param_id: string;
  readonly param_name: string;
  readonly param_value: string;
  readonly value_range: string;
  readonly description: string;
}

/** The parameters of an instance. */
export async function listParameters(
  api: Api,
  instance: InstanceRef,
): Promise<readonly Parameter[]> {
  const { redis_config } = await api.v2<{ redis_config: readonly Parameter[] }>(
    'GET',
    below(instance, '/configs'),
  );
  return redis_config;
}

/** How far a background task is, as the service tells it. */
export interface TaskProgress {
  readonly progress: number;
  readonly remain_time: number | null;
  readonly step_details: readonly {
    readonly step_id: string;
    readonly step_name: string;
    readonly step_status: string;
  }[];
}

/** The background task of an instance that is under way, and where it was asked for; undefined without one. */
export async function progressOf(api: Api, instance: InstanceRef) {
  const { tasks } = await api.v2<{ tasks: readonly { id: string; status: string }[] }>(
    'GET',
    below(instance, '/tasks'),
  );
  // Of a task, not of an instance: page ListBackgroundTask.
  const task = tasks.find(({ status }) => status === 'RUNNING');
  if (!task) return undefined;
  const path = below(instance, `/tasks/${task.id}/progress`);
  return { path: `/v2/${path}`, progress: await api.v2<TaskProgress>('GET', path) };
}
