// Pages of other origins, over real sockets: those that are let in can do all that programs can, and all
// others stay out of everything.

import { request } from 'node:http';
import {
  createEmulator,
  type RunningServer,
  type ServeOptions,
  serve,
} from '../../src/emulator/index.js';
import { createVirtualClock, systemClock } from '../../src/time/index.js';
import { project, startMs } from '../support/emulator/controlled.js';

const page = 'http://localhost:5173';
const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of running.splice(0)) await close();
});

async function started(options: Partial<ServeOptions> = {}): Promise<RunningServer> {
  const emulator = createEmulator({ clock: createVirtualClock({ startMs }) });
  const where = { host: '127.0.0.1', port: 0, clock: systemClock };
  const server = await serve({ fetch: emulator.fetch, ...where, ...options });
  running.push(async () => {
    emulator.control.close();
    await server.close();
    emulator.close();
  });
  return server;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends a request as it is; `fetch` would leave out the headers that only browsers set. */
function ask(
  { port }: RunningServer,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      const finish = () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        if (!response.complete) sent.destroy();
      };
      // A stream has no end of its own.
      if (response.headers['content-type']?.startsWith('text/event-stream')) finish();
      else response.on('end', finish);
    });
    sent.on('error', reject).end(body);
  });
}

const id = '11111111-2222-4333-8444-555555555555';
const signIn = JSON.stringify({
  auth: {
    identity: { methods: ['password'], password: { user: { name: 'dev', password: 'dev' } } },
  },
});

/** What is called, and the status that it has without any origin. */
interface Sort {
  readonly sort: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body?: string;
}

/** One of every sort. */
const sorts: readonly Sort[] = [
  { sort: 'a list', method: 'GET', path: `/v2/${project}/instances`, status: 200 },
  { sort: 'a list of version 1.0', method: 'GET', path: `/v1.0/${project}/instances`, status: 200 },
  { sort: 'HEAD of a list', method: 'HEAD', path: `/v2/${project}/instances`, status: 200 },
  {
    sort: 'an instance that is not there',
    method: 'GET',
    path: `/v2/${project}/instances/${id}`,
    status: 404,
  },
  { sort: 'a deletion', method: 'DELETE', path: `/v2/${project}/instances/${id}`, status: 404 },
  {
    sort: 'an order that is no JSON',
    method: 'POST',
    path: `/v2/${project}/instances`,
    status: 400,
    body: '{',
  },
  {
    sort: 'an operation that is not offered',
    method: 'GET',
    path: `/v2/${project}/instances/${id}/slowlog`,
    status: 501,
  },
  { sort: 'a path that is not there', method: 'GET', path: '/nothing', status: 404 },
  {
    sort: 'a path that is not there, with a line in it',
    method: 'GET',
    path: '/a%0Ab',
    status: 404,
  },
  {
    sort: 'a method that a path has not',
    method: 'PATCH',
    path: `/v2/${project}/instances`,
    status: 405,
  },
  { sort: 'signing in', method: 'POST', path: '/v3/auth/tokens', status: 201, body: signIn },
  { sort: 'the versions', method: 'GET', path: '/', status: 200 },
  { sort: 'the description', method: 'GET', path: '/openapi.json', status: 200 },
  { sort: 'a link to a file that is not signed', method: 'GET', path: '/obs/nothing', status: 403 },
  { sort: 'the control plane', method: 'GET', path: '/_control', status: 200 },
  {
    sort: 'the clock of the control plane',
    method: 'POST',
    path: '/_control/clock/pause',
    status: 200,
  },
  { sort: 'nothing of the control plane', method: 'GET', path: '/_control/nothing', status: 404 },
  { sort: 'live events', method: 'GET', path: '/_control/events', status: 200 },
  { sort: 'a target that cannot be read', method: 'GET', path: '/a\\b', status: 400 },
];

