// `watch` for its tests: run in this process, against an emulator in virtual time.

import { runWatch, type WatchSettings } from '../../src/cli/watch/run-watch.js';
import { type ClientWorld, createWorld, project } from '../support/client/index.js';
import { type Asked, played, withAsked } from './played.js';
import { recording } from './recording.js';

/** An instance as a list of the service has it. */
interface Listed {
  name: string;
  status: string;
}

/** A watched service. */
export interface Watched extends ClientWorld {
  /** What becomes of every answer on its way, once it is set. */
  change?: (body: { instances?: Listed[] }) => void;
  /** What is answered in its place, once it is set and says something. */
  failure?: (() => Response | undefined) | undefined;
  watch(
    ids?: readonly string[],
    settings?: Partial<WatchSettings>,
    heard?: ReturnType<typeof recording>,
  ): Promise<Asked>;
  send(method: string, path: string, body?: object): Promise<Response>;
  /** Lets something happen later. */
  at(ms: number, work: () => unknown): void;
}

/** The environment of the command. */
export const env = { OS_PROJECT_ID: project };

const usual: WatchSettings = {
  interval: 1_000,
  for: 30_000,
  plan: 'documented',
  api: 'v2',
  endpoint: 'http://dcs.localhost',
};

/** Starts a service; nothing is known of it yet. */
export function watched(): Watched {
  const world = createWorld({}, (fetch) => async (request) => {
    const failed = service.failure?.();
    if (failed) return failed;
    const response = await fetch(request);
    if (!service.change) return response;
    const body = (await response.json()) as object;
    service.change(body);
    return Response.json(body);
  });
  const service: Watched = {
    ...world,
    watch: async (ids = [], settings = {}, heard = recording(env)) =>
      withAsked(
        await played(world, heard, (environment) =>
          runWatch(ids, { ...usual, ...settings }, environment),
        ),
      ),
    send: (method, path, body) =>
      world.emulator.fetch(
        new Request(`http://dcs.localhost/v2/${project}/instances${path}`, {
          method,
          ...(body && { body: JSON.stringify(body) }),
        }),
      ),
    at: (ms, work) => void world.clock.setTimeout(() => void work(), ms),
  };
  return service;
}
