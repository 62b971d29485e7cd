// The client of the demo's workload: it asks the emulated service through its own API, like anybody
// else, and takes a refusal for an answer.

import type { InstanceEvent } from '../../../machines/index.js';
import { controlPrefix, type Emulator } from '../../emulator/index.js';

/** An instance, by where the API has it. */
export interface Place {
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
  backups(place: Place): Promise<readonly string[]>;
  create(project: string, order: object): Promise<void>;
  resize(place: Place, spec: string, gb: number): Promise<void>;
  restore(place: Place, backup: string): Promise<void>;
  backUp(place: Place): Promise<void>;
  configure(place: Place): Promise<void>;
  /** Restarts it or clears its data. */
  act(place: Place, action: 'restart' | 'flush'): Promise<void>;
  delete(place: Place): Promise<void>;
  /** Has the platform report something. */
  report(place: Place, event: InstanceEvent['type']): Promise<void>;
}

/** A client of an emulator in the same process. */
export function demoClient({ fetch, control }: Emulator): DemoClient {
  async function ask(method: string, path: string, body?: unknown) {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const request = new Request(`http://localhost${path}`, init);
    // The demo is part of the server, so it needs no control token.
    const response = await (path.startsWith(controlPrefix) ? control : { fetch }).fetch(request);
    const text = await response.text();
    return response.ok && text !== '' ? JSON.parse(text) : undefined;
  }
  const at = ({ project, id }: Place, rest = '') => `/v2/${project}/instances/${id}${rest}`;
  return {
    flavors: async () => (await ask('GET', '/v2/flavors'))?.flavors ?? [],
    async zones() {
      const zones: readonly { code: string }[] =
        (await ask('GET', '/v2/available-zones'))?.available_zones ?? [];
      return zones.map(({ code }) => code);
    },
    async backups(place) {
      const records: readonly { backup_id: string; is_support_restore: string }[] =
        (await ask('GET', at(place, '/backups')))?.backup_record_response ?? [];
      return records.filter((each) => each.is_support_restore === 'TRUE').map((b) => b.backup_id);
    },
    create: (project, order) => ask('POST', `/v2/${project}/instances`, order),
    resize: (place, spec_code, new_capacity) =>
      ask('POST', at(place, '/resize'), { spec_code, new_capacity }),
    restore: (place, backup_id) => ask('POST', at(place, '/restores'), { backup_id }),
    backUp: (place) => ask('POST', at(place, '/backups'), {}),
    async configure(place) {
      const found = (await ask('GET', at(place, '/configs')))?.redis_config?.find(
        ({ param_name }: { param_name: string }) => param_name === 'timeout',
      );
      if (!found) return;
      const { param_id, param_name, param_value } = found;
      const redis_config = [
        { param_id, param_name, param_value: param_value === '0' ? '60' : '0' },
      ];
      await ask('PUT', at(place, '/configs'), { redis_config });
    },
    act: ({ project, id }, action) =>
      ask('PUT', `/v2/${project}/instances/status`, { action, instances: [id] }),
    delete: (place) => ask('DELETE', at(place)),
    report: ({ id }, event) => ask('POST', `${controlPrefix}/instances/${id}/events`, { event }),
  };
}
