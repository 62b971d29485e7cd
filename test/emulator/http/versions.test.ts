// The versions of the API and the names of requests, as clients find them before they sign in.

import { controlled } from '../../support/emulator/controlled.js';

const site = new Map([['/', { type: 'text/html', body: '<title>x</title>', etag: '"1"' }]]);

async function get(path: string, options = {}, method = 'GET') {
  const { emulator, close } = controlled(options);
  const request = new Request(`http://127.0.0.1:8632${path}`, { method });
  const response = await emulator.fetch(request);
  const text = await response.text();
  close();
  return { status: response.status, headers: response.headers, text };
}

test('GET / lists both versions with their addresses, without a token', async () => {
  const identity = { mode: 'strict', users: [{ name: 'a', password: 'b' }] };
  const { status, headers, text } = await get('/', { identity });
  expect(status).toBe(200);
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  const { versions } = JSON.parse(text);
  expect(versions).toMatchObject([
    { id: 'v1.0', status: 'DEPRECATED', links: [{ href: 'http://127.0.0.1:8632/v1.0/' }] },
    { id: 'v2', status: 'CURRENT', links: [{ href: 'http://127.0.0.1:8632/v2/' }] },
  ]);
});

test.each(['/v2', '/v2/', '/v1.0'])('GET %s shows that version alone', async (path) => {
  const { status, text } = await get(path);
  expect(status).toBe(200);
  expect(path.startsWith(`/${JSON.parse(text).version.id}`)).toBe(true);
});

test('where a page is served, GET / lists the versions all the same', async () => {
  expect(JSON.parse((await get('/', { site })).text).versions).toHaveLength(2);
});

test.each(['/', '/v1.0', '/v2'])('HEAD %s says what GET says, without the body', async (path) => {
  const [head, whole] = [await get(path, { site }, 'HEAD'), await get(path, { site })];
  expect([head.status, head.text]).toEqual([200, '']);
  expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
});

test.each(['/', '/v2'])('POST %s is a wrong method', async (path) => {
  const { status, headers, text } = await get(path, { site }, 'POST');
  expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  expect(JSON.parse(text).error_code).toBe('DCS.5001');
});

test.each([
  ['/v3', 200],
  ['/v3/nothing', 404],
  ['/v3/auth/tokens', 200],
  ['/v2.1/0123456789abcdef0123456789abcdef/os-security-groups', 200],
])('%s is answered with a name for the request, every time another one', async (path, code) => {
  const { emulator, close } = controlled();
  const ask = async () => {
    const response = await emulator.fetch(new Request(`http://127.0.0.1${path}`));
    expect(response.status).toBe(code);
    return response.headers.get('x-request-id');
  };
  const [first, second] = [await ask(), await ask()];
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toMatch(/^[0-9a-f]{32}$/);
  expect(second).not.toBe(first);
  close();
});
