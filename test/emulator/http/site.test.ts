// Pages beside the API: with the right headers, sent once, and never in the way of the API.

import { createEmulator, type Site } from '../../../src/emulator/index.js';

const site: Site = new Map([
  ['/', { type: 'text/html; charset=utf-8', body: '<p>hello</p>', etag: '"one"' }],
]);
const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const get = (path: string, headers: Record<string, string> = {}, given?: Site, method = 'GET') => {
  const emulator = createEmulator(given ? { site: given } : {});
  return emulator
    .fetch(new Request(`http://localhost${path}`, { method, headers }))
    .finally(emulator.close);
};

it('serves a file with its type, and a policy that allows nothing from elsewhere and nothing inline', async () => {
  const response = await get('/', browser, site);
  expect(await response.text()).toBe('<p>hello</p>');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

it('sends nothing again to a browser that has it', async () => {
  const response = await get('/', { ...browser, 'If-None-Match': '"one"' }, site);
  expect([response.status, await response.text()]).toEqual([304, '']);
});

it('leaves the API as it is', async () => {
  expect((await get('/v2/available-zones', {}, site)).status).toBe(200);
  expect((await get('/console/nothing.js', {}, site)).status).toBe(404);
  expect((await get('/')).headers.get('content-type')).toBe('application/json');
});

test.each([
  ['a browser', browser.Accept, 'text/html; charset=utf-8'],
  ['a client that takes HTML alone', 'text/html', 'text/html; charset=utf-8'],
  ['a client that says nothing', undefined, 'application/json'],
  ['curl', '*/*', 'application/json'],
  ['a client of the API', 'application/json', 'application/json'],
  ['a client that rather has JSON', 'text/html;q=0.5, application/json', 'application/json'],
  ['a client that will not have HTML', 'text/html;q=0, */*', 'application/json'],
])(
  'at the address of the API, %s is answered in the form that it takes',
  async (_who, accept, type) => {
    const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
    for (const method of ['GET', 'HEAD']) {
      const response = await get('/', headers, site, method);
      expect([method, response.status, response.headers.get('content-type')]).toEqual([
        method,
        200,
        type,
      ]);
      expect(response.headers.get('vary')).toBe('Accept');
      const text = await response.text();
      if (method === 'HEAD') expect(text).toBe('');
      else expect(text).toContain(type === 'application/json' ? '"versions"' : 'hello');
    }
  },
);
