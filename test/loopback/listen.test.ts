// Why a server cannot listen, in words that say what to do; and how it ends.

import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { connect, Server, type Socket } from 'node:net';
import { bodyTextOf, hasBodyText } from '../../src/loopback/index.js';
import { type ListenOptions, listen } from '../../src/loopback/server/index.js';
import { systemClock } from '../../src/time/index.js';

const options: ListenOptions = {
  fetch: () => new Response(),
  refusal: () => undefined,
  complain: (status) => new Response(null, { status }),
  host: '127.0.0.1',
  port: 80,
  clock: systemClock,
};

const sockets: Socket[] = [];
afterEach(() => {
  jest.restoreAllMocks();
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A server that keeps connections for ever, of a clock that the test moves, and what a client hears of it. */
async function started(
  fetch: ListenOptions['fetch'],
  changes: Partial<ListenOptions> = {},
  headers: readonly string[] = [],
) {
  const original = Server.prototype.listen;
  jest.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...args) {
    (this as HttpServer).keepAliveTimeout = 0;
    return Reflect.apply(original, this, args);
  });
  const timers = new Map<number, { readonly delayMs: number; readonly run: () => void }>();
  const clock = {
    now: () => 0,
    setTimeout: (run: () => void, delayMs: number) => timers.set(7, { delayMs, run }) && 7,
    clearTimeout: (id: unknown) => timers.delete(id as number),
  };
  const server = await listen({ ...options, port: 0, fetch, clock, ...changes });
  const socket = connect(server.port, '127.0.0.1').setEncoding('latin1');
  sockets.push(socket);
  socket.write(['GET / HTTP/1.1', 'Host: localhost', ...headers, '\r\n'].join('\r\n'));
  let heard = '';
  socket.on('data', (text) => {
    heard += text;
  });
  socket.on('error', () => {});
  const gone = new Promise((resolve) => socket.on('close', resolve));
  return { server, timers, heard: () => heard, more: () => once(socket, 'data'), gone };
}

/** An answer whose beginning is sent, and which ends when it is told to. */
function begun() {
  let end = () => {};
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('begun'));
      end = () => controller.close();
    },
  });
  return { answer: () => new Response(body), end: () => end() };
}

test.each([
  ['EADDRINUSE', 'the port is in use; stop what uses it, or choose another with --port'],
  ['EACCES', 'no permission for this port; choose one above 1023 with --port'],
  ['EADDRNOTAVAIL', 'this machine does not have that address; choose another with --host'],
  ['ENOTFOUND', 'there is no such host; choose another with --host'],
  ['EIO', 'in the words of the system'],
])('%s: %s', async (code, reason) => {
  jest.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    const error = Object.assign(new Error('in the words of the system'), { code });
    queueMicrotask(() => this.emit('error', error));
    return this;
  });
  await expect(listen(options)).rejects.toMatchObject({
    name: 'ListenError',
    message: `cannot listen on 127.0.0.1:80: ${reason}`,
  });
});

describe('the body of a request', () => {
  /** A server that answers with the length of each body, and notes whether it had it at once. */
  async function counting() {
    const atOnce: boolean[] = [];
    const server = await listen({
      ...options,
      port: 0,
      async fetch(request) {
        atOnce.push(hasBodyText(request));
        const text = await bodyTextOf(request);
        // It can be read as ever, too.
        if (hasBodyText(request)) expect(await request.text()).toBe(text);
        return new Response(`${text.length} ${text.slice(0, 3)}`);
      },
    });
    return { ...server, atOnce };
  }

  const chunked = (text: string) =>
    new ReadableStream({
      start(controller) {
        for (const part of [text.slice(0, 2), text.slice(2)]) {
          controller.enqueue(new TextEncoder().encode(part));
        }
        controller.close();
      },
    });

  test('is there before the request is answered when it is short, and comes whole when it is not', async () => {
    const { url, atOnce, close } = await counting();
    const put = async (body?: string | ReadableStream) => {
      const init = { method: 'PUT', body, duplex: 'half' } as RequestInit;
      return (await fetch(url, init)).text();
    };
    expect(await put('\ufeffäöü')).toBe('3 äöü');
    expect(await put()).toBe('0 ');
    expect(await put('x'.repeat(64 * 1024))).toBe('65536 xxx');
    expect(await put('x'.repeat(300_000))).toBe('300000 xxx');
    expect(await put(chunked('abcdef'))).toBe('6 abc');
    expect(atOnce).toEqual([true, true, true, false, false]);
    await close();
  });

  test('that a client leaves in the middle of is no request', async () => {
    const { port, url, atOnce, close } = await counting();
    const socket = connect(port, '127.0.0.1');
    socket.write('PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab');
    await once(socket, 'connect');
    socket.destroy();
    expect(await (await fetch(url, { method: 'PUT', body: 'abc' })).text()).toBe('3 abc');
    expect(atOnce).toEqual([true]);
    await close();
  });
});

