// Who asks: password, token and access key, against an emulator that checks them.

import fc from 'fast-check';
import {
  type AccessKeyCredentials,
  type ClientOptions,
  type Credentials,
  createClient,
  webDigests,
} from '../../src/client/index.js';
import { signed } from '../../src/client/signature.js';
import { signatureFault } from '../../src/emulator/identity/signature.js';
import { v2 } from '../../src/protocol/index.js';
import { type ClientWorld, createWorld, project } from '../support/client/index.js';

const secretKey = 'a secret key';
let world: ClientWorld;
beforeEach(() => {
  world = createWorld({
    identity: {
      mode: 'strict',
      users: [{ name: 'admin', password: 'Right-1' }],
      accessKeys: [{ accessKey: 'AK', secretKey }],
    },
  });
});
afterEach(() => world.close());

const authUrl = 'http://dcs.localhost/v3';
const password: Credentials = {
  by: 'password',
  authUrl,
  username: 'admin',
  password: 'Right-1',
  project: { id: project },
};
const key: AccessKeyCredentials = {
  by: 'accessKey',
  accessKey: 'AK',
  secretKey,
  project: { id: project },
};
const clientFor = (credentials: Credentials, options: Partial<ClientOptions> = {}) =>
  createClient({ ...world.base, credentials, ...options });
const count = async (credentials: Credentials, options: Partial<ClientOptions> = {}) =>
  (await clientFor(credentials, options).call(v2.listInstances)).instance_num;

test('a password lets in, and signs in once for many calls', async () => {
  await world.create().catch(() => {});
  const client = clientFor(password);
  await client.call(v2.listInstances);
  await client.call(v2.listInstances);
  expect(world.requests.filter((request) => request.includes('/auth/tokens'))).toHaveLength(1);
});

test('without an endpoint, the catalog says where', async () => {
  expect(await count(password, { endpoint: undefined })).toBe(0);
  expect(world.requests[1]).toBe(`GET /v2/${project}/instances`);
});

test('a project can be given by its name', async () => {
  expect(await count({ ...password, project: { name: 'eu-de' } })).toBe(0);
});

test('a wrong password is a 401 that does not say what was sent', async () => {
  const error = await count({ ...password, password: 'Wrong-1' } as Credentials).catch(
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'ServiceError', httpStatus: 401 });
  expect(JSON.stringify(error) + error.message).not.toContain('Wrong-1');
});

test('a token that has grown old is replaced before it is refused', async () => {
  const client = clientFor(password);
  await client.call(v2.listInstances);
  world.clock.advanceBy(24 * 3_600_000);
  await client.call(v2.listInstances);
  expect(world.requests.filter((request) => request.includes('/auth/tokens'))).toHaveLength(2);
});

test('a token that is refused before its time is replaced once', async () => {
  let refusals = 1;
  const client = clientFor(password, {
    fetch: async (request) => {
      const isCall = request.url.includes('/instances');
      if (isCall && refusals-- > 0) return Response.json({ error_code: 'x' }, { status: 401 });
      return world.base.fetch(request);
    },
  });
  expect((await client.call(v2.listInstances)).instance_num).toBe(0);
  refusals = 2;
  await expect(client.call(v2.listInstances)).rejects.toMatchObject({ httpStatus: 401 });
});

test('a token from elsewhere is used as it is; without a project the identity service is asked', async () => {
  let token = '';
  const spy = async (request: Request) => {
    const response = await world.base.fetch(request);
    token = response.headers.get('x-subject-token') ?? token;
    return response;
  };
  await clientFor(password, { fetch: spy }).call(v2.listInstances);
  expect(await count({ by: 'token', token, projectId: project })).toBe(0);
  world.requests.length = 0;
  expect(await count({ by: 'token', token, authUrl }, { endpoint: undefined })).toBe(0);
  expect(world.requests[0]).toBe('GET /v3/auth/tokens');
  const wrong = count({ by: 'token', token: 'wrong', projectId: project });
  await expect(wrong).rejects.toMatchObject({ httpStatus: 401 });
});

