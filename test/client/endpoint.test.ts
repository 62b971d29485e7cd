// Addresses: read as people and catalogs write them, and never given a secret in the clear.

import { parseEndpoint } from '../../src/client/endpoint.js';
import { createClient } from '../../src/client/index.js';
import { isLoopbackUrl as isLoopback } from '../../src/loopback/index.js';
import { v2 } from '../../src/protocol/index.js';
import { createVirtualClock } from '../../src/time/index.js';
import { project } from '../support/client/index.js';

test.each([
  ['http://localhost:8632', 'http://localhost:8632', undefined],
  ['http://localhost:8632/', 'http://localhost:8632', undefined],
  [`https://dcs.eu-de.example/v1.0/${project}`, 'https://dcs.eu-de.example', project],
  [`https://dcs.eu-de.example/v2/${project}/`, 'https://dcs.eu-de.example', project],
  ['https://dcs.eu-de.example/v2', 'https://dcs.eu-de.example', undefined],
  ['https://proxy.example/dcs', 'https://proxy.example/dcs', undefined],
])('%s is %s', (text, base, projectId) => {
  expect(parseEndpoint(text)).toEqual({ base, projectId });
});

test.each(['', 'localhost', 'ftp://x', 'localhost:8632', 'http://me:secret@x'])(
  '%j is refused, and no secret in it is repeated',
  (text) => {
    expect(() => parseEndpoint(text)).toThrow(/^endpoint: /);
    expect(() => parseEndpoint(text)).not.toThrow(/secret/);
  },
);

test('this machine is told apart from names that only look like it', () => {
  const here = ['http://localhost', 'http://127.0.0.1:1', 'http://[::1]', 'http://a.localhost'];
  expect(here.filter((url) => !isLoopback(url))).toEqual([]);
  const elsewhere = [
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://10.0.0.1',
  ];
  expect(elsewhere.filter(isLoopback)).toEqual([]);
});

const make = (endpoint: string, authUrl: string | undefined, allowHttp = false) =>
  createClient({
    endpoint,
    credentials: { by: 'token', token: 'secret', projectId: project, authUrl },
    allowHttp,
    fetch: () => Promise.reject(new Error('never asked')),
    clock: createVirtualClock(),
    random: () => 0,
  });

test.each([
  ['http://dcs.example', undefined],
  ['https://dcs.example', 'http://iam.example/v3'],
])('credentials are not sent to %s with %s', (endpoint, authUrl) => {
  expect(() => make(endpoint, authUrl)).toThrow(/not sent to another machine over http/);
  expect(() => make(endpoint, authUrl)).not.toThrow(/secret/);
  expect(() => make(endpoint, authUrl, true)).not.toThrow();
});

test.each([
  ['https://dcs.example', 'https://iam.example/v3'],
  ['http://127.0.0.1:8632', 'http://localhost:8632/v3'],
])('credentials are sent to %s', (endpoint, authUrl) => {
  expect(() => make(endpoint, authUrl)).not.toThrow();
});

test('without a secret any machine may be asked over http', async () => {
  const asked: string[] = [];
  const client = createClient({
    endpoint: `http://dcs.example/v2/${project}`,
    credentials: { by: 'nothing' },
    fetch: async (url) => {
      asked.push(`${url instanceof Request ? url.url : url}`);
      return Response.json({ instances: [], instance_num: 0 });
    },
    clock: createVirtualClock(),
    random: () => 0,
  });
  await client.call(v2.listInstances);
  expect(asked[0]).toMatch(`http://dcs.example/v2/${project}/instances`);
});