test('a connection that a client keeps does not keep the server from closing', async () => {
  const { answer, end } = begun();
  const { server, timers, heard, more, gone } = await started(answer);
  while (!heard().includes('begun')) await more();
  const closing = server.close();
  expect([...timers.values()]).toMatchObject([{ delayMs: 10_000 }]);
  end();
  await closing;
  await gone;
  expect(timers.size).toBe(0);
  expect(heard()).toMatch(/begun\r\n0\r\n\r\n$/);
});

test('an answer that begins after the end has begun is whole and the last of its connection', async () => {
  let answer = (_: Response): void => {};
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const { server, heard, gone } = await started(() => {
    asked();
    return new Promise<Response>((resolve) => {
      answer = resolve;
    });
  });
  await isAsked;
  const closing = server.close();
  answer(new Response('whole'));
  await closing;
  await gone;
  expect(heard()).toMatch(/^HTTP\/1\.1 200 (.*\r\n)*Connection: close\r\n(.*\r\n)*\r\n.*whole$/i);
});

test('what takes longer than it may at the end is broken off', async () => {
  const { server, timers, heard, more, gone } = await started(begun().answer, { graceMs: 250 });
  while (!heard().includes('begun')) await more();
  const closing = server.close();
  const [timer] = timers.values();
  expect(timer?.delayMs).toBe(250);
  timer?.run();
  await closing;
  await gone;
  expect(heard()).not.toMatch(/\r\n0\r\n\r\n$/);
});

describe('what asks for another protocol', () => {
  const answer = () => new Response('served');
  const asking = async (upgrade: NonNullable<ListenOptions['upgrade']>, ...headers: string[]) => {
    const defects: unknown[] = [];
    const onDefect = (error: unknown) => defects.push(error);
    const all = ['Connection: Upgrade', ...headers];
    const { server, heard, gone } = await started(answer, { upgrade, onDefect }, all);
    await gone;
    await server.close();
    return { heard: heard(), defects };
  };
  const fails = () => {
    throw new Error('broken');
  };

  test('is a web socket: its listener has the connection', async () => {
    const { heard } = await asking((_, socket) => socket.end('mine'), 'Upgrade: websocket');
    expect(heard).toBe('mine');
  });

  test('is a web socket whose listener fails: 500 and a line, and the connection ends', async () => {
    const { heard, defects } = await asking(fails, 'Upgrade: h2c, WebSocket');
    expect(heard).toBe(
      'HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n' +
        'Content-Type: text/plain; charset=utf-8\r\nContent-Length: 15\r\n\r\ninternal error\n',
    );
    expect(defects).toEqual([new Error('broken')]);
  });

  test('is a web socket by now when its listener fails: it ends without a word', async () => {
    const { heard } = await asking((_, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
      fails();
    }, 'Upgrade: websocket');
    expect(heard).not.toMatch(/500|internal error/);
  });

  test('is something else: it is answered as any request, the last one of its connection', async () => {
    const { heard } = await asking(fails, 'Upgrade: h2c', 'Content-Length: 0');
    expect(heard).toMatch(
      /^HTTP\/1\.1 200 OK\r\n(.*\r\n)*Connection: close\r\n(.*\r\n)*\r\n.*served/i,
    );
  });

  test.each(['Content-Length: 1', 'Transfer-Encoding: chunked'])(
    'is something else with a body (%s), which would not be read: 400',
    async (header) => {
      const { heard } = await asking(fails, 'Upgrade: h2c', header);
      expect(heard).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
      expect(heard).toMatch(/\na request that asks for another protocol must have no body\n$/);
    },
  );
});
