// Load on an HTTP server: so many connections that are kept, one request at a time on each. It speaks
// just enough HTTP to cost less than what it measures.

import { connect, type Socket } from 'node:net';

/** A request to be sent again and again. */
export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  /** Besides those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The status that every answer must have. */
  readonly status: number;
  /** What must stand in every answer. */
  readonly holds?: string;
}

/** What came of it. */
export interface Load {
  readonly requestsPerSecond: number;
  /** How long an answer took that half of all, or all but one in a hundred, were faster than. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How long the slowest took. */
  readonly slowestMs: number;
  readonly requests: number;
}

const usualConnections = 16;

/**
 * Sends requests for a while.
 *
 * @param port - of a server on this machine
 * @param next - makes the next request
 * @param timeMs - how long
 * @param connections - over how many connections
 * @throws Error when an answer is not what it should be
 */
export async function load(
  port: number,
  next: () => LoadRequest,
  timeMs: number,
  connections = usualConnections,
): Promise<Load> {
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + timeMs;
  await Promise.all(
    Array.from({ length: connections }, () => {
      const open = () => connect({ port, host: '127.0.0.1', noDelay: true });
      return onConnection(open, next, end, latencies);
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  const quantile = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  return {
    requestsPerSecond: latencies.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    slowestMs: quantile(1),
    requests: latencies.length,
  };
}

/** A server that closes a connection after each answer gets the next request on a new one. */
function onConnection(
  open: () => Socket,
  next: () => LoadRequest,
  end: number,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let [received, sentAt, request, socket] = ['', 0, next(), open()];
    const send = () => {
      request = next();
      sentAt = performance.now();
      socket.write(textOf(request));
    };
    const receive = (text: string) => {
      received += text;
      const head = received.indexOf('\r\n\r\n');
      if (head < 0 || !isWhole(received, head)) return;
      const answer = received;
      received = '';
      if (!isAsExpected(answer, request)) {
        socket.destroy();
        reject(new Error(`${request.method} ${request.path}: ${answer.slice(0, 2000)}`));
        return;
      }
      const now = performance.now();
      latencies.push(now - sentAt);
      const isClosing = /\r\nconnection: close\r\n/i.test(answer.slice(0, head + 2));
      if (now >= end) socket.end();
      else if (isClosing) reopen();
      else send();
    };
    const listen = () => {
      socket.setEncoding('latin1');
      socket.on('error', reject);
      socket.on('close', resolve);
      socket.on('data', receive);
    };
    const reopen = () => {
      socket.off('close', resolve);
      socket.destroy();
      request = next();
      sentAt = performance.now();
      socket = open();
      listen();
      socket.write(textOf(request));
    };
    listen();
    socket.on('connect', send);
  });
}

const isAsExpected = (answer: string, { status, holds }: LoadRequest): boolean =>
  Number(answer.slice(9, 12)) === status && (holds === undefined || answer.includes(holds));

/** Whether all of an answer has come, its head being `head` characters long. */
function isWhole(received: string, head: number): boolean {
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head));
  if (length) return received.length >= head + 4 + Number(length[1]);
  return received.startsWith('HTTP/1.1 204') || received.endsWith('0\r\n\r\n');
}

const textOf = ({ method, path, body, headers = {} }: LoadRequest): string =>
  `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Auth-Token: any\r\n${linesOf(headers)}` +
  (body === undefined
    ? '\r\n'
    : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

const linesOf = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
