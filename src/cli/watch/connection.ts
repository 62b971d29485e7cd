// The way from the command line to a service: the client, and what its failures mean.

import {
  ClientSetupError,
  createClient,
  type Fetch,
  type Instances,
  instancesOf,
} from '../../client/index.js';
import type { ProbeFailure } from '../../observer/index.js';
import { createRandom } from '../../random/index.js';
import { type Clock, systemClock } from '../../time/index.js';
import type { Io } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { credentialsFrom } from './credentials.js';
import type { ConnectionSettings } from './options.js';
import { digests } from './web-crypto.js';

/** What a connection needs of the world. */
export interface Outside {
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** Uniform numbers in [0, 1). */
  readonly random: () => number;
}

/** The real one. */
export const outside = (): Outside => ({
  clock: systemClock,
  fetch: (request) => fetch(request),
  // Other numbers in every process, or many waits that begin together would poll together.
  random: createRandom((systemClock.now() * 65_536 + process.pid) % 2 ** 31),
});

/** How long a request may take, in milliseconds, before it is given up and made again. */
export const requestTimeoutMs = 30_000;

/**
 * Makes a client. Polls are not repeated by it: whoever polls has a budget for that.
 *
 * @throws CommandFailure when something is missing or unsafe
 */
export function connect(
  { endpoint, api, allowHttp = false }: ConnectionSettings,
  io: Io,
  { fetch, clock, random }: Outside,
): Instances {
  const credentials = credentialsFrom(io, endpoint);
  try {
    const client = createClient({
      credentials,
      endpoint,
      region: io.env.OS_REGION_NAME || undefined,
      fetch,
      clock,
      random,
      digests,
      timeoutMs: requestTimeoutMs,
      retries: 0,
      allowHttp,
    });
    return instancesOf(client, api);
  } catch (error) {
    throw setupFailure(error);
  }
}

/** Says in one line what is wrong with a connection; anything else comes back as it is. */
export function setupFailure(error: unknown): unknown {
  if (!(error instanceof ClientSetupError)) return error;
  const message = error.message.startsWith('endpoint') ? `--${error.message}` : error.message;
  return badInput(message.replace(/or allow http$/, 'or --allow-http'), error);
}

/** Certificates do not mend themselves while somebody waits. */
const certificate = /^(CERT_|ERR_TLS|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Overrules which failures are worth another try. */
export function retryError({ cause }: ProbeFailure): boolean | undefined {
  const code = (cause as { code?: unknown } | undefined)?.code;
  const isHopeless =
    cause instanceof ClientSetupError || (typeof code === 'string' && certificate.test(code));
  return isHopeless ? false : undefined;
}
