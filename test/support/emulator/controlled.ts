// An emulator on a virtual clock, with a hand on its control plane and another on its API.

import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from '../../../src/emulator/index.js';
import { createVirtualClock, type VirtualClock } from '../../../src/time/index.js';
import { tenSeconds } from './ten-seconds.js';

/** When the emulators of the tests begin. */
export const startMs = Date.UTC(2026, 0, 1);

/** The time so many milliseconds after the start, as answers have it. */
export const later = (ms: number): string => new Date(startMs + ms).toISOString();

/** The project of the tests. */
export const project = '0123456789abcdef0123456789abcdef';

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are what the tests are about
  readonly body: any;
}

/** An emulator under control. */
export interface Controlled {
  readonly emulator: Emulator;
  /** The real time. */
  readonly real: VirtualClock;
  /** Sends to a path below `/_control`. */
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Sends to a path below `/v2/{project}`. */
  v2(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Makes an instance and returns its id. */
  instance(changes?: object): Promise<string>;
  /** The status of an instance as the API has it. */
  status(id: string): Promise<string>;
  close(): void;
}

/** Starts one. */
export function controlled(options: EmulatorOptions & { real?: VirtualClock } = {}): Controlled {
  const { real = createVirtualClock({ startMs }), ...rest } = options;
  const mistakes: unknown[] = [];
  const emulator = createEmulator({
    clock: real,
    plan: tenSeconds,
    onDefect: (error) => mistakes.push(error),
    ...rest,
  });
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`http://dcs.localhost${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'any' },
      ...(text !== undefined && { body: text }),
    });
    const response = await emulator.fetch(request);
    const answer = await response.text();
    if (mistakes.length > 0) throw mistakes.shift();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(answer) : answer,
    };
  };
  const v2 = (method: string, path: string, body?: unknown) =>
    send(method, `/v2/${project}${path}`, body);
  return {
    emulator,
    real,
    control: (method, path, body) => send(method, `/_control${path}`, body),
    v2,
    async instance(changes = {}) {
      const { status, body } = await v2('POST', '/instances', {
        name: 'dcs-test',
        engine: 'Redis',
        engine_version: '5.0',
        capacity: 1,
        spec_code: 'redis.ha.xu1.large.r2.1',
        az_codes: ['eu-de-01'],
        vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
        subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
        no_password_access: true,
        ...changes,
      });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body.instance_id;
    },
    async status(id) {
      const { status, body } = await v2('GET', `/instances/${id}`);
      return status === 404 ? 'gone' : body.status;
    },
    close: () => emulator.close(),
  };
}
