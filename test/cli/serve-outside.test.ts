// Nothing that comes from outside ends `serve`, nor makes it say that it has a defect: every route by
// methods that it does not have, web sockets to anywhere from anyone, and bytes that are barely HTTP.
// All through real sockets and with the log on, once for each form of the log.

import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { operations, unsupportedOperations } from '../../src/protocol/index.js';
import { quickOrDeep } from '../deep/depth.js';
import { buildProgram, type Program } from '../support/cli/index.js';
import { endChildren } from '../support/processes.js';

let program: Program;
beforeAll(() => {
  program = buildProgram();
  havePages(join(program.main, '../..'));
});
afterAll(async () => {
  await endChildren();
  program.remove();
});

/** Pages are bundled by scripts of their own, and here it matters only that there are some. */
function havePages(built: string): void {
  for (const page of ['console/web/index.html', 'inspector/web/inspector.html']) {
    const file = join(built, page);
    if (existsSync(file)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '<!doctype html>');
  }
}

const controlToken = 'control-token-of-the-tests';

/** A server with its log on, and what it says. */
interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  out(): string;
  err(): string;
}

function started(args: readonly string[]): Promise<Server> {
  const env = { DCS_LIFECYCLE_SECRET_KEY: 'secret', DCS_LIFECYCLE_CONTROL_TOKEN: controlToken };
  const child = program.start(['serve', '--port', '0', ...args], { env });
  let [out, err] = ['', ''];
  child.stderr?.setEncoding('utf8').on('data', (text) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('close', () => reject(new Error(`ended: ${err}`)));
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      out += text;
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(out)?.[1];
      if (port) resolve({ child, port: Number(port), out: () => out, err: () => err });
    });
  });
}

/** The status of an answer, once its head is there: some answers have no end. */
const ask = ({ port }: Server, method: string, path: string, headers = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false };
    request(options, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    })
      .on('error', reject)
      .end();
  });

/** Sends bytes, and gives what came until the other side hung up or has answered; then hangs up. */
const send = ({ port }: Server, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setEncoding('latin1').on('data', (text) => {
      received += text;
      socket.destroy();
    });
    socket.on('error', () => {}).on('close', () => resolve(received));
  });

const id = '11111111-2222-4333-8444-555555555555';
const filled = (path: string) =>
  path.replaceAll('{project_id}', '0'.repeat(32)).replaceAll(/\{\w+\}/g, id);

/** Every path there is, by the lists that the program itself is made of. */
async function everyPath({ port }: Server): Promise<string[]> {
  const url = `http://127.0.0.1:${port}/_control/openapi.json`;
  const headers = { Authorization: `Bearer ${controlToken}` };
  const control = await (await fetch(url, { headers })).json();
  return [
    ...[...operations, ...unsupportedOperations].map(({ path }) => path),
    ...Object.keys(control.paths),
    ...[
      '/',
      '/console/main.js',
      '/openapi.json',
      '/inspector',
      '/inspector/hosted',
      '/favicon.ico',
    ],
    ...['/v2', '/v1.0', '/v3', '/v3/nothing', '/v3/auth/tokens', '/v3/auth/catalog'],
    ...['/v3/projects', '/v3/auth/domains', '/v2.1/{project_id}/os-security-groups'],
    ...['/_control', '/_control/nothing', '/inspector/nothing', '/console/nothing'],
  ].map(filled);
}

const head = 'Host: localhost\r\nConnection: close\r\n';
const get = (host: string) => `GET /v3 HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

const odd: readonly (readonly [what: string, bytes: string, status: string])[] = [
  ['a host that is no address', get('127.0.0.999'), '400'],
  ['a host with a user', get('me@localhost'), '400'],
  ['a port out of range', get('localhost:99999'), '400'],
  ['a host that browsers make another of', get('127.1'), '200'],
  ['two hosts', get('localhost\r\nHost: localhost'), '400'],
  ['two origins', get('localhost\r\nOrigin: http://localhost\r\nOrigin: http://localhost'), '403'],
  ['an empty host', get(''), '400'],
  ['HTTP/1.0 without a host', 'GET /v3 HTTP/1.0\r\n\r\n', '400'],
  ['HTTP/1.0 with a host', `GET /v3 HTTP/1.0\r\n${head}\r\n`, '200'],
  ['a whole URL', `GET http://localhost/v3 HTTP/1.1\r\n${head}\r\n`, '200'],
  ['a whole URL of another machine', `GET http://evil.example/v3 HTTP/1.1\r\n${head}\r\n`, '403'],
  ['a whole URL with a password', `GET http://a:b@localhost/ HTTP/1.1\r\n${head}\r\n`, '400'],
  ['a whole URL that is none', `GET http://[ HTTP/1.1\r\n${head}\r\n`, '400'],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${head}\r\n`, '400'],
  ['two slashes', `HEAD // HTTP/1.1\r\n${head}\r\n`, '200'],
  ['a backslash', `GET /\\ HTTP/1.1\r\n${head}\r\n`, '400'],
  ['a trace', `TRACE /v3 HTTP/1.1\r\n${head}\r\n`, '405'],
  ['a tunnel', `CONNECT localhost:80 HTTP/1.1\r\n${head}\r\n`, ''],
  ['an unknown method', `BREW /v2 HTTP/1.1\r\n${head}\r\n`, '400'],
  [
    'a wish to go on',
    `POST /v3 HTTP/1.1\r\n${head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`,
    '100',
  ],
  ['another wish', `POST /v3 HTTP/1.1\r\n${head}Expect: a miracle\r\n\r\n`, '417'],
  [
    'another protocol',
    `GET /v3 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`,
    '200',
  ],
  [
    'another protocol with a body',
    `POST /v3 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\n{}`,
    '400',
  ],
  [
    'a body that is no JSON',
    `POST /v3/auth/tokens HTTP/1.1\r\n${head}Content-Length: 3\r\n\r\n{"a`,
    '400',
  ],
];

