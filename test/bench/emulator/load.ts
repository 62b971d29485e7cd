// Load on an HTTP server: so many connections that are kept, one request at a time on each. It speaks
// just enough HTTP to cost less than what it measures.

import { connect, type Socket } from 'node:net';

/** A request to be sent again and again. */
export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  /** The status that every answer must have. */
  readonly status: number;
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
 * @throws Error when an answer has another status than it should
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
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      return onConnection(socket, next, end, latencies);
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

function onConnection(
  socket: Socket,
  next: () => LoadRequest,
  end: number,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let [received, sentAt, request] = ['', 0, next()];
    const send = () => {
      request = next();
      sentAt = performance.now();
      socket.write(textOf(request));
    };
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (text: string) => {
      received += text;
      const head = received.indexOf('\r\n\r\n');
      if (head < 0 || !isWhole(received, head)) return;
      const status = Number(received.slice(9, 12));
      if (status !== request.status) {
        socket.destroy();
        reject(new Error(`${request.method} ${request.path}: ${received.slice(0, 2000)}`));
        return;
      }
      received = '';
      const now = performance.now();
      latencies.push(now - sentAt);
      if (now < end) send();
      else socket.end();
    });
  });
}

/** Whether all of an answer has come, its head being `head` characters long. */
function isWhole(received: string, head: number): boolean {
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head));
  if (length) return received.length >= head + 4 + Number(length[1]);
  return received.startsWith('HTTP/1.1 204') || received.endsWith('0\r\n\r\n');
}

const textOf = ({ method, path, body }: LoadRequest): string =>
  `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Auth-Token: any\r\n` +
  (body === undefined
    ? '\r\n'
    : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
