// Signed requests, against signatures that the test makes itself.

import { createIdentity } from '../../../src/emulator/identity/identity.js';
import { createRandom } from '../../../src/random/index.js';
import { type Keys, signedWithAccess, signedWithCredential, type Unsigned } from './signing.js';

const keys: Keys = { ak: 'AKTEST', sk: 'a secret of the test' };
const projectId = '0123456789abcdef0123456789abcdef';
const wallNowMs = Date.UTC(2026, 0, 31, 12, 0, 0);
const times = { nowMs: Date.UTC(2030, 5, 1), wallNowMs };
const date = '20260131T120000Z';

const identity = createIdentity({
  mode: 'strict',
  accessKeys: [{ accessKey: keys.ak, secretKey: keys.sk }],
  random: createRandom(1),
});

/** What a client is about to send. */
const request = (changes: Partial<Unsigned> = {}): Unsigned => ({
  method: 'GET',
  path: `/v2/${projectId}/instances`,
  headers: {
    'content-type': 'application/json',
    host: '127.0.0.1:8632',
    'X-Project-Id': projectId,
    'X-Sdk-Date': date,
  },
  body: '',
  ...changes,
});

interface Sent {
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** The code with which a request is refused; undefined when it is let in. */
function codeFor(
  unsigned: Unsigned,
  authorization: string,
  sent: Sent = {},
  project = projectId,
): string | undefined {
  const { method, query = [] } = unsigned;
  const url = new URL(`http://127.0.0.1:8632${sent.path ?? unsigned.path}`);
  for (const [name, value] of query) url.searchParams.append(name, value);
  const headers = new Headers({ ...unsigned.headers, authorization, ...sent.headers });
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? new TextEncoder().encode(sent.body ?? unsigned.body) : undefined;
  try {
    identity.authorize({ method, url, headers, body }, project, times);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const create = request({ method: 'POST', body: '{"name":"dcs-ünï","capacity":2}' });
const list = request({
  query: [
    ['offset', '0'],
    ['name', 'a b/c*d~(e)'],
    ['Limit', '10'],
    ['limit', ''],
  ],
});

test.each([
  ['a GET', request()],
  ['a query in need of encoding', list],
  ['a body', create],
  ['a PUT', request({ method: 'PUT', body: '{"action":"restart"}' })],
  ['a DELETE without a body', request({ method: 'DELETE' })],
  ['a DELETE with a body', request({ method: 'DELETE', body: '{}' })],
])('%s signed with Access= comes in', (_, unsigned) => {
  expect(codeFor(unsigned, signedWithAccess(unsigned, keys))).toBeUndefined();
});

test.each([
  ['a GET', request(), 'eu-de', 'dcs'],
  ['a GET without region and service', request(), '', ''],
  ['a query in need of encoding', list, 'eu-de', ''],
  ['a body', create, 'eu-nl', 'dcs'],
])('%s signed with Credential= comes in', (_, unsigned, region, service) => {
  const authorization = signedWithCredential(unsigned, keys, region, service);
  expect(codeFor(unsigned, authorization)).toBeUndefined();
});

test('two slashes that are signed and one that is sent come in', () => {
  const unsigned = request({ path: `//v2/${projectId}/instances` });
  const path = unsigned.path.slice(1);
  expect(codeFor(unsigned, signedWithAccess(unsigned, keys), { path })).toBeUndefined();
});

test('a GET with the body {} comes in', () => {
  const unsigned = request({ body: '{}' });
  expect(codeFor(unsigned, signedWithAccess(unsigned, keys))).toBeUndefined();
});

test('a value that occurs twice is signed with all of its values', () => {
  const unsigned = request({
    query: [
      ['tags', 'b'],
      ['tags', 'a'],
      ['a-b', '1'],
      ['a', '2'],
    ],
  });
  expect(codeFor(unsigned, signedWithAccess(unsigned, keys))).toBeUndefined();
});

const good = signedWithAccess(create, keys);

test.each<[string, string, Sent, string]>([
  ['another body', good, { body: '{"name":"other"}' }, 'APIGW.0301'],
  ['another path', good, { path: `/v2/${projectId}/instances/status` }, 'APIGW.0301'],
  ['another date', good, { headers: { 'X-Sdk-Date': '20260131T120001Z' } }, 'APIGW.0301'],
  ['another host', good, { headers: { host: 'localhost:8632' } }, 'APIGW.0301'],
  ['another secret', signedWithAccess(create, { ...keys, sk: 'wrong' }), {}, 'APIGW.0301'],
  ['an unknown key', signedWithAccess(create, { ...keys, ak: 'OTHER' }), {}, 'APIGW.0301'],
  ['no signature', 'SDK-HMAC-SHA256 Access=AKTEST', {}, 'APIGW.0301'],
  [
    'a header that no header can be called',
    good.replace('SignedHeaders=', 'SignedHeaders=a@b;'),
    {},
    'APIGW.0301',
  ],
  ['a header without a name', good.replace('SignedHeaders=', 'SignedHeaders=;'), {}, 'APIGW.0301'],
  ['a date that is none', good, { headers: { 'X-Sdk-Date': 'today' } }, 'APIGW.0301'],
])('a request with %s is refused', (_, authorization, sent, code) => {
  expect(codeFor(create, authorization, sent)).toBe(code);
});

// The words of page api-sign-0001.
test.each([
  ['another secret', { ...keys, sk: 'wrong' }, 'verify aksk signature fail'],
  ['an unknown key', { ...keys, ak: 'OTHER' }, 'Get secretKey failed,ak:******,err:ak not exist'],
])('%s is refused in the words of the gateway', (_, wrong, words) => {
  const signed = request();
  const url = new URL(`http://127.0.0.1:8632${signed.path}`);
  const headers = new Headers({
    ...signed.headers,
    authorization: signedWithAccess(signed, wrong),
  });
  const asked = { method: 'GET', url, headers, body: undefined };
  const message = `Incorrect IAM authentication information: ${words}`;
  expect(() => identity.authorize(asked, projectId, times)).toThrow(message);
});

test('a signature whose date is not signed is refused', () => {
  const { 'X-Sdk-Date': _, ...headers } = create.headers;
  const unsigned = { ...create, headers };
  const authorization = signedWithAccess(unsigned, keys);
  expect(codeFor(unsigned, authorization, { headers: { 'X-Sdk-Date': date } })).toBe('APIGW.0301');
});

test('a scope of another day is refused', () => {
  const unsigned = request();
  const authorization = signedWithCredential(unsigned, keys, 'eu-de', 'dcs');
  const other = authorization
    .replace('/20260131/', '/20260130/')
    .replace('AKTEST/2026013', 'AKTEST/2026012');
  expect(codeFor(unsigned, other)).toBe('APIGW.0301');
});

test.each([
  ['20260131T114500Z', undefined],
  ['20260131T114459Z', 'APIGW.0301'],
  ['20260131T121500Z', undefined],
  ['20260131T121501Z', 'APIGW.0301'],
])('signed at %s, seen at 12:00, it gets %s', (signedAt, code) => {
  const unsigned = request({ headers: { ...request().headers, 'X-Sdk-Date': signedAt } });
  expect(codeFor(unsigned, signedWithAccess(unsigned, keys))).toBe(code);
});

test('a request signed for one project is refused in another', () => {
  const unsigned = request();
  const authorization = signedWithAccess(unsigned, keys);
  expect(codeFor(unsigned, authorization, {}, 'f'.repeat(32))).toBe('DCS.1004');
});