test('an access key signs every request, and the secret is in none', async () => {
  const seen: Request[] = [];
  const spy = (request: Request) => {
    seen.push(request.clone());
    return world.base.fetch(request);
  };
  const client = clientFor(key, { fetch: spy });
  await client.call(v2.listInstances, { query: { name: "it's (a) *name*", limit: 3 } });
  const order = { name: 'x' } as never;
  const error = await client.call(v2.createInstance, { body: order }).catch((thrown) => thrown);
  // Refused for what it orders, and not for its signature.
  expect(error).toMatchObject({ httpStatus: 400 });
  for (const { headers } of seen) {
    expect(headers.get('authorization')).toMatch(/^SDK-HMAC-SHA256 Access=AK, /);
    expect([...headers.values()].join()).not.toContain(secretKey);
  }
});

test('a wrong secret is a 401', async () => {
  await expect(count({ ...key, secretKey: 'wrong' })).rejects.toMatchObject({ httpStatus: 401 });
});

test('a project known by name only is looked up with a signature', async () => {
  expect(await count({ ...key, project: { name: 'eu-de' }, authUrl })).toBe(0);
  expect(world.requests[0]).toBe('GET /v3/projects?name=eu-de');
});

test.each<[string, Credentials, Partial<ClientOptions>, RegExp]>([
  ['no project', { by: 'token', token: 't' }, {}, /which project is meant/],
  ['no place', { by: 'token', token: 't', projectId: project }, { endpoint: undefined }, /give an/],
  ['another region', password, { endpoint: undefined, region: 'moon' }, /give an endpoint/],
])('%s is said in one line', async (_, credentials, options, line) => {
  await expect(count(credentials, options)).rejects.toThrow(line);
});

test.each<[string, Credentials]>([
  ['token', { by: 'token', token: 'se\ncret', projectId: project }],
  ['access key', { ...key, accessKey: 'se\u0000cret' }],
  ['id of the project', { ...key, project: { id: 'se cret' } }],
])('a %s that no header can carry is refused without being repeated', (name, credentials) => {
  expect(() => clientFor(credentials)).toThrow(`the ${name} has characters`);
  expect(() => clientFor(credentials)).not.toThrow(/cret/);
});

test('an access key without digests is refused', () => {
  expect(() => clientFor(key, { digests: undefined })).toThrow(/digests/);
});

