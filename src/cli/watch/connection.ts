// The way from the command line to a service: the client, and what its failures mean.

import {
  type Client,
  ClientSetupError,
  createClient,
  type Digests,
  type Instances,
  instancesOf,
  webDigests,
} from '../../client/index.js';
import type { ProbeFailure } from '../../observer/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure } from '../environment/failures.js';
import { credentialsFrom } from './credentials.js';
import type { ConnectionSettings } from './options.js';

// biome-ignore lint/style/noRestrictedGlobals: digests draw nothing, they say the same every time
const digests: Digests = webDigests(crypto.subtle);

/** How long a request may take, in milliseconds, before it is abandoned and made again. */
const requestTimeoutMs = 30_000;

/**
 * Makes a client. It repeats no request: the command that polls has a budget for that.
 *
 * @throws CommandFailure when something is missing or unsafe
 */
export function connectClient(
  { endpoint, allowHttp = false }: ConnectionSettings,
  environment: Environment,
): Client {
  const { fetch, clock, random } = environment;
  const credentials = credentialsFrom(environment, endpoint);
  try {
    return createClient({
      credentials,
      endpoint,
      region: environment.variables.OS_REGION_NAME || undefined,
      fetch,
      clock,
      random,
      digests,
      timeoutMs: requestTimeoutMs,
      retries: 0,
      allowHttp,
    });
  } catch (error) {
    throw setupFailure(error);
  }
}

/** Makes a client, and looks at instances with it; as {@link connectClient}. */
export const connect = (settings: ConnectionSettings, environment: Environment): Instances =>
  instancesOf(connectClient(settings, environment), settings.api);

/** Says in one line what is wrong with a connection; anything else comes back as it is. */
export function setupFailure(error: unknown): unknown {
  const ours = commandFailureIn(error);
  if (ours) return ours;
  if (!(error instanceof ClientSetupError)) return error;
  const message = error.message.startsWith('endpoint') ? `--${error.message}` : error.message;
  return badInput(message.replace(/or allow http$/, 'or --allow-http'), error);
}

/** A failure that only the user can do something about, such as the address of a proxy that is none. */
function commandFailureIn(error: unknown): CommandFailure | undefined {
  if (error instanceof CommandFailure) return error;
  return error instanceof Error && error.cause !== undefined
    ? commandFailureIn(error.cause)
    : undefined;
}

/** Faulty certificates stay faulty however long a command waits. */
const certificate = /^(CERT_|ERR_TLS|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Overrules which failures are worth another try. */
export function retryError({ cause }: ProbeFailure): boolean | undefined {
  const code = (cause as { code?: unknown } | undefined)?.code;
  const isHopeless =
    cause instanceof ClientSetupError ||
    commandFailureIn(cause) !== undefined ||
    (typeof code === 'string' && certificate.test(code));
  return isHopeless ? false : undefined;
}
