// The client of the demo's workload: it asks the emulated service through its own API, like any other
// client, and ignores refusals.

import type { InstanceEvent } from '../../../machines/index.js';
import { controlPrefix, type Emulator } from '../../emulator/index.js';

/** Which instance of the API. */
export interface InstanceRef {
  /** The id of its project. */
  readonly project: string;
  readonly id: string;
}

/** A flavor as the API lists it. */
export interface DemoFlavor {
  readonly spec_code: string;
  readonly cache_mode: string;
  readonly cpu_type: string;
  readonly capacity: readonly string[];
  readonly replica_count: number;
  readonly engine_version: string;
}

/** Asks the service. */
export interface DemoClient {
  flavors(): Promise<readonly DemoFlavor[]>;
  zones(): Promise<readonly string[]>;
  backups(instance: InstanceRef): Promise<readonly string[]>;
  create(project: string, order: object): Promise<void>;
  resize(instance: InstanceRef, spec: string, gb: number): Promise<void>;
  restore(instance: InstanceRef, backup: string): Promise<void>;
  backUp(instance: InstanceRef): Promise<void>;
  configure(instance: InstanceRef): Promise<void>;
  /** Restarts it or clears its data. */
  act(instance: InstanceRef, action: 'restart' | 'flush'): Promise<void>;
  delete(instance: InstanceRef): Promise<void>;
  /** Has the platform report something. */
  report(instance: InstanceRef, event: InstanceEvent['type']): Promise<void>;
}

/** By this the log of requests tells its requests from those of people. */
const headers = { 'User-Agent': 'dcs-lifecycle-demo' };

/**
 * A client of an emulator in the same process.
 *
 * @param isOver - whether nothing is to be asked any more
 */
export function demoClient({ fetch, control }: Emulator, isOver: () => boolean): DemoClient {
  async function ask(method: string, path: string, body?: unknown) {
    if (isOver()) return undefined;
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const request = new Request(`http://localhost${path}`, init);
    // The demo is part of the server, so it needs no control token.
    const response = await (path.startsWith(controlPrefix) ? control : { fetch }).fetch(request);
    const text = await response.text();
    return response.ok && text !== '' ? JSON.parse(text) : undefined;
  }
  const at = ({ project, id }: InstanceRef, rest = '') => `/v2/${project}/instances/${id}${rest}`;
  return {
    flavors: async () => (await ask('GET', '/v2/flavors'))?.flavors ?? [],
    async zones() {
      const zones: readonly { code: string }[] =
        (await ask('GET', '/v2/available-zones'))?.available_zones ?? [];
      return zones.map(({ code }) => code);
    },
    async backups(instance) {
      const records: readonly { backup_id: string; is_support_restore: string }[] =
        (await ask('GET', at(instance, '/backups')))?.backup_record_response ?? [];
      return records.filter((each) => each.is_support_restore === 'TRUE').map((b) => b.backup_id);
    },
    create: (project, order) => ask('POST', `/v2/${project}/instances`, order),
    resize: (instance, spec_code, new_capacity) =>
      ask('POST', at(instance, '/resize'), { spec_code, new_capacity }),
    restore: (instance, backup_id) => ask('POST', at(instance, '/restores'), { backup_id }),
    backUp: (instance) => ask('POST', at(instance, '/backups'), {}),
    async configure(instance) {
      const found = (await ask('GET', at(instance, '/configs')))?.redis_config?.find(
        ({ param_name }: { param_name: string }) => param_name === 'timeout',
      );
      if (!found) return;
      const { param_id, param_name, param_value } = found;
      const redis_config = [
        { param_id, param_name, param_value: param_value === '0' ? '60' : '0' },
      ];
      await ask('PUT', at(instance, '/configs'), { redis_config });
    },
    act: ({ project, id }, action) =>
      ask('PUT', `/v2/${project}/instances/status`, { action, instances: [id] }),
    delete: (instance) => ask('DELETE', at(instance)),
    report: ({ id }, event) => ask('POST', `${controlPrefix}/instances/${id}/events`, { event }),
  };
}