describe('an identity service of another make', () => {
  interface Given {
    readonly token?: object;
    readonly headers?: Record<string, string>;
    readonly projects?: readonly object[];
  }
  const bodies: unknown[] = [];
  const endpointIn = (region: string | undefined, url: string, more: object = {}) => ({
    ...{ interface: 'public', region, url: `${url}/${project}`, ...more },
  });
  const catalog = (...endpoints: object[]) => [{ type: 'dcs', endpoints }];
  const expires_at = '2026-01-01T09:00:00Z';
  const answering =
    ({ token = {}, headers = { 'x-subject-token': 'T' }, projects = [] }: Given) =>
    async (request: Request) => {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith('/projects')) return Response.json({ projects });
      if (!pathname.endsWith('/auth/tokens'))
        return Response.json({ instances: [], instance_num: 0 });
      bodies.push(await request.json());
      const all = { expires_at, project: { id: project }, ...token };
      return Response.json({ token: all }, { status: 201, headers });
    };
  const clientOf = (
    given: Given,
    options: Partial<ClientOptions> = {},
    credentials: Credentials = password,
  ) => clientFor(credentials, { endpoint: undefined, fetch: answering(given), ...options });

  const both = catalog(
    endpointIn('eu-de', 'https://dcs.eu-de.example/v1.0'),
    endpointIn('eu-nl', 'https://dcs.eu-nl.example/v1.0'),
  );
  test.each([
    ['one region', catalog(endpointIn('eu-de', 'https://dcs.example/v2')), {}],
    [
      'one address in two versions',
      ['dcs', 'dcsv1', 'dcsv2'].map((type, version) => ({
        type,
        endpoints: [endpointIn('eu-de', `https://dcs.example/v${version || '1.0'}`)],
      })),
      {},
    ],
    [
      'another service, and another network',
      [
        { type: 'dcsx', endpoints: [endpointIn('eu-de', 'https://other.example/v2')] },
        {
          type: 'dcs',
          endpoints: [endpointIn('eu-de', 'https://inside.example/v2', { interface: 'internal' })],
        },
        ...catalog(endpointIn('eu-de', 'https://dcs.example/v2')),
      ],
      {},
    ],
    [
      'a region by its id',
      catalog(
        endpointIn(undefined, 'https://dcs.example/v2', { region_id: 'eu-de' }),
        endpointIn('eu-nl', 'https://other.example/v2'),
      ),
      { region: 'eu-de' },
    ],
  ])('leads to an address by a catalog with %s', async (_, given, options) => {
    expect(await clientOf({ token: { catalog: given } }, options).projectUrl()).toEqual({
      base: 'https://dcs.example',
      projectId: project,
    });
  });

  test.each([
    [both, {}, 'the catalog has DCS in eu-de, eu-nl; say in which region, or give an endpoint'],
    [both, { region: 'moon' }, 'the catalog has DCS in eu-de, eu-nl only; give an endpoint'],
    [[], {}, 'the catalog has no DCS; give an endpoint'],
    [null, {}, 'the catalog has no DCS; give an endpoint'],
  ])('leads nowhere by the catalog %j with %j', async (given, options, line) => {
    await expect(
      clientOf({ token: { catalog: given } }, options).projectUrl(),
    ).rejects.toMatchObject({ name: 'ClientSetupError', message: line });
  });

  test.each([
    ['until a minute before its end', expires_at, 59 * 60_000 - 1, 1],
    ['and is asked for anew from then on', expires_at, 59 * 60_000, 2],
    ['for ever when its end cannot be read', 'some day', 1e12, 1],
  ])('gives a token that is used %s', async (_, expires, afterMs, asked) => {
    const client = clientOf({ token: { catalog: both, expires_at: expires } }, { region: 'eu-de' });
    await client.call(v2.listInstances);
    bodies.length = 1;
    world.clock.advanceBy(Date.parse('2026-01-01T08:00:00Z') - world.clock.now() + afterMs);
    await client.call(v2.listInstances);
    expect(bodies).toHaveLength(asked);
  });

  test('gives no token: that is said', async () => {
    await expect(clientOf({ headers: {} }).projectUrl()).rejects.toMatchObject({
      name: 'UnreadableAnswerError',
      message: 'the identity service gave no token',
    });
  });

  test('is told the user with the domain, and the project by its id or its name in the domain', async () => {
    const domain = { name: 'OTC' };
    const named = { ...password, domain, project: { name: 'eu-de' } };
    const given = { token: { catalog: both } };
    bodies.length = 0;
    await clientOf(
      given,
      { region: 'eu-de' },
      {
        ...password,
        domain,
      },
    ).projectUrl();
    await clientOf(given, { region: 'eu-de' }, named).projectUrl();
    const user = { name: 'admin', password: 'Right-1', domain };
    const identity = { methods: ['password'], password: { user } };
    expect(bodies).toEqual([
      { auth: { identity, scope: { project: { id: project } } } },
      { auth: { identity, scope: { project: { name: 'eu-de', domain } } } },
    ]);
  });

  test.each([
    [0, []],
    [2, [{ id: 'a' }, { id: 'b' }]],
  ])('knows %d projects of a name: the id is asked for', async (number, projects) => {
    const byName: Credentials = {
      ...key,
      project: { name: 'eu-de' },
      authUrl: 'https://iam.example/v3',
    };
    await expect(clientOf({ projects }, {}, byName).projectUrl()).rejects.toMatchObject({
      name: 'ClientSetupError',
      message: `there are ${number} projects called "eu-de"; give the id of one`,
    });
  });
});

test('whatever is signed, the server finds the signature right, and after any change wrong', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((t) => !/\p{Cs}/u.test(t));
  const digests = webDigests(crypto.subtle);
  await fc.assert(
    fc.asyncProperty(
      fc.record({ path: text, query: fc.dictionary(text, text), body: text }),
      async ({ path, query, body }) => {
        const url = `http://h/v2/${encodeURIComponent(path)}x?${new URLSearchParams(query)}`;
        const headers = { 'X-Project-Id': project, Accept: 'application/json' };
        const draft = await signed(
          { method: 'PUT', url, headers, body },
          { accessKey: 'AK', secretKey, digests },
          world.clock.now(),
        );
        const request = (sent: string) => ({
          method: 'PUT',
          url: new URL(url),
          headers: new Headers(draft.headers),
          body: new TextEncoder().encode(sent),
        });
        const secretOf = () => secretKey;
        expect(signatureFault(request(body), secretOf, world.clock.now())).toBeUndefined();
        expect(signatureFault(request(`${body}!`), secretOf, world.clock.now())).toBe(
          'wrong signature',
        );
      },
    ),
    { numRuns: 50 },
  );
});
