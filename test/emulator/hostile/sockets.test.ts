// What no client library would let through: bytes on a socket. The server answers or hangs up, and goes
// on serving.

import { connect } from 'node:net';
import { createEmulator, type RunningServer, serve } from '../../../src/emulator/index.js';
import { systemClock } from '../../../src/time/index.js';

const defects: unknown[] = [];
const emulator = createEmulator({ onDefect: (error) => defects.push(error) });
let server: RunningServer;

beforeAll(async () => {
  const { fetch } = emulator;
  server = await serve({ fetch, host: '127.0.0.1', port: 0, clock: systemClock });
});
afterAll(async () => {
  await server.close();
  emulator.close();
});

/** A caller who has sent bytes. */
interface Caller {
  /** All that came, once the other side has hung up or this one does. */
  readonly answer: Promise<string>;
  hangUp(): void;
}

/** Calls, and comes back when everything is sent or the other side has heard enough. */
function call(bytes: string | Uint8Array): Promise<Caller> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(server.port, '127.0.0.1');
    const answer = new Promise<string>((ended) => socket.on('close', () => ended(received)));
    const caller = { answer, hangUp: () => void socket.destroy() };
    socket.setEncoding('latin1').on('data', (text) => (received += text));
    socket.on('error', () => {});
    socket.on('close', () => resolve(caller));
    socket.write(bytes, () => resolve(caller));
  });
}

/** A request as it should be, which has to be answered whatever others do. */
async function nextIsServed(): Promise<void> {
  const { answer } = await call(`GET /v2/available-zones HTTP/1.1\r\n${head}\r\n`);
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(defects).toEqual([]);
}

const head = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const project = '0'.repeat(32);

/** What may go on for ever: the server waits for the rest. */
const unfinished: readonly (readonly [what: string, bytes: string])[] = [
  ['a line without an end', 'GET /v2/'],
  [
    'a body that never comes',
    `POST /v2/${project}/instances HTTP/1.1\r\n${head}Content-Length: 100\r\n\r\n{`,
  ],
];

const attacks: readonly (readonly [what: string, bytes: string | Uint8Array])[] = [
  ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001'],
  ['an unknown method', `BREW /v2 HTTP/1.1\r\n${head}\r\n`],
  ['a version of its own', `GET / HTTP/9.9\r\n${head}\r\n`],
  ['no host', 'GET /v2/available-zones HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['two hosts', `GET / HTTP/1.1\r\nHost: evil.example\r\n${head}\r\n`],
  ['a foreign host', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  ['a host with a path', 'GET / HTTP/1.1\r\nHost: 127.0.0.1/x\r\nConnection: close\r\n\r\n'],
  ['a host that is no name', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
  ['a path that climbs', `GET /v2/../../etc/passwd HTTP/1.1\r\n${head}\r\n`],
  ['a path of two slashes', `GET //v2//available-zones HTTP/1.1\r\n${head}\r\n`],
  ['a path with a backslash', `GET /v2\\..\\x HTTP/1.1\r\n${head}\r\n`],
  ['a path with an end of text', `GET /v2/%00 HTTP/1.1\r\n${head}\r\n`],
  ['a path without a slash', `GET v2 HTTP/1.1\r\n${head}\r\n`],
  ['a whole URL', `GET http://evil.example/v2 HTTP/1.1\r\n${head}\r\n`],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${head}\r\n`],
  ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${head}\r\n`],
  ['an upgrade', `GET / HTTP/1.1\r\n${head}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`],
  ['a head of 100 kB', `GET / HTTP/1.1\r\n${head}X: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['3000 headers', `GET / HTTP/1.1\r\n${head}${'X: y\r\n'.repeat(3000)}\r\n`],
  ['a header with a line break', `GET / HTTP/1.1\r\n${head}X: a\rb\r\n\r\n`],
  ['a length below nothing', `POST /v3/auth/tokens HTTP/1.1\r\n${head}Content-Length: -1\r\n\r\n`],
  ['two lengths', `POST / HTTP/1.1\r\n${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
  [
    'a length and pieces',
    `POST / HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'pieces of no length',
    `POST /v2/${project}/instances HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
  ],
  [
    'a body of two megabytes that says so',
    `POST /v2/${project}/instances HTTP/1.1\r\n${head}Content-Length: 2097152\r\n\r\n${'x'.repeat(2_097_152)}`,
  ],
  [
    'a body of two megabytes in pieces',
    `POST /v2/${project}/instances HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n200000\r\n${'x'.repeat(2_097_152)}\r\n0\r\n\r\n`,
  ],
  [
    'a body that is no UTF-8',
    Uint8Array.from([
      ...Buffer.from(`POST /v2/${project}/instances HTTP/1.1\r\n${head}Content-Length: 4\r\n\r\n`),
      0x22,
      0xff,
      0xfe,
      0x22,
    ]),
  ],
  [
    'two requests at once',
    `GET /v2/available-zones HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /v3 HTTP/1.1\r\n${head}\r\n`,
  ],
];

test.each(attacks)('%s is answered or hung up on, and the next is served', async (_what, bytes) => {
  const caller = await call(bytes);
  const answer = await caller.answer;
  if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 (200|[14]\d\d) /);
  expect(answer).not.toMatch(/\n\s+at |node_modules|root:/);
  await nextIsServed();
});

test.each(unfinished)('%s holds no other client up', async (_what, bytes) => {
  const caller = await call(bytes);
  await nextIsServed();
  caller.hangUp();
  expect(await caller.answer).toBe('');
  await nextIsServed();
});

test('three hundred callers who leave in the middle of a word are forgotten', async () => {
  const calls = Array.from({ length: 300 }, (_, n) => call(`GET /v2/${'x'.repeat(n)}`));
  for (const caller of await Promise.all(calls)) {
    caller.hangUp();
    await caller.answer;
  }
  await nextIsServed();
});
