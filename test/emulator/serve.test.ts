// The socket: what comes in over it, who is turned away, and how it ends.

import { createServer, get, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import {
  createEmulator,
  ListenError,
  type RunningServer,
  type ServeOptions,
  serve,
} from '../../src/emulator/index.js';
import { systemClock } from '../../src/time/index.js';

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function started(options: Partial<ServeOptions> = {}): Promise<RunningServer> {
  const server = await serve({
    fetch: () => new Response('hello'),
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    ...options,
  });
  running.push(server);
  return server;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends bytes as they are, and collects what comes back until the end. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk) => (answer += chunk));
    socket.on('end', () => resolve(answer)).on('error', reject);
    socket.setTimeout(3000, () => socket.destroy(new Error('no end')));
  });
}

test('a request comes in and its answer goes out', async () => {
  const emulator = createEmulator();
  const server = await started({ fetch: emulator.fetch });
  const response = await fetch(`${server.url}/v3`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    version: { links: [{ href: `${server.url}/v3/` }] },
  });
  emulator.close();
});

test('every answer is seen, with the time at which its request came in', async () => {
  const seen: unknown[] = [];
  const before = Date.now();
  const server = await started({
    answered: (request, response, atMs) =>
      seen.push([request.method, new URL(request.url).pathname, response.status, atMs >= before]),
  });
  await fetch(`${server.url}/a`, { method: 'PUT', body: '{}' });
  await fetch(`${server.url}/b`, { headers: { origin: 'http://evil.example' } });
  expect(seen).toEqual([
    ['PUT', '/a', 200, true],
    ['GET', '/b', 403, true],
  ]);
});

test('a stranger is turned away before anything else, in words that say why', async () => {
  let asked = 0;
  const server = await started({
    fetch: () => {
      asked++;
      return new Response('hello');
    },
  });
  const answer = await raw(
    server.port,
    'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(answer).toMatch(/"error_code":"EMU\.0403"/);
  expect(answer).toMatch(/evil\.example/);
  expect(asked).toBe(0);
});

test.each([
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
  ],
  [
    'a header that is too long',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  ],
])('%s gets a 4xx and the server goes on', async (_, text) => {
  const server = await started();
  expect(await raw(server.port, text)).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(await (await fetch(server.url)).text()).toBe('hello');
});

test('a GET with a body, and one more on the same connection, are both answered', async () => {
  const server = await started();
  const answer = await raw(
    server.port,
    'GET /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}' +
      'GET /b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  );
  expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
});

test('a fault rule that drops breaks the connection, and one that loses answers too', async () => {
  const emulator = createEmulator();
  const server = await started({ fetch: emulator.fetch });
  const project = '0123456789abcdef0123456789abcdef';
  const instance = `${server.url}/v2/${project}/instances/11111111-2222-4333-8444-555555555555`;
  for (const drop of ['request', 'answer']) {
    const rule = { operation: 'v2.showInstance', drop, times: 1 };
    const made = await fetch(`${server.url}/_control/faults`, {
      method: 'POST',
      body: JSON.stringify(rule),
    });
    expect(made.status).toBe(201);
    await expect(fetch(instance)).rejects.toThrow('fetch failed');
    expect((await fetch(instance)).status).toBe(404);
  }
  emulator.close();
});

describe('what cannot be listened on is one line', () => {
  const lineOf = (options: Partial<ServeOptions>) =>
    started(options).then(
      () => undefined,
      (error: Error) => {
        expect(error).toBeInstanceOf(ListenError);
        expect(error.message).not.toMatch(/\n/);
        return error.message;
      },
    );

  test('a port in use', async () => {
    const { port } = await started();
    expect(await lineOf({ port })).toBe(
      `cannot listen on 127.0.0.1:${port}: the port is in use; stop what uses it, or choose another with --port`,
    );
  });

  test('an address of somebody else', async () => {
    expect(await lineOf({ host: '203.0.113.7' })).toMatch(/does not have that address/);
  });

  test('a host that does not exist', async () => {
    expect(await lineOf({ host: 'nowhere.invalid' })).toMatch(/cannot listen on nowhere.invalid/);
  });
});

describe('the end', () => {
  test('a request in flight is finished, a new connection is not taken', async () => {
    let finish = () => {};
    const server = await started({
      fetch: () =>
        new Promise((resolve) => {
          finish = () => resolve(new Response('done'));
        }),
    });
    const answer = fetch(server.url).then((response) => response.text());
    await wait(100);
    const closed = server.close();
    await wait(50);
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    finish();
    expect(await answer).toBe('done');
    await closed;
  });

  test('connections that are kept for more are closed at once', async () => {
    const server = await started();
    const kept = new (await import('node:http')).Agent({ keepAlive: true });
    await new Promise<void>((resolve) => {
      get(server.url, { agent: kept }, (response) => response.resume().on('end', resolve));
    });
    const before = Date.now();
    await server.close();
    expect(Date.now() - before).toBeLessThan(1000);
    kept.destroy();
  });

  test('a connection that is busy is closed with its answer', async () => {
    const server = await started({
      fetch: () => wait(200).then(() => new Response('late')),
    });
    const kept = new (await import('node:http')).Agent({ keepAlive: true });
    const headers = new Promise((resolve, reject) => {
      const sent = httpRequest(server.url, { agent: kept }, (response) => {
        response.resume().on('end', () => resolve(response.headers.connection));
      });
      sent.on('error', reject).end();
    });
    await wait(80);
    const before = Date.now();
    await server.close();
    expect(Date.now() - before).toBeLessThan(1500);
    expect(await headers).toBe('close');
    kept.destroy();
  });

  test('an answer that never ends is cut off after the grace', async () => {
    const server = await started({
      graceMs: 150,
      fetch: () => new Response(new ReadableStream({ pull: () => wait(20) })),
    });
    const response = fetch(server.url).then((answer) => answer.text());
    response.catch(() => {});
    await wait(100);
    await server.close();
    await expect(response).rejects.toThrow();
  });
});

test('a port that is closed can be listened on again', async () => {
  const first = await started();
  await running.pop()?.close();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(first.port, '127.0.0.1', resolve));
  await new Promise((resolve) => taken.close(resolve));
});
