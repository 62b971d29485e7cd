// A browser application of its own, on another port than the emulator: it signs in, creates, lists and
// moves the clock, all by `fetch`.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, serve } from '../../src/emulator/index.js';
import { systemClock } from '../../src/time/index.js';
import { orderV2 } from '../contract/orders.js';
import { describeInBrowser } from '../support/browser/index.js';
import { project } from '../support/emulator/controlled.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The address of an empty page of an application. */
async function application(): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>shop</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function emulated(allowOrigins: readonly string[]): Promise<string> {
  const emulator = createEmulator();
  const where = { host: '127.0.0.1', port: 0, clock: systemClock };
  const server = await serve({ fetch: emulator.fetch, allowOrigins, ...where });
  closing.push(async () => {
    emulator.control.close();
    await server.close();
    emulator.close();
  });
  return server.url;
}

/** What the application does, in its page: text, since it is not of this process. */
const walk = (url: string) => `(async () => {
  const signIn = { auth: {
    identity: { methods: ['password'], password: { user: { name: 'dev', password: 'dev', domain: { name: 'dev' } } } },
    scope: { project: { name: 'eu-de' } },
  } };
  const headers = { 'Content-Type': 'application/json' };
  const signedIn = await fetch('${url}/v3/auth/tokens', { method: 'POST', headers, body: JSON.stringify(signIn) });
  const token = signedIn.headers.get('X-Subject-Token');
  const projectId = (await signedIn.json()).token.project.id;
  const signed = { ...headers, 'X-Auth-Token': token, 'X-Project-Id': projectId };
  const instances = '${url}/v2/' + projectId + '/instances';
  const order = ${JSON.stringify(orderV2())};
  const created = await fetch(instances, { method: 'POST', headers: signed, body: JSON.stringify(order) });
  const listed = await fetch(instances, { headers: signed, credentials: 'include' });
  const missing = await fetch(instances + '/none', { method: 'DELETE', headers: signed });
  const advanced = await fetch('${url}/_control/clock/advance', {
    method: 'POST', headers, body: JSON.stringify({ to: 'next' }),
  });
  return {
    token: token !== null,
    created: created.status,
    count: (await listed.json()).instances.length,
    requestId: listed.headers.get('X-Request-Id') !== null,
    missing: [missing.status, (await missing.json()).error_code],
    advanced: advanced.status,
  };
})()`;

const walked = {
  token: true,
  created: 200,
  count: 1,
  requestId: true,
  missing: [400, 'DCS.4061'],
  advanced: 200,
};

describeInBrowser('an application on another port', (openTab) => {
  it.each(['its origin', 'loopback'])('works with %s allowed', async (allowed) => {
    const at = await application();
    const url = await emulated([allowed === 'loopback' ? allowed : at]);
    const { page } = await openTab();
    await page.goto(at);
    expect(await page.evaluate(walk(url))).toEqual(walked);
  });

  it('gets nothing where another origin is allowed', async () => {
    const url = await emulated(['http://localhost:5173']);
    const { page } = await openTab();
    await page.goto(await application());
    await expect(page.evaluate(walk(url))).rejects.toThrow('Failed to fetch');
    const simple = `fetch('${url}/v2/${project}/instances').then((answer) => answer.status)`;
    await expect(page.evaluate(simple)).rejects.toThrow('Failed to fetch');
  });
});
