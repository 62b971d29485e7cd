// Signing in where credentials are checked: who gets a token, and where it lets them in.

import {
  call,
  codeFor,
  hour,
  identityWith,
  inProject,
  passwordOf,
  signIn,
  start,
  users,
} from './calls.js';

describe('strict', () => {
  const identity = identityWith({ mode: 'strict', users });
  const tokenFor = (scope?: unknown) =>
    signIn(identity, 'Correct-Horse-9', scope).subjectToken as string;

  test('the right password gets a token that lets into its own project only', () => {
    const { status, body, subjectToken } = signIn(identity, 'Correct-Horse-9', inProject);
    expect(status).toBe(201);
    expect(codeFor(identity, subjectToken, body.token.project.id)).toBeUndefined();
    expect(codeFor(identity, subjectToken)).toBeUndefined();
    expect(codeFor(identity, subjectToken, 'f'.repeat(32))).toBe('DCS.1004');
  });

  test.each([
    ['a wrong password', 'alice', 'wrong'],
    ['no password', 'alice', ''],
    ['an unknown user', 'mallory', 'Correct-Horse-9'],
    ['a name that every object has', '__proto__', 'Correct-Horse-9'],
  ])('%s gets 401 in the dialect of Keystone', (_, name, password) => {
    const json = { auth: { identity: passwordOf(name, password) } };
    const { status, body, subjectToken } = call(identity, {
      method: 'POST',
      path: '/v3/auth/tokens',
      json,
    });
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ code: 401, title: 'Unauthorized' });
    expect(subjectToken).toBeUndefined();
  });

  test('a method that is none of these gets 401', () => {
    const json = { auth: { identity: { methods: ['totp'] } } };
    expect(call(identity, { method: 'POST', path: '/v3/auth/tokens', json }).status).toBe(401);
  });

  test.each([
    ['none', undefined, 'DCS.1003'],
    ['an empty one', '', 'DCS.1003'],
    ['one made up', 'made up', 'DCS.1001'],
  ])('%s instead of a token is refused with its own code', (_, token, code) => {
    expect(codeFor(identity, token, 'a'.repeat(32))).toBe(code);
  });

  test('a token with another content is refused', () => {
    const [payload = '', seal] = tokenFor().split('.');
    const text = Buffer.from(payload, 'base64url').toString().replace('alice', 'malta');
    const forged = `${Buffer.from(text).toString('base64url')}.${seal}`;
    expect(codeFor(identity, forged, 'a'.repeat(32))).toBe('DCS.1001');
  });

  test('a token ends after a day of service time', () => {
    const project = 'a'.repeat(32);
    const token = tokenFor({ project: { id: project } });
    const later = (ms: number) => ({ ...start, nowMs: start.nowMs + ms });
    expect(codeFor(identity, token, project, later(24 * hour - 1))).toBeUndefined();
    expect(codeFor(identity, token, project, later(24 * hour))).toBe('DCS.1002');
  });

  test('a token got with a token ends when that one does', () => {
    const first = tokenFor();
    const later = { nowMs: start.nowMs + hour, wallNowMs: start.wallNowMs + hour };
    const json = { auth: { identity: { methods: ['token'], token: { id: first } } } };
    const { body } = call(identity, { method: 'POST', path: '/v3/auth/tokens', json }, later);
    expect(Date.parse(body.token.expires_at)).toBe(start.wallNowMs + 24 * hour);
    const tooLate = { ...start, nowMs: start.nowMs + 24 * hour };
    const refused = call(identity, { method: 'POST', path: '/v3/auth/tokens', json }, tooLate);
    expect(refused.status).toBe(401);
  });

  test('a token is as good after a restart, and good for nothing where the password is another', () => {
    const project = 'a'.repeat(32);
    const token = tokenFor({ project: { id: project } });
    expect(codeFor(identityWith({ mode: 'strict', users }), token, project)).toBeUndefined();
    const other = identityWith({ mode: 'strict', users: [{ name: 'alice', password: 'Other-9' }] });
    expect(codeFor(other, token, project)).toBe('DCS.1001');
  });

  test('a token for a domain may not touch a project', () => {
    expect(codeFor(identity, tokenFor({ domain: { name: 'd' } }), 'a'.repeat(32))).toBe('DCS.2003');
  });

  test('a token is shown to who has one', () => {
    const token = tokenFor(inProject);
    const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
    const shown = call(identity, { path: '/v3/auth/tokens', headers });
    expect(shown).toMatchObject({ status: 200, subjectToken: token });
    expect(shown.body.token.project.name).toBe('eu-nl_team');
    const stranger = { 'X-Subject-Token': token };
    expect(call(identity, { path: '/v3/auth/tokens', headers: stranger }).status).toBe(401);
    const unknown = { 'X-Auth-Token': token, 'X-Subject-Token': 'made up' };
    expect(call(identity, { path: '/v3/auth/tokens', headers: unknown }).status).toBe(404);
  });

  test.each(['/v3/projects', '/v3/auth/catalog', '/v3/auth/domains'])(
    '%s is for who is signed in',
    (path) => {
      expect(call(identity, { path }).status).toBe(401);
      const headers = { 'X-Auth-Token': tokenFor() };
      expect(call(identity, { path, headers }).status).toBe(200);
    },
  );

  test('the security groups of a project are for who may touch it', () => {
    const path = `/v2.1/${'a'.repeat(32)}/os-security-groups`;
    const headersFor = (id: string) => ({ 'X-Auth-Token': tokenFor({ project: { id } }) });
    expect(call(identity, { path, headers: headersFor('a'.repeat(32)) }).status).toBe(200);
    expect(call(identity, { path, headers: headersFor('b'.repeat(32)) }).status).toBe(401);
  });
});

test('the same seed issues the same token, and the next one is another', () => {
  const [one, other] = [identityWith({}), identityWith({})];
  const first = signIn(one, 'x').subjectToken;
  expect(signIn(other, 'x').subjectToken).toBe(first);
  expect(signIn(one, 'x').subjectToken).not.toBe(first);
});

test('nothing that is kept or told has a password in it', () => {
  const identity = identityWith({ mode: 'strict', users });
  const { body, subjectToken = '' } = signIn(identity, 'Correct-Horse-9');
  const token = Buffer.from(subjectToken.split('.')[0] as string, 'base64url').toString();
  expect(JSON.stringify([body, token])).not.toContain('Correct-Horse-9');
});
