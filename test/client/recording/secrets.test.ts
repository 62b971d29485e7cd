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
  ['one of several', { passwords: [['Secret-1']] }, '{"passwords":[["{{password1}}"]]}'],
  ['one that is a number', { password: 12345678.5 }, '{"password":"{{password1}}"}'],
  [
    'one that is said twice',
    '{"password":"Secret-1","password":"Secret-2"}',
    '{"password":"{{password1}}","password":"{{password2}}"}',
  ],
  [
    'one for confirmation',
    { password_confirmation: 'Secret-1' },
    '{"password_confirmation":"{{password1}}"}',
  ],
  [
    'one in JSON that is a text',
    { raw: ' {"pwd":"Secret-1"}' },
    String.raw`{"raw":" {\"pwd\":\"MASKED\"}"}`,
  ],
  [
    'one by a short name',
    { new_pass: 'Secret-1', dbPass: 'Secret-2', pass: 'Secret-3', bypass: 'not one' },
    '{"new_pass":"MASKED","dbPass":"MASKED","pass":"MASKED","bypass":"not one"}',
  ],
  ['that of a Redis file', { requirepass: 'Secret-1' }, '{"requirepass":"MASKED"}'],
  ['one in an address', { at: 'redis://:p@ss@host:6379' }, '{"at":"redis://:MASKED@host:6379"}'],
  ['a token of another name', { accessToken: 'DDDDDDDD' }, '{"accessToken":"MASKED"}'],
  ['a token in capitals', { Token: { ID: 'DDDDDDDD' } }, '{"Token":{"ID":"TOKEN"}}'],
  [
    'a key of another name',
    { apiKey: 'EEEEEEEE', AccessKeyId: 'FFFFFFFF' },
    '{"apiKey":"MASKED","AccessKeyId":"MASKED"}',
  ],
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

test.each([
  ['?access_key=AAAA&sk=BBBB&limit=10', '?access_key=MASKED&sk=MASKED&limit=10'],
  ['?pass%77ord=AAAA', '?pass%77ord=MASKED'],
  ['?note=Secret%2D1&name=a%20b', '?note=MASKED&name=a%20b'],
  ['?filter=%7B%22password%22%3A%22AAAA%22%7D', '?filter=MASKED'],
  ['?broken=%E0%A4%A', '?broken=%E0%A4%A'],
  ['application/json; token=AAAA', 'application/json; token=MASKED'],
])('in %s no secret is left', (text, expected) => {
  const secrets = new Secrets();
  secrets.add('Secret-1', 'MASKED');
  expect(secrets.mask(text)).toBe(expected);
});

test.each([
  ['the name of a property of every object', '{"constructor":{"toString":"x"}}'],
  ['a hundred thousand brackets', `${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`],
])('%s is no trouble', (_what, body) => {
  expect(masked(body)[0] === body).toBe(true);
});

test('a body without an end is left out', () => {
  const body = JSON.stringify({ text: '\n'.repeat(3_000_000) });
  expect(masked(body)).toEqual(['']);
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
