// Who may use the control plane: all clients, none, or those with the token; of a library's emulator, and
// over a socket.

import { createEmulator, type EmulatorOptions, serve } from '../../../src/emulator/index.js';
import { createVirtualClock, systemClock } from '../../../src/time/index.js';

const token = 'correct-horse.battery~staple';
const strict = {
  mode: 'strict',
  users: [{ name: 'dev', password: 'Correct-Horse-7' }],
} as const;

function opened(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ clock: createVirtualClock(), ...options });
  return {
    emulator,
    ask: (method: string, path: string, headers: Record<string, string> = {}) =>
      emulator.fetch(new Request(`http://localhost${path}`, { method, headers })),
  };
}

/** Every path of the control plane with one of its methods, as its own description has them. */
async function everyRoute(): Promise<[method: string, path: string][]> {
  const { ask } = opened();
  const { paths } = (await (await ask('GET', '/_control/openapi.json')).json()) as {
    paths: Record<string, object>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method): [string, string] => [method.toUpperCase(), path]),
  );
}

it('is open where anybody may sign in', async () => {
  expect((await opened().ask('GET', '/_control/ready')).status).toBe(200);
});

describe('with a token', () => {
  const { ask, emulator } = opened({ control: { token } });
  afterAll(() => emulator.close());

  it('answers 401 to every route without it, and changes nothing', async () => {
    const routes = await everyRoute();
    expect(routes.length).toBeGreaterThan(25);
    for (const [method, path] of [...routes, ['HEAD', '/_control'], ['POST', '/_control/no']]) {
      const response = await ask(method as string, path as string);
      expect([method, path, response.status]).toEqual([method, path, 401]);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
    }
  });

  it.each([
    ['none', {}],
    ['another one', { Authorization: 'Bearer wrong' }],
    ['a part of it', { Authorization: `Bearer ${token.slice(0, -1)}` }],
    ['more than it', { Authorization: `Bearer ${token}x` }],
    ['another scheme', { Authorization: `Basic ${token}` }],
    ['nothing after the scheme', { Authorization: 'Bearer ' }],
    ['the token of another header', { 'X-Auth-Token': token }],
  ])('refuses %s in words', async (_, headers) => {
    const response = await ask('GET', '/_control', headers);
    expect(response.status).toBe(401);
    expect(((await response.json()) as { error: string }).error).toContain('Authorization: Bearer');
  });

  it.each([
    '/%5fcontrol/snapshot',
    '/_contro%6c/snapshot',
    '/_control%2fsnapshot',
    '//_control/snapshot',
    '/./_control/snapshot',
    '/v2/../_control/snapshot',
    '/_control/%73napshot',
    '/_CONTROL/snapshot',
    '/_control\\snapshot',
  ])('hands nothing out for %s', async (path) => {
    const response = await ask('GET', path);
    expect([400, 401, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('tables');
  });

  it.each(['Bearer', 'bearer', 'BEARER'])('lets in who sends it after %s', async (scheme) => {
    const headers = { Authorization: `${scheme} ${token}` };
    expect((await ask('GET', '/_control/ready', headers)).status).toBe(200);
  });

  it('leaves all other paths as they are', async () => {
    expect((await ask('GET', '/v2/available-zones')).status).toBe(200);
  });

  it('is in no snapshot', async () => {
    const headers = { Authorization: `Bearer ${token}` };
    expect(await (await ask('GET', '/_control/snapshot', headers)).text()).not.toContain(token);
  });
});

describe('that is off', () => {
  it.each([
    ['because it is said', { control: 'off' }],
    ['because credentials are checked and no token is given', { identity: strict }],
  ] as const)('answers like any unknown path, %s', async (_, options) => {
    const { ask } = opened(options);
    const [unknown, control] = await Promise.all([ask('GET', '/nothing'), ask('GET', '/_control')]);
    expect(control.status).toBe(404);
    expect(await control.text()).toBe(await unknown.text());
  });

  it('still answers within the process', async () => {
    const { emulator } = opened({ control: 'off' });
    const request = new Request('http://localhost/_control/ready');
    expect((await emulator.control.fetch(request)).status).toBe(200);
  });
});

describe('over a socket', () => {
  /** The status that `/_control` has on a server. */
  async function statusOn(host: string, control?: { token: string } | 'open') {
    const { emulator } = opened();
    const clock = systemClock;
    const server = await serve({
      fetch: emulator.fetch,
      host,
      port: 0,
      clock,
      ...(control && { control }),
    });
    const at = (headers = {}) =>
      fetch(`http://127.0.0.1:${server.port}/_control/ready`, { headers });
    const statuses = [(await at()).status, (await at({ Authorization: `Bearer ${token}` })).status];
    await server.close();
    emulator.close();
    return statuses;
  }

  it('is open on loopback, and off on any other address unless it is said', async () => {
    expect(await statusOn('127.0.0.1')).toEqual([200, 200]);
    expect(await statusOn('0.0.0.0')).toEqual([404, 404]);
    expect(await statusOn('0.0.0.0', { token })).toEqual([401, 200]);
    expect(await statusOn('0.0.0.0', 'open')).toEqual([200, 200]);
  });
});
