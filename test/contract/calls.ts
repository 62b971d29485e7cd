// The calls that tests of several operations make: each by the short name of what it does.

import type { Client } from './target.js';

/** A parameter to change: its id, its name, its value. */
type Parameter = readonly [id: string, name: string, value: unknown];

const asSent = ([param_id, param_name, param_value]: Parameter) => ({
  param_id,
  param_name,
  param_value,
});

/** The calls of a client. What lists something returns the body, what changes something the answer. */
export function callsOf(client: Client) {
  const get = async (path: string) => (await client.v2('GET', path)).body;
  const backups = (id: string, query = '') => get(`/instances/${id}/backups${query}`);
  const configs = (id: string) => get(`/instances/${id}/configs`);
  const tasks = (id: string, query = '') => get(`/instances/${id}/tasks${query}`);
  return {
    shown: (id: string) => get(`/instances/${id}`),
    job: (id: string) => get(`/jobs/${id}`),
    resize: (id: string, spec_code: string, new_capacity: unknown, more: object = {}) =>
      client.v2('POST', `/instances/${id}/resize`, { spec_code, new_capacity, ...more }),
    /** The id of a copy, such as one to delete. */
    copyOf: async (id: string, role: 'master' | 'slave'): Promise<string> => {
      const copies: readonly { replication_role: string; node_id: string }[] = (
        await get(`/instance/${id}/groups`)
      ).group_list[0].replication_list;
      return copies.find((copy) => copy.replication_role === role)?.node_id ?? '';
    },
    extend: (id: string, body: object) => client.v1('POST', `/instances/${id}/extend`, body),

    /** Backs an instance up, and returns the backup's id. */
    backUp: async (id: string, body?: object) =>
      (await client.v2('POST', `/instances/${id}/backups`, body)).body.backup_id as string,
    backups,
    newestBackup: async (id: string) => (await backups(id)).backup_record_response[0],
    restore: (id: string, body: object) => client.v2('POST', `/instances/${id}/restores`, body),
    newestRestore: async (id: string) =>
      (await get(`/instances/${id}/restores`)).restore_record_response[0],

    configure: (id: string, ...parameters: readonly Parameter[]) =>
      client.v2('PUT', `/instances/${id}/configs`, { redis_config: parameters.map(asSent) }),
    /** The same as a job; the answer has its id. */
    configureAsJob: (id: string, ...parameters: readonly Parameter[]) =>
      client.v2('PUT', `/instances/${id}/async-configs`, { redis_config: parameters.map(asSent) }),
    configs,
    /** The value of a parameter; undefined where the instance has none of that name. */
    parameterValue: async (id: string, name: string) =>
      (await configs(id)).redis_config.find(
        (each: { param_name: string }) => each.param_name === name,
      )?.param_value,

    tasks,
    newestTask: async (id: string) => (await tasks(id)).tasks[0],

    changePassword: (id: string, old_password: string, new_password: string) =>
      client.v2('PUT', `/instances/${id}/password`, { old_password, new_password }),
    resetPassword: (id: string, body: object) =>
      client.v2('POST', `/instances/${id}/password/reset`, body),
    switchSsl: (id: string, enabled: unknown) =>
      client.v2('PUT', `/instances/${id}/ssl`, { enabled }),
    changeTags: (id: string, action: string, tags: unknown) =>
      client.v2('POST', `/dcs/${id}/tags/action`, { action, tags }),
  };
}