describe.each([[page], ['loopback']])('with %s allowed', (allowed) => {
  it.each(sorts)(
    '$sort is answered to its page as to a program',
    async ({ method, path, status, body }) => {
      const server = await started({ allowOrigins: [allowed] });
      const { headers, ...answer } = await ask(server, method, path, { Origin: page }, body);
      expect(answer.status).toBe(status);
      expect(headers['access-control-allow-origin']).toBe(page);
      expect(String(headers.vary).split(/, ?/)).toContain('Origin');
      const exposed = String(headers['access-control-expose-headers']).toLowerCase().split(',');
      for (const name of ['x-subject-token', 'x-request-id', 'x-dcs-detail']) {
        expect(exposed).toContain(name);
      }
    },
  );

  it.each(sorts)(
    'the preflight of $sort lets the method and the headers through',
    async ({ method, path }) => {
      const server = await started({ allowOrigins: [allowed] });
      const wanted = 'authorization,content-type,x-auth-token,x-project-id,x-sdk-date';
      const { status, headers } = await ask(server, 'OPTIONS', path, {
        Origin: page,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': wanted,
      });
      expect(status).toBe(204);
      expect(headers['access-control-allow-origin']).toBe(page);
      expect(String(headers['access-control-allow-methods']).split(',')).toContain(method);
      expect(headers['access-control-allow-headers']).toBe(wanted);
      expect(String(headers.vary)).toMatch(/\bOrigin\b/);
    },
  );

  it('foreign pages stay out of everything, preflights too, and are not told that they may read', async () => {
    const server = await started({ allowOrigins: [allowed] });
    const foreign = ['http://evil.example', 'http://localhost.evil.example:5173', 'null'];
    const others = ['http://localhost:5174', 'http://127.0.0.1:5174'];
    const origins = allowed === 'loopback' ? foreign : [...foreign, ...others];
    for (const Origin of origins) {
      for (const { method, path } of sorts) {
        for (const asked of [method, 'OPTIONS']) {
          const { status, headers } = await ask(server, asked, path, {
            Origin,
            'Access-Control-Request-Method': method,
          });
          expect([Origin, path, status]).toEqual([Origin, path, 403]);
          expect(headers).not.toHaveProperty('access-control-allow-origin');
        }
      }
    }
  });

  it('a foreign host stays out, whatever its page', async () => {
    const server = await started({ allowOrigins: [allowed] });
    const { status } = await ask(server, 'GET', '/_control', {
      Host: 'evil.example',
      Origin: page,
    });
    expect(status).toBe(403);
  });
});

it('a program, which has no origin, is answered as ever, and caches are told of the difference', async () => {
  const [server, plain] = [await started({ allowOrigins: [page] }), await started()];
  for (const { method, path, status, body } of sorts) {
    const [answer, usual] = [
      await ask(server, method, path, {}, body),
      await ask(plain, method, path, {}, body),
    ];
    expect([path, answer.status, usual.status]).toEqual([path, status, status]);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect([path, answer.headers.vary]).toEqual([path, expect.stringMatching(/\bOrigin$/)]);
  }
  const options = await ask(server, 'OPTIONS', `/v2/${project}/instances`);
  expect(options.status).toBe((await ask(plain, 'OPTIONS', `/v2/${project}/instances`)).status);
});

it('the page of a server without the option is told of it, in words for a log', async () => {
  const { status, headers, body } = await ask(await started(), 'GET', '/v2/available-zones', {
    Origin: page,
  });
  expect([status, body]).toEqual([
    403,
    expect.stringContaining(`--allow-origin ${page} to let them`),
  ]);
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

it('a page needs the token of the control plane like any caller, but not for its preflight', async () => {
  const server = await started({ allowOrigins: [page], control: { token: 'secret' } });
  const preflight = { Origin: page, 'Access-Control-Request-Method': 'GET' };
  expect((await ask(server, 'OPTIONS', '/_control', preflight)).status).toBe(204);
  const without = await ask(server, 'GET', '/_control', { Origin: page });
  expect([without.status, without.headers['access-control-allow-origin']]).toEqual([401, page]);
  const Authorization = 'Bearer secret';
  expect((await ask(server, 'GET', '/_control', { Origin: page, Authorization })).status).toBe(200);
});

it('a defect behind the server is told to the page, too', async () => {
  const fetch = () => Promise.reject(new Error('broken'));
  const server = await started({ allowOrigins: [page], fetch });
  const { status, headers } = await ask(server, 'GET', '/v2/available-zones', { Origin: page });
  expect([status, headers['access-control-allow-origin']]).toEqual([500, page]);
});

it('an origin that is none cannot be allowed', async () => {
  await expect(started({ allowOrigins: ['*'] })).rejects.toThrow(RangeError);
  expect(() => createEmulator({ allowOrigins: ['localhost'] })).toThrow(
    'allowOrigins: "localhost": expected loopback or an origin',
  );
});

it('an emulator behind a server of another make tells browsers the same', async () => {
  const emulator = createEmulator({ allowOrigins: ['loopback'] });
  const from = (Origin: string) =>
    emulator.fetch(new Request('http://dcs.localhost/v2/available-zones', { headers: { Origin } }));
  expect((await from(page)).headers.get('access-control-allow-origin')).toBe(page);
  expect((await from('http://evil.example')).headers.has('access-control-allow-origin')).toBe(
    false,
  );
  emulator.close();
});
