// Requests go through the proxies that the environment names, and to this machine through none.

import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { networkFetch } from '../../src/cli/environment/network.js';
import { run } from '../../src/cli/index.js';
import { withAsked } from './played.js';
import { recording } from './recording.js';

const id = '5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2';
const project = '0123456789abcdef0123456789abcdef';

/** What reached the proxy, and what reached the service. */
const seen: { proxied: string[]; served: string[] } = { proxied: [], served: [] };
const sockets = new Set<Socket>();
let service: Server;
let proxy: Server;
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listening = (server: Server) =>
  new Promise<void>((resolve) => {
    server.on('connection', (socket) => sockets.add(socket));
    server.listen(0, '127.0.0.1', resolve);
  });

beforeAll(async () => {
  service = createServer(({ method, url }, response) => {
    seen.served.push(`${method} ${url}`);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ instance_id: id, status: 'RUNNING' }));
  });
  await listening(service);
  proxy = createServer(({ method, url = '', headers }, response) => {
    seen.proxied.push(`${method} ${url} ${headers['x-auth-token'] ?? ''}`);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ instance_id: id, status: 'RUNNING' }));
  });
  proxy.on('connect', ({ url }, client: Socket) => {
    seen.proxied.push(`CONNECT ${url}`);
    const server = connect(portOf(service), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    sockets.add(server);
    for (const each of [client, server]) each.on('error', () => {});
  });
  await listening(proxy);
});
beforeEach(() => {
  seen.proxied = [];
  seen.served = [];
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  proxy.close();
  service.close();
});

async function wait(variables: NodeJS.ProcessEnv, endpoint: string) {
  const own = { OS_TOKEN: 'very-secret', OS_PROJECT_ID: project, ...variables };
  const { environment, said } = recording(own);
  const args = `wait ${id} --until RUNNING --timeout 1s --allow-http --endpoint ${endpoint}`;
  const code = await run(args.split(' '), { ...environment, fetch: networkFetch(own) });
  return withAsked({ code, ...said });
}
const url = () => `http://127.0.0.1:${portOf(proxy)}`;

test.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'])(
  '%s takes what goes over http',
  async (name) => {
    expect(await wait({ [name]: url() }, 'http://dcs.example')).toMatchObject({ code: 0, err: '' });
    expect(seen).toEqual({
      proxied: [`GET http://dcs.example/v2/${project}/instances/${id} very-secret`],
      served: [],
    });
  },
);

test('an address without its scheme is one of http', async () => {
  const { code } = await wait({ HTTP_PROXY: url().replace('http://', '') }, 'http://dcs.example');
  expect(code).toBe(0);
});

test('HTTPS_PROXY takes what goes over https, in a tunnel', async () => {
  // The service speaks no TLS, so it ends there, beyond the proxy.
  const { code } = await wait({ HTTPS_PROXY: url() }, 'https://dcs.example');
  expect(code).not.toBe(0);
  expect(seen.proxied[0]).toBe('CONNECT dcs.example:443');
  expect(JSON.stringify(seen)).not.toContain('very-secret');
});

test('what NO_PROXY names goes straight there, and this machine always does', async () => {
  const { err } = await wait({ HTTP_PROXY: url(), NO_PROXY: '.invalid' }, 'http://dcs.invalid');
  expect(err).toMatch(/cannot reach http:\/\/dcs\.invalid \((ENOTFOUND|EAI_AGAIN)\)/);
  const here = await wait({ HTTP_PROXY: url() }, `http://127.0.0.1:${portOf(service)}`);
  expect(here.code).toBe(0);
  expect(seen.proxied).toEqual([]);
  expect(seen.served).toHaveLength(1);
});

test.each(['socks5://127.0.0.1:1080', 'http://:user:secret@'])(
  'a proxy that cannot be used is named in one line, and its address is not: 2',
  async (HTTPS_PROXY) => {
    expect(await wait({ HTTPS_PROXY }, 'https://dcs.example')).toMatchObject({
      code: 2,
      err: 'HTTPS_PROXY: expected the address of a proxy of http or https\n',
    });
  },
);
