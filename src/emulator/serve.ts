// The emulator on a socket: who may call it, and how it refuses, in the words of DCS.

import {
  allowedOrigins,
  type CallerPolicy,
  isLoopbackAddress,
  refusalOf,
} from '../loopback/index.js';
import { type ListenOptions, listen, type RunningServer } from '../loopback/server/index.js';
import { DcsError } from '../protocol/index.js';
import type { Clock } from '../time/index.js';
import { type ControlAccess, controlGate, isDropped } from './control/index.js';
import { crossOrigin, defectAnswer, dialectOf, errorAnswer } from './http/index.js';

/** What is served, and where. */
export interface ServeOptions
  extends Pick<ListenOptions, 'fetch' | 'host' | 'port' | 'upgrade' | 'answered' | 'onDefect'> {
  /** Names besides loopback and `host` that clients may call the server by. */
  readonly allowHosts?: readonly string[];
  /**
   * Pages besides its own that may call it, by their origins, such as `http://localhost:5173`; `loopback`
   * for all pages of this machine. None unless given.
   */
  readonly allowOrigins?: readonly string[];
  /**
   * Who may use the control plane of what is served, under `/_control`. Unless given, `fetch` decides
   * where only this machine can ask, and it is off on any other address.
   */
  readonly control?: ControlAccess;
  /** Tells when a request came in, and limits the wait at the end. */
  readonly clock: Clock;
  /** How long requests in flight may take at the end, in milliseconds; ten seconds unless given. */
  readonly graceMs?: number;
}

/**
 * Listens.
 *
 * @throws ListenError when the port is taken or the address is not this machine's; RangeError when one of
 *   `allowOrigins` is no origin
 *
 * @example
 * ```ts
 * const emulator = createEmulator();
 * const server = await serve({ fetch: emulator.fetch, host: '127.0.0.1', port: 0, clock: systemClock });
 * await server.close();
 * emulator.close();
 * ```
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host, allowHosts = [], allowOrigins = [], fetch } = options;
  const isAllowed = allowedOrigins(allowOrigins);
  const policy: CallerPolicy = {
    listensOn: host,
    allowHosts,
    allowOrigins: isAllowed,
    hostOption: '--allow-host',
    originOption: '--allow-origin',
  };
  const gate = controlGate(options.control ?? (isLoopbackAddress(host) ? 'open' : 'off'));
  return listen({
    ...options,
    ...(allowOrigins.length > 0 && { around: crossOrigin(isAllowed) }),
    fetch: gate ? (request) => gate(request) ?? fetch(request) : fetch,
    isDropped,
    refusal: (caller) => refusalOf(caller, policy),
    complain: (status, reason, path) =>
      status === 500
        ? defectAnswer(path, noId)
        : errorAnswer(codes[status](reason), dialectOf(path), noId),
  });
}

/** What is refused never became a request of the service, and has no number of its own. */
const noId = '0'.repeat(32);

/** In the words of DCS, so that a client shows the reason. */
const codes = {
  400: (detail: string) => new DcsError('EMU.0400', { subject: detail }),
  403: (detail: string) => new DcsError('EMU.0403', { subject: detail }),
} as const;
