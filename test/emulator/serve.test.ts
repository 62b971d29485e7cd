// The socket: what comes in over it, who is turned away, and how it ends.

import { Agent, createServer, get, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import {
  createEmulator,
  ListenError,
  type RunningServer,
  type ServeOptions,
  serve,
} from '../../src/emulator/index.js';
import { createVirtualClock, systemClock } from '../../src/time/index.js';
import { until } from '../support/waiting/index.js';

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

/** Sends bytes as they are, and collects what comes back until the end. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk) => (answer += chunk));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}

test('addresses in answers follow the name that it was called by, on the host and in a network of containers', async () => {
  const emulator = createEmulator();
  const { port } = await started({ fetch: emulator.fetch, allowHosts: ['dcs'] });
  const body = JSON.stringify({
    auth: { identity: { methods: ['password'], password: { user: { name: 'a', password: 'b' } } } },
  });
  const head = `Content-Length: ${body.length}\r\nConnection: close`;
  for (const host of ['dcs:8632', 'localhost:49153', '127.0.0.1']) {
    const answer = await raw(
      port,
      `POST /v3/auth/tokens HTTP/1.1\r\nHost: ${host}\r\n${head}\r\n\r\n${body}`,
    );
    const urls = [...answer.matchAll(/"url":"(http:\/\/[^/]+)/g)].map(([, url]) => url);
    expect(new Set(urls)).toEqual(new Set([`http://${host}`]));
  }
  emulator.close();
});

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
  const server = await started({
    clock: createVirtualClock({ startMs: 5 }),
    answered: ({ method, path, atMs }, response) =>
      seen.push([method, path, response.status, atMs]),
  });
  await fetch(`${server.url}/a`, { method: 'PUT', body: '{}' });
  await fetch(`${server.url}/b`, { headers: { origin: 'http://evil.example' } });
  expect(seen).toEqual([
    ['PUT', '/a', 200, 5],
    ['GET', '/b', 403, 5],
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

  test('an address of another machine', async () => {
    expect(await lineOf({ host: '203.0.113.7' })).toMatch(/does not have that address/);
  });

  test('a host that does not exist', async () => {
    expect(await lineOf({ host: 'nowhere.invalid' })).toMatch(/cannot listen on nowhere.invalid/);
  });
});

/** A request that is answered when the test says so. */
function held() {
  let answer = (_: string) => {};
  let came = () => {};
  return {
    came: new Promise<void>((resolve) => {
      came = resolve;
    }),
    fetch: () =>
      new Promise<Response>((resolve) => {
        answer = (text) => resolve(new Response(text));
        came();
      }),
    answer: (text: string) => answer(text),
  };
}

describe('the end', () => {
  test('a request in flight is finished, a new connection is not taken', async () => {
    const request = held();
    const server = await started({ fetch: request.fetch });
    const answer = fetch(server.url).then((response) => response.text());
    await request.came;
    const closed = server.close();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    request.answer('done');
    expect(await answer).toBe('done');
    await closed;
  });

  test('connections that are kept for more are closed without waiting for the grace', async () => {
    // It never passes on this clock.
    const server = await started({ clock: createVirtualClock() });
    const kept = new Agent({ keepAlive: true });
    await new Promise<void>((resolve) => {
      get(server.url, { agent: kept }, (response) => response.resume().on('end', resolve));
    });
    await until(() => Object.keys(kept.freeSockets).length === 1);
    await server.close();
    kept.destroy();
  });

  test('a connection that is busy is closed with its answer', async () => {
    const request = held();
    const server = await started({ clock: createVirtualClock(), fetch: request.fetch });
    const kept = new Agent({ keepAlive: true });
    const headers = new Promise((resolve, reject) => {
      const sent = httpRequest(server.url, { agent: kept }, (response) => {
        response.resume().on('end', () => resolve(response.headers.connection));
      });
      sent.on('error', reject).end();
    });
    await request.came;
    const closed = server.close();
    request.answer('late');
    expect(await headers).toBe('close');
    await closed;
    kept.destroy();
  });

  test('an answer that never ends is cut off after the grace', async () => {
    const clock = createVirtualClock();
    const request = held();
    const server = await started({ clock, graceMs: 150, fetch: request.fetch });
    const response = fetch(server.url);
    response.catch(() => {});
    await request.came;
    const closed = server.close();
    clock.advanceBy(149);
    expect(clock.pending).toBe(1);
    clock.advanceBy(1);
    await closed;
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
