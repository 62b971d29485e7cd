// What is taken for a secret in bodies and URLs, and what stands in its place.

import { Secrets } from '../../../src/client/recording/secrets.js';

const masked = (...bodies: unknown[]) => {
  const secrets = new Secrets();
  return bodies.map((body) =>
    secrets.maskBody(typeof body === 'string' ? body : JSON.stringify(body)),
  );
};

test.each([
  ['a password', { password: 'Secret-1' }, '{"password":"{{password1}}"}'],
  ['an old one', { old_password: 'Secret-1' }, '{"old_password":"{{password1}}"}'],
  [
    'the one for signing in',
    { auth: { identity: { password: { user: { password: 'Secret-1' } } } } },
    '{"auth":{"identity":{"password":{"user":{"password":"{{signInPassword}}"}}}}}',
  ],
  [
    'a token',
    { auth: { identity: { token: { id: 'abcdefgh' } } } },
    '{"auth":{"identity":{"token":{"id":"TOKEN"}}}}',
  ],
  [
    'a secret key',
    { credential: { access: 'AAAAAAAA', secret: 'BBBBBBBB' } },
    '{"credential":{"access":"MASKED","secret":"MASKED"}}',
  ],
  ['a security token', { securitytoken: 'CCCCCCCC' }, '{"securitytoken":"MASKED"}'],
  ['a short password', { password: 'abc' }, '{"password":"{{password1}}"}'],
])('%s is masked', (_what, body, expected) => {
  expect(masked(body)).toEqual([expected]);
});

test.each([
  ['whether there is a password', { no_password_access: 'true' }],
  ['when one expires', { user: { password_expires_at: '2026-01-01' } }],
  ['nothing', { password: '', new_password: null }],
  ['the methods of signing in', { methods: ['password', 'token'] }],
])('%s is none', (_what, body) => {
  expect(masked(body)).toEqual([JSON.stringify(body)]);
});

test('the same password has the same name, wherever it stands', () => {
  expect(
    masked(
      { password: 'Secret-1' },
      { old_password: 'Secret-1', new_password: 'Secret-2' },
      { note: 'not Secret-2' },
    ),
  ).toEqual([
    '{"password":"{{password1}}"}',
    '{"old_password":"{{password1}}","new_password":"{{password2}}"}',
    '{"note":"not {{password2}}"}',
  ]);
});

test('a short one is masked in its own field alone: it occurs elsewhere by chance', () => {
  expect(masked({ name: 'dev', password: 'dev', tags: [{ key: 'k', value: 'dev' }] })).toEqual([
    '{"name":"dev","password":"{{password1}}","tags":[{"key":"k","value":"dev"}]}',
  ]);
});

test('it is found however the client has escaped it', () => {
  expect(masked(String.raw`{"password" : "a\u003cb\u0026C-\u00e9\"1", "x": 1.0}`)).toEqual([
    '{"password" : "{{password1}}", "x": 1.0}',
  ]);
});

test('what is not JSON cannot be searched, and is left out', () => {
  expect(masked('password=Secret-1', '<html>', '')).toEqual(['', '', '']);
});

test('links that let their holder in lose what lets them', () => {
  const link =
    'https://x.obs.example/a.rdb?AWSAccessKeyId=AK1&Expires=17&Signature=s%2Bs&x-amz-security-token=t';
  const [text] = masked(JSON.stringify({ links: [{ link }] }).replaceAll('&', String.raw`\u0026`));
  expect(JSON.parse(text as string).links[0].link).toBe(
    'https://x.obs.example/a.rdb?AWSAccessKeyId=MASKED&Expires=17&Signature=MASKED&x-amz-security-token=MASKED',
  );
});

test('the name of a field is no secret, though it be a password', () => {
  expect(masked({ password: 'password' })).toEqual(['{"password":"{{password1}}"}']);
});