const piece = fc.constantFrom(
  '/',
  '//',
  '\\',
  '..',
  '?',
  '#',
  '%',
  '%00',
  '@',
  ':',
  '[',
  ']',
  'inspector',
  'view',
  'receive',
  'a',
  '99999',
  '*',
  'http:',
  'ws:',
  '\xff',
  ';',
  '|',
  '^',
  '`',
);
const targets = fc.oneof(
  fc.constantFrom(
    '//',
    '///',
    '/\\\\',
    '//a:99999/',
    'http://[',
    '/inspector/view',
    '/inspector/receive',
    '/x?name=%',
  ),
  fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
  fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
);
const hosts = fc.oneof(
  fc.constantFrom(
    'localhost',
    '127.0.0.1',
    '[::1]',
    '127.0.0.999',
    '127.1',
    'evil.example',
    '[',
    '',
    'localhost:99999',
    'a@localhost',
  ),
  fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('')),
);
const origins = fc.oneof(
  fc.constantFrom(
    undefined,
    'null',
    'http://localhost',
    'http://localhost:5173',
    'https://evil.example',
    'http://[',
    'localhost',
  ),
  fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('')),
);

const upgrades = quickOrDeep(250, 1000);

describe.each([
  ['for people', []],
  ['for programs', ['--json']],
  ['for those who have signed in', ['--auth', 'strict', '--ak', 'AK']],
])('with a log %s', (_, args) => {
  let server: Server;
  beforeAll(async () => {
    server = await started(args);
  });
  afterAll(async () => {
    const closed = new Promise((resolve) => server.child.on('exit', resolve));
    server.child.kill('SIGTERM');
    await closed;
  });
  afterEach(async () => {
    expect(await ask(server, 'GET', '/v3')).toBe(200);
    expect(server.err()).toBe('');
  });

  test.each(['HEAD', 'GET', 'OPTIONS', 'PROPFIND'])('every path answers %s', async (method) => {
    const paths = await everyPath(server);
    expect(paths.length).toBeGreaterThan(100);
    const statuses = await Promise.all(paths.map((path) => ask(server, method, path)));
    // What the emulator does not offer is 501.
    expect(statuses.filter((status) => status >= 500 && status !== 501)).toEqual([]);
  });

  test.each(odd)('%s is answered', async (_what, bytes, status) => {
    expect((await send(server, bytes)).slice(9, 12)).toBe(status);
  });

  test('uploads and downloads that break off are no defect', async () => {
    const upload = `POST /v3/auth/tokens HTTP/1.1\r\n${head}Content-Length: 100\r\n\r\n{`;
    for (const bytes of [upload, get('localhost').repeat(50)]) {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(bytes, () => socket.resetAndDestroy());
        });
        socket.on('error', () => {}).on('close', () => resolve());
      });
    }
  });

  test(`${upgrades} web sockets to anywhere, from any page`, async () => {
    const seen = new Set<string>();
    const upgrade = fc.asyncProperty(targets, hosts, origins, async (target, host, origin) => {
      const answer = await send(
        server,
        `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${origin === undefined ? '' : `Origin: ${origin}\r\n`}` +
          'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      seen.add(answer.slice(0, 12));
    });
    await fc.assert(upgrade, { numRuns: upgrades, seed: 20_260_101 });
    expect([...seen].sort()).toEqual(['HTTP/1.1 101', 'HTTP/1.1 400', 'HTTP/1.1 403']);
  });
});
