// Signing in where anybody may: what clients get for it, and what they find with it.

import { base, call, codeFor, hour, identityWith, inProject, signIn, start } from './calls.js';

describe('open', () => {
  const identity = identityWith({});

  test('any password gets a token and a catalog that leads back here', () => {
    const { status, body, subjectToken } = signIn(identity, 'anything', inProject);
    expect(status).toBe(201);
    expect(subjectToken).toMatch(/^[\w-]+\.[0-9a-f]{64}$/);
    const { project, catalog, user, methods, roles } = body.token;
    expect(project).toMatchObject({ name: 'eu-nl_team', domain: { name: 'OTC-EU-DE-000' } });
    expect(project.id).toMatch(/^[0-9a-f]{32}$/);
    expect(user).toMatchObject({ name: 'alice', domain: { name: 'OTC-EU-DE-000' } });
    expect(methods).toEqual(['password']);
    expect(roles).not.toHaveLength(0);
    const urls = Object.fromEntries(
      catalog.map((entry: { type: string; endpoints: { url: string }[] }) => [
        entry.type,
        entry.endpoints[0]?.url,
      ]),
    );
    expect(urls).toEqual({
      identity: `${base}/v3`,
      dcs: `${base}/v1.0/${project.id}`,
      dcsv1: `${base}/v1.0/${project.id}`,
      dcsv2: `${base}/v2/${project.id}`,
      compute: `${base}/v2.1/${project.id}`,
    });
    for (const { endpoints } of catalog) {
      expect(endpoints[0]).toMatchObject({
        interface: 'public',
        region: 'eu-nl',
        region_id: 'eu-nl',
      });
    }
  });

  test('a region that is configured comes before what a project is called', () => {
    const { body } = signIn(identityWith({ region: 'ap-southeast-1' }), 'x', inProject);
    expect(body.token.catalog[1].endpoints[0].region).toBe('ap-southeast-1');
  });

  test('a client that looks in any other region finds the one that is everywhere', () => {
    const { body } = signIn(identity, 'x', inProject);
    expect(body.token.catalog[1].endpoints.at(-1).region).toBe('*');
  });

  test.each([
    ['an id', { project: { id: 'c'.repeat(32) } }, 'c'.repeat(32)],
    ['an id and a name', { project: { id: 'c'.repeat(32), name: 'x' } }, 'c'.repeat(32)],
    ['no scope', undefined, expect.stringMatching(/^[0-9a-f]{32}$/)],
  ])('%s is the project', (_, scope, id) => {
    expect(signIn(identity, 'x', scope).body.token.project.id).toEqual(id);
  });

  test('a name always has the same project, and another name another one', () => {
    const idOf = (name: string) =>
      signIn(identityWith({}), 'x', { project: { name } }).body.token.project.id;
    expect(idOf('eu-de')).toBe(idOf('eu-de'));
    expect(idOf('eu-de')).not.toBe(idOf('eu-de_team'));
  });

  test('a token for a domain names no project and offers no DCS', () => {
    const { token } = signIn(identity, 'x', { domain: { name: 'OTC-EU-DE-000' } }).body;
    expect(token.project).toBeUndefined();
    expect(token.domain.name).toBe('OTC-EU-DE-000');
    expect(token.catalog.map(({ type }: { type: string }) => type)).toEqual(['identity']);
  });

  test('a token says when it ends by the clock on the wall', () => {
    const { token } = signIn(identity, 'x').body;
    expect(Date.parse(token.issued_at)).toBe(start.wallNowMs);
    expect(Date.parse(token.expires_at)).toBe(start.wallNowMs + 24 * hour);
    expect(token.expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  test.each([undefined, 'made up', 'a.b.c'])('the token %j comes in everywhere', (token) => {
    expect(codeFor(identity, token, 'd'.repeat(32))).toBeUndefined();
    expect(codeFor(identity, token)).toBeUndefined();
  });

  test('a token is exchanged for one of another project', () => {
    const first = signIn(identity, 'x').subjectToken as string;
    const exchange = { methods: ['token'], token: { id: first } };
    const json = { auth: { identity: exchange, scope: inProject } };
    const { status, body } = call(identity, { method: 'POST', path: '/v3/auth/tokens', json });
    expect(status).toBe(201);
    expect(body.token).toMatchObject({
      methods: ['token'],
      user: { name: 'alice' },
      project: { name: 'eu-nl_team' },
    });
  });

  test('GET /v3/projects answers exactly the project that is asked for', () => {
    const named = signIn(identity, 'x', { project: { name: 'eu-de' } }).body.token.project;
    const { status, body } = call(identity, { path: '/v3/projects?name=eu-de' });
    expect(status).toBe(200);
    expect(body.projects).toHaveLength(1);
    expect(body.projects[0]).toMatchObject({ id: named.id, name: 'eu-de', enabled: true });
    expect(call(identity, { path: '/v3/auth/projects' }).body.projects).toHaveLength(1);
  });

  test('GET /v3/auth/catalog is for the project of the request', () => {
    const project = 'e'.repeat(32);
    const headers = { 'X-Project-Id': project };
    const { body } = call(identity, { path: '/v3/auth/catalog', headers });
    expect(body.catalog[1].endpoints[0].url).toBe(`${base}/v1.0/${project}`);
  });

  test('GET /v3/auth/domains finds a domain by its name', () => {
    const { body } = call(identity, { path: '/v3/auth/domains?name=OTC-EU-DE-000' });
    expect(body.domains).toMatchObject([{ name: 'OTC-EU-DE-000' }]);
  });

  test.each(['/v3', '/v3/'])('GET %s tells the version and where it is', (path) => {
    const { body } = call(identity, { path });
    expect(body.version).toMatchObject({ status: 'stable', links: [{ href: `${base}/v3/` }] });
    expect(body.version.id).toMatch(/^v3/);
  });

  test('a project has a security group called default', () => {
    const { body } = call(identity, { path: `/v2.1/${'a'.repeat(32)}/os-security-groups` });
    expect(body.security_groups).toMatchObject([{ name: 'default' }]);
    expect(body.security_groups[0].id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test.each([
    [{}, /auth/],
    [{ auth: {} }, /identity/],
    [{ auth: { identity: { methods: [] } } }, /methods/],
    [{ auth: { identity: { methods: ['password'], password: { user: 7 } } } }, /password\.user/],
    [undefined, /body/],
    ['text', /body/],
  ])('%j is no way to sign in, and the answer says where', (json, place) => {
    const { status, body } = call(identity, { method: 'POST', path: '/v3/auth/tokens', json });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 400, title: 'Bad Request' });
    expect(body.error.message).toMatch(place);
  });

  test('what is not there is 404, and what is not offered 405, in the dialect of Keystone', () => {
    expect(call(identity, { path: '/v3/nothing' }).body.error).toMatchObject({ code: 404 });
    const refused = call(identity, { method: 'DELETE', path: '/v3/auth/catalog' });
    expect(refused).toMatchObject({ status: 405, body: { error: { code: 405 } } });
    expect(refused.body.error.message).toMatch(/GET is/);
  });

  test.each(['/', '/v2/x/instances', '/v30', '/v2.10/x'])('%s is not its own', (path) => {
    expect(call(identity, { path })).toBeUndefined();
  });
});
