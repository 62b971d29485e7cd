// The one file that opens a socket. It puts a function from requests to responses on a port, keeps
// strangers out, guards everything that comes in, and at the end lets what is under way finish.

import type { Buffer } from 'node:buffer';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { type Caller, Guard, type Refusal, setBodyText } from '../index.js';
import { inTurn } from './in-turn.js';
import { callerOf, normaliseHost, pathOf, targetRefusal } from './incoming.js';
import { readAhead, textReadFrom } from './read-ahead.js';
import { hasBody, ordinaryResponse, refuseSocket, wantsWebSocket } from './upgrades.js';

/** A request, as far as a log tells of it. */
export interface AnsweredCall {
  readonly method: string;
  /** As it was sent, without host and query. */
  readonly path: string;
  /** When it came in, in milliseconds since 1970. */
  readonly atMs: number;
}

/** The time, and a limit for the wait at the end; `Clock` of src/time is one. */
export interface ServerClock {
  now(): number;
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(id: unknown): void;
}

/** What is served, and where. */
export interface ListenOptions {
  /** Answers a request. What it throws, or rejects with, is answered with `complain`. */
  fetch(request: Request): Response | Promise<Response>;
  /** Says why a caller is refused, and nothing when it may call. */
  refusal(caller: Caller): Refusal | undefined;
  /** An error in the dialect of what is served at a path. */
  complain(status: 400 | 403 | 500, reason: string, path: string): Response;
  /** The address to listen on. */
  readonly host: string;
  /** The port to listen on; 0 for any that is free. */
  readonly port: number;
  /** Stands around every answer, refusals too, and may answer in their place. `answer` never rejects. */
  around?(
    request: Request,
    answer: () => Response | Promise<Response>,
  ): Response | Promise<Response>;
  /** Takes web sockets over. It judges their callers itself. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): unknown;
  /** Sees every answer before it goes out, those to refused callers too. */
  answered?(call: AnsweredCall, response: Response): unknown;
  /** Whether the connection is to be broken in the place of an answer. */
  isDropped?(response: Response): boolean;
  /** Hears of defects, once of each. */
  onDefect?(error: unknown): void;
  readonly clock: ServerClock;
  /** How long requests in flight may take at the end, in milliseconds; ten seconds unless given. */
  readonly graceMs?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:8632`. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** Takes no more requests, lets those in flight finish, and closes all connections. */
  close(): Promise<void>;
}

/** The address cannot be listened on. Its message is one line. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Listens. Nothing that a client sends makes the server throw or reject.
 *
 * @throws ListenError when the port is taken or the address is not this machine's
 */
export async function listen(options: ListenOptions): Promise<RunningServer> {
  const { host, port } = options;
  const guard = new Guard(options.onDefect ?? (() => {}));
  const serve = inTurn(requestListener(options, guard));
  const server = createServer(serve);
  if (options.upgrade) server.on('upgrade', upgradeListener(options, guard, serve));
  const underWay = responsesOf(server);
  await listening(server, host, port);
  // Such as a connection that cannot be accepted.
  server.on('error', guard.report);
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    close: () => closed(server, underWay, options),
  };
}

/** Of a request that is refused: why, and what it had asked for. */
interface Refused {
  readonly refusal: Refusal;
  readonly target: string;
}

function requestListener(options: ListenOptions, guard: Guard) {
  const { clock, complain } = options;
  const refused = new WeakMap<IncomingMessage, Refused>();
  const judge = judgeOf(options);

  const listener = getRequestListener((request, env) => {
    const incoming = env.incoming as IncomingMessage;
    const { url = '' } = incoming;
    const { refusal, target = url } = (url === '/' && refused.get(incoming)) || {};
    const call = { method: incoming.method ?? '', path: pathOf(target), atMs: clock.now() };
    const answered = (response: Response): Response => {
      guard.run(() => options.answered?.(call, response));
      if (options.isDropped?.(response)) incoming.socket.destroy();
      return response;
    };
    const text = refusal || isBodiless(incoming) ? undefined : textReadFrom(incoming);
    if (text !== undefined) setBodyText(request, text);
    const answer = () =>
      refusal
        ? complain(refusal.status, refusal.reason, call.path)
        : guard.result(
            () => options.fetch(request),
            () => complain(500, 'internal error', call.path),
          );
    const response = options.around ? options.around(request, answer) : answer();
    // The adapter is fastest with what is no promise.
    return response instanceof Promise ? response.then(answered) : answered(response);
  });

  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const target = incoming.url ?? '';
    const refusal = judge(incoming, target);
    if (refusal) {
      refused.set(incoming, { refusal, target });
      // The adapter reads all of a request at once; of this one there is nothing that it must read.
      incoming.url = '/';
      incoming.headers.host = 'localhost';
    }
    const begin = () => guard.run(() => listener(incoming, outgoing));
    if (refusal || isBodiless(incoming)) begin();
    else readAhead(incoming, begin);
  };
}

const isBodiless = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** How many hosts are known by heart. */
const mostKnown = 64;

/** Judges who calls, and then what. */
function judgeOf({ refusal }: ListenOptions) {
  const known = new Set<string>();
  return (incoming: IncomingMessage, target: string): Refusal | undefined => {
    const caller = callerOf(incoming);
    const isPlain = caller.origin === undefined && caller.fetchSite === undefined;
    if (!isPlain || caller.host === undefined || !known.has(caller.host)) {
      const refused = refusal(caller);
      if (refused) return refused;
      if (known.size >= mostKnown) known.clear();
      if (normaliseHost(incoming) && isPlain && caller.host !== undefined) known.add(caller.host);
    }
    return targetRefusal(target, (host) => refusal({ ...caller, host }));
  };
}

function upgradeListener(
  { upgrade }: ListenOptions,
  guard: Guard,
  serve: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
) {
  return (incoming: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A caller that leaves meanwhile is no defect.
    socket.on('error', () => {});
    if (wantsWebSocket(incoming)) {
      const failed = () => refuseSocket(socket, 500, 'internal error');
      void guard.result(() => upgrade?.(incoming, socket, head), failed);
    } else if (hasBody(incoming)) {
      refuseSocket(socket, 400, 'a request that asks for another protocol must have no body');
    } else {
      serve(incoming, ordinaryResponse(incoming, socket));
    }
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? ''] ?? error.message;
      reject(new ListenError(`cannot listen on ${host}:${port}: ${reason}`, { cause: error }));
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
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
  { clock, graceMs = 10_000 }: ListenOptions,
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
