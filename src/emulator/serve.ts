// The one file that opens a socket. It puts a function from requests to responses on a port, keeps
// strangers out, and at the end lets everybody finish.

import type { Buffer } from 'node:buffer';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { DcsError } from '../protocol/index.js';
import type { Clock } from '../time/index.js';
import { type ControlAccess, controlGate, isDropped } from './control/index.js';
import { errorAnswer, foreignness, isLoopback } from './http/index.js';

/** What is served, and where. */
export interface ServeOptions {
  /** Answers a request. */
  fetch(request: Request): Response | Promise<Response>;
  /** The address to listen on. */
  readonly host: string;
  /** The port to listen on; 0 for any that is free. */
  readonly port: number;
  /** Names besides loopback and `host` that clients may call the server by. */
  readonly allowHosts?: readonly string[];
  /**
   * Who may use the control plane of what is served, under `/_control`. Unless given, `fetch` decides
   * where only this machine can ask, and it is off on any other address.
   */
  readonly control?: ControlAccess;
  /** Takes connections over that want to speak something else, such as web sockets. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sees every answer before it goes out, those to strangers too. */
  answered?(request: Request, response: Response, atMs: number): void;
  /** Tells when a request came in, and limits the wait at the end. */
  readonly clock: Clock;
  /** How long requests in flight may take at the end, in milliseconds; ten seconds unless given. */
  readonly graceMs?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:8632`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, lets those in flight finish, and closes all connections. */
  close(): Promise<void>;
}

/** The address cannot be listened on. Its message is one line. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Listens.
 *
 * @throws ListenError when the port is taken or the address is not this machine's
 *
 * @example
 * ```ts
 * const server = await serve({ fetch, host: '127.0.0.1', port: 0, clock: systemClock });
 * await server.close();
 * ```
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host, port, allowHosts, clock } = options;
  const gate = controlGate(options.control ?? (isLoopback(host) ? 'open' : 'off'));
  const answer = gate
    ? (request: Request) => gate(request) ?? options.fetch(request)
    : options.fetch;
  const server = createAdaptorServer({
    fetch(request, { incoming }) {
      const atMs = clock.now();
      const reason = foreignness(request.headers, { host, allowHosts });
      const answered = (response: Response) => {
        options.answered?.(request, response, atMs);
        // A fault rule may want the connection broken in the place of this answer.
        if (isDropped(response)) (incoming as { socket?: Socket }).socket?.destroy();
        return response;
      };
      const response = reason === undefined ? answer(request) : refused(reason);
      // The adapter is fastest with what is no promise.
      return response instanceof Promise ? response.then(answered) : answered(response);
    },
  }) as Server;
  if (options.upgrade) server.on('upgrade', options.upgrade);
  const underWay = responsesOf(server);
  await listening(server, host, port);
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    close: () => closed(server, underWay, options),
  };
}

/** In the words of DCS, so that a client shows the reason. */
const refused = (reason: string): Response =>
  errorAnswer(new DcsError('EMU.0403', { subject: reason }), 'v2', '0'.repeat(32));

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? ''] ?? error.message;
      reject(new ListenError(`cannot listen on ${host}:${port}: ${reason}`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use; stop what uses it, or choose another with --port',
  EACCES: 'no permission for this port; choose one above 1023 with --port',
  EADDRNOTAVAIL: 'this machine does not have that address; choose another with --host',
  ENOTFOUND: 'there is no such host; choose another with --host',
};

/** Responses that are under way on a server. */
function responsesOf(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>();
  // One for all: of every request, little is cheaper than a closure of its own.
  function ended(this: ServerResponse): void {
    underWay.delete(this);
  }
  server.prependListener('request', (_, response) => {
    underWay.add(response);
    response.on('close', ended);
  });
  return underWay;
}

function closed(
  server: Server,
  underWay: ReadonlySet<ServerResponse>,
  { clock, graceMs = 10_000 }: ServeOptions,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that is kept for the next request would keep the server from closing.
    const last = (response: ServerResponse) => {
      if (!response.headersSent) response.setHeader('Connection', 'close');
      response.once('close', () => server.closeIdleConnections());
    };
    for (const response of underWay) last(response);
    server.prependListener('request', (_, response) => last(response));
    server.close(() => {
      clock.clearTimeout(timer);
      resolve();
    });
  });
}
