// A client and an emulator without a socket between them, on one virtual clock.

import {
  type Client,
  type ClientOptions,
  createClient,
  type Dialect,
  type Fetch,
  type Instances,
  instancesOf,
  webDigests,
} from '../../../src/client/index.js';
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from '../../../src/emulator/index.js';
import { createRandom } from '../../../src/random/index.js';
import { createVirtualClock, type VirtualClock } from '../../../src/time/index.js';
import { orderV2 } from '../../contract/orders.js';
import { startMs } from '../../contract/target.js';
import { tenSeconds } from '../emulator/ten-seconds.js';
import { until } from '../waiting/index.js';

/** The project of the tests. */
export const project = '0123456789abcdef0123456789abcdef';

/** What a test works with. */
export interface ClientWorld {
  readonly emulator: Emulator;
  readonly clock: VirtualClock;
  /** What `createClient` needs, without credentials. */
  readonly base: Omit<ClientOptions, 'credentials'>;
  /** Every request that was made, as `GET /v2/…`. */
  readonly requests: string[];
  readonly client: Client;
  instances(dialect?: Dialect): Instances;
  /** Makes an instance and returns its id. */
  create(changes?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Lets something happen to an instance. */
  befall(id: string, outcome: 'fault' | 'recover' | 'fail' | 'succeed'): void;
  close(): void;
}

/**
 * Puts both together; every phase takes ten seconds.
 *
 * @param between - what stands between them, such as a network that fails
 */
export function createWorld(
  options: EmulatorOptions = {},
  between: (fetch: Fetch) => Fetch = (fetch) => fetch,
): ClientWorld {
  const clock = createVirtualClock({ startMs });
  const defects: unknown[] = [];
  const emulator = createEmulator({
    clock,
    plan: tenSeconds,
    onDefect: (error) => defects.push(error),
    ...options,
  });
  const requests: string[] = [];
  const base = {
    endpoint: 'http://dcs.localhost',
    clock,
    random: createRandom(7),
    digests: webDigests(crypto.subtle),
    fetch: between(async (request) => {
      const { pathname, search } = new URL(request.url);
      requests.push(`${request.method} ${pathname}${search}`);
      const response = await emulator.fetch(request);
      if (defects.length > 0) throw defects.shift();
      return response;
    }),
  };
  const credentials = { by: 'nothing', projectId: project } as const;
  const client = createClient({ ...base, credentials, strict: true });
  return {
    emulator,
    clock,
    base,
    requests,
    client,
    instances: (dialect) => instancesOf(client, dialect),
    async create(changes: Readonly<Record<string, unknown>> = {}) {
      const request = new Request(`http://dcs.localhost/v2/${project}/instances`, {
        method: 'POST',
        body: JSON.stringify(orderV2(changes)),
      });
      const body = (await (await emulator.fetch(request)).json()) as { instance_id: string };
      expect(body).toHaveProperty('instance_id');
      return body.instance_id;
    },
    befall(id, outcome) {
      emulator.core.run(emulator.clock.now(), undefined, (world) =>
        world.apply(world.find(project, id), outcome),
      );
    },
    close: () => emulator.close(),
  };
}

/** Answers need a few turns of the event loop; time stands still meanwhile. */
const turns = 6;

/** Files take real time, during which the virtual one stands still, too. */
const isAtFiles = () =>
  process.getActiveResourcesInfo().some((name) => /^(FSReq|FileHandle)/.test(name));

/**
 * Lets virtual time pass until a promise is settled.
 *
 * @throws Error when nothing settles it within the limit of all tests
 */
export async function drive<T>(clock: VirtualClock, promise: PromiseLike<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  promise.then(over, over);
  for (;;) {
    for (let turn = 0; (turn < turns || isAtFiles()) && !isOver; turn++) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    if (isOver) return promise;
    if (clock.advanceToNext()) continue;
    // What else there is to wait for is no timer: a digest, a file.
    await until(() => isOver || clock.pending > 0, `the end, at ${clock.now()} ms`);
  }
}
