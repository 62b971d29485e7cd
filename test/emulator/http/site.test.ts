// Pages beside the API: with the right headers, sent once, and never in the way of the API.

import { createEmulator, type Site } from '../../../src/emulator/index.js';

const site: Site = new Map([
  ['/', { type: 'text/html; charset=utf-8', body: '<p>hello</p>', etag: '"one"' }],
]);
const get = (path: string, headers: Record<string, string> = {}, given?: Site) => {
  const emulator = createEmulator(given ? { site: given } : {});
  return emulator
    .fetch(new Request(`http://localhost${path}`, { headers }))
    .finally(emulator.close);
};

it('serves a file with its type, and a policy that allows nothing from elsewhere and nothing inline', async () => {
  const response = await get('/', {}, site);
  expect(await response.text()).toBe('<p>hello</p>');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

it('sends nothing again to a browser that has it', async () => {
  const response = await get('/', { 'If-None-Match': '"one"' }, site);
  expect([response.status, await response.text()]).toEqual([304, '']);
});

it('leaves the API as it is', async () => {
  expect((await get('/v2/available-zones', {}, site)).status).toBe(200);
  expect((await get('/console/nothing.js', {}, site)).status).toBe(404);
  expect((await get('/')).headers.get('content-type')).toBe('application/json');
});
