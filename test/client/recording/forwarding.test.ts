// What the recorder passes on, to whom, and what becomes of it when there is no answer.

import { createRecorder, type RecordedExchange } from '../../../src/client/internal.js';

const own = 'http://127.0.0.1:8633';

/** A recorder before a service that answers as told. */
function before(answer: (request: Request) => Response | Promise<Response>, identity?: string) {
  const sent: Request[] = [];
  const lines: RecordedExchange[] = [];
  const recorder = createRecorder({
    upstream: 'https://dcs.example.org',
    ...(identity && { identity }),
    fetch: async (request) => {
      sent.push(request);
      return answer(request);
    },
    now: () => 0,
    write: (line) => lines.push(line),
  });
  return { recorder, sent, lines };
}

test('a request goes to the service over https as it came, but for its host', async () => {
  const { recorder, sent } = before(() => Response.json({}));
  const headers = { 'X-Auth-Token': 'token-of-mine', 'X-Language': 'en-us', Connection: 'close' };
  await recorder(new Request(`${own}/v2/p/instances?limit=1`, { headers }));
  expect(sent[0]?.url).toBe('https://dcs.example.org/v2/p/instances?limit=1');
  expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
    'x-auth-token': 'token-of-mine',
    'x-language': 'en-us',
  });
});

test('paths under /v3 go to the identity service, and its catalog leads to the recorder', async () => {
  const catalog = { url: 'https://dcs.example.org/v1.0/p', other: 'https://obs.example.org' };
  const { recorder, sent, lines } = before(() => Response.json(catalog), 'https://iam.example.org');
  const response = await recorder(new Request(`${own}/v3/auth/catalog`));
  expect(sent[0]?.url).toBe('https://iam.example.org/v3/auth/catalog');
  expect(await response.json()).toEqual({ ...catalog, url: `${own}/v1.0/p` });
  expect(lines[0]?.responseBody).toContain('"{{base}}/v1.0/p"');
});

test('a token is never written, however short', async () => {
  const { recorder, lines } = before(() =>
    Response.json({}, { headers: { 'x-subject-token': 'b' } }),
  );
  await recorder(new Request(`${own}/v3/auth/tokens`, { headers: { 'x-auth-token': 'a' } }));
  expect(lines[0]).toMatchObject({
    requestHeaders: { 'x-auth-token': 'TOKEN' },
    responseHeaders: { 'x-subject-token': 'TOKEN' },
  });
});

test.each<[string, RequestInit & { query?: string }, object]>([
  [
    'a bearer, told again by the answer',
    { headers: { AUTHORIZATION: 'Bearer Secret-1' } },
    { was: 'Secret-1' },
  ],
  ['a key in a header of its own', { headers: { 'X-Api-Key': 'Secret-1' } }, { was: 'Secret-1' }],
  ['what the answer calls a password', { query: '?q=Secret-1' }, { password: 'Secret-1' }],
])('%s is not written', async (_what, { query = '', ...init }, answer) => {
  const { recorder, lines } = before(() =>
    Response.json(answer, {
      headers: { 'set-cookie': 'sid=Secret-1', location: 'https://me:Secret-1@dcs.example.org/' },
    }),
  );
  const response = await recorder(new Request(`${own}/v2/p/instances${query}`, init));
  expect(await response.json()).toEqual(answer);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain('Secret-1');
});

test('what is no text comes back byte for byte, and is not written', async () => {
  const bytes = new Uint8Array([0, 255, 1, 128]);
  const headers = { 'content-type': 'application/zip' };
  const { recorder, lines } = before(() => new Response(bytes, { headers }));
  const response = await recorder(new Request(`${own}/certificate`));
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(lines[0]).toMatchObject({ status: 200, responseBody: '' });
});

test('without an answer the client gets 502 with the reason, marked in the recording', async () => {
  const { recorder, lines } = before(() => {
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
    });
  });
  const response = await recorder(new Request(`${own}/v2/p/instances`));
  expect(response.status).toBe(502);
  expect(await response.json()).toEqual({
    error_code: 'RECORD.0502',
    error_msg: 'cannot reach https://dcs.example.org (ECONNREFUSED)',
  });
  expect(lines[0]).toMatchObject({ status: 502, stubbed: true });
});

test('a signed request is refused without a key to sign it anew', async () => {
  const { recorder, sent } = before(() => Response.json({}));
  const authorization = `SDK-HMAC-SHA256 Access=AKX, SignedHeaders=host;x-sdk-date, Signature=${'0'.repeat(64)}`;
  const response = await recorder(
    new Request(`${own}/v2/p/instances`, { headers: { authorization } }),
  );
  expect(response.status).toBe(502);
  expect(sent).toEqual([]);
});

test('ids that the client brings stay, and those that the service gives get names', async () => {
  const project = '0123456789abcdef0123456789abcdef';
  const instance = '5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2';
  const { recorder, lines } = before(() => Response.json({ instance_id: instance, project }));
  await recorder(new Request(`${own}/v2/${project}/instances`, { method: 'POST', body: '{}' }));
  await recorder(new Request(`${own}/v2/${project}/instances/${instance}`));
  expect(lines[0]?.responseBody).toBe(JSON.stringify({ instance_id: '{{id1}}', project }));
  expect(lines[1]?.path).toBe(`/v2/${project}/instances/{{id1}}`);
});
