// Applications in pages of their own, with createBrowserInspector and createWebSocketInspector of the
// real package at their end, and pages that are not welcome.

import type { Page } from 'playwright-core';
import { createActor } from 'xstate';
import { inspectWith, type Relay, type RunningInspector } from '../../src/inspector/index.js';
import { hostedPath } from '../../src/inspector/internal.js';
import { describeInBrowser } from '../support/browser/index.js';
import {
  builtPage,
  type HostPage,
  serveHostPage,
  startInspector,
  trafficLight,
} from '../support/inspector/index.js';
import { until } from '../support/waiting/index.js';

const assets = await builtPage();
let host: HostPage;
let relay: Relay;
let server: RunningInspector;

beforeAll(async () => {
  host = await serveHostPage();
});
afterAll(() => host.close());
beforeEach(async () => {
  ({ relay, server } = await startInspector({ assets }));
});
let closing: RunningInspector | undefined;
afterEach(async () => {
  await server.close();
  await closing?.close();
  closing = undefined;
});

const address = () => `${server.url}/inspector`;

/** Starts the application of a page, and gives the window that it opens; in the page it is `inspected`. */
async function opened(page: Page): Promise<Page> {
  await page.evaluate(
    '{ const { open } = window; window.open = (...to) => (inspected = open(...to)) }',
  );
  const [inspector] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Go' }).click(),
  ]);
  return inspector;
}

const send = (page: Page, type: string) => page.evaluate(`actor.send({ type: '${type}' })`);

const lit = (page: Pick<Page, 'locator'>, state: string) =>
  page.locator(`.box.active[data-state="${state}"]`).waitFor();

/** How many messages the relay has. */
function sent(): number {
  let count = 0;
  relay.view(({ type }) => (count += type === 'message' ? 1 : 0))();
  return count;
}

/** Sends the inspector's window a message as the package would, without the package. */
async function forge(page: Page): Promise<void> {
  const message = {
    type: '@xstate.actor',
    _version: '0.7.2',
    name: 'forged',
    sessionId: 'forged:0',
    definition: JSON.stringify({ id: 'forged', initial: 'a', states: { a: {} } }),
    snapshot: { value: 'a', status: 'active' },
  };
  await page.evaluate(`inspected.postMessage(${JSON.stringify(message)}, '*')`);
}

/** The same application, as if a site somewhere else had it. */
async function pretend(page: Page, origin: string): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const isScript = route.request().url().endsWith('/app.js');
    const contentType = isScript ? 'text/javascript' : 'text/html';
    return route.fulfill({ contentType, body: isScript ? host.script : host.html });
  });
}

describeInBrowser('an application in a page', (openTab) => {
  it('opens the inspector by createBrowserInspector and is shown there', async () => {
    const { page, errors } = await openTab();
    await page.goto(`${host.url}/?browser=${address()}`);
    const inspector = await opened(page);
    await lit(inspector, 'green');
    await send(page, 'TIMER');
    await lit(inspector, 'yellow');
    expect(await inspector.locator('nav h2').textContent()).toBe(host.url);
    expect(errors).toEqual([]);
  });

  it('is still whole after the inspector was loaded again, however long ago it began', async () => {
    const { page } = await openTab();
    await page.goto(`${host.url}/?browser=${address()}`);
    const inspector = await opened(page);
    await lit(inspector, 'green');
    // The package sends its last 200 messages again: none of them will have the definition.
    for (let n = 0; n < 151; n++) await send(page, n % 2 ? 'NOTHING' : 'NOTHING_ELSE');
    await send(page, 'TIMER');
    await lit(inspector, 'yellow');
    await inspector.reload();
    await lit(inspector, 'yellow');
    expect(await inspector.locator('.box').count()).toBe(7);
  });

  it('shows it in a frame of its own page', async () => {
    const { page, errors } = await openTab();
    await page.goto(`${host.url}/?frame=${address()}`);
    await page.getByRole('button', { name: 'Go' }).click();
    await lit(page.frameLocator('#frame') as unknown as Page, 'green');
    await send(page, 'TIMER');
    await lit(page.frameLocator('#frame') as unknown as Page, 'yellow');
    expect(errors).toEqual([]);
  });

  it('is shown by createWebSocketInspector to every page that looks', async () => {
    const { page } = await openTab();
    await page.goto(`${host.url}/?socket=ws://127.0.0.1:${server.port}`);
    await page.getByRole('button', { name: 'Go' }).click();
    // The package sends when a page is idle, which browsers need not let a page behind another be.
    await until(() => sent() >= 3);
    const { page: inspector } = await openTab();
    await inspector.goto(address());
    await lit(inspector, 'green');
    expect(await inspector.locator('nav h2').textContent()).toBe(host.url);
  });

  it('of another site is neither heard nor let in', async () => {
    const { page } = await openTab();
    await pretend(page, 'https://evil.example');
    await page.goto(`https://evil.example/?browser=${address()}`);
    const inspector = await opened(page);
    await inspector.getByRole('heading', { name: 'Nothing to inspect yet' }).waitFor();
    // What the window is sent meets its listeners in their order, and the last one is the test's.
    await inspector.evaluate(
      '{ arrived = new Promise((done) => addEventListener("message", () => done())) } 0',
    );
    await send(page, 'TIMER');
    await forge(page);
    await inspector.evaluate('arrived.then(() => new Promise((drawn) => setTimeout(drawn)))');
    expect(await inspector.locator('nav .actor').count()).toBe(0);

    await page.goto(`https://evil.example/?socket=ws://127.0.0.1:${server.port}`);
    const socket = page.waitForEvent('websocket');
    await page.getByRole('button', { name: 'Go' }).click();
    await until(async () => (await socket).isClosed());
    expect(relay.sources).toBe(0);
  });

  it('of another site cannot frame the inspector', async () => {
    const { page } = await openTab();
    await pretend(page, 'https://evil.example');
    await page.goto(`https://evil.example/?frame=${address()}`);
    await page.getByRole('button', { name: 'Go' }).click();
    await until(() => page.frames().some((frame) => frame.url().startsWith('chrome-error:')));
    expect(await page.frameLocator('#frame').getByRole('heading').count()).toBe(0);
  });

  it('of an allowed site is heard', async () => {
    await server.close();
    ({ relay, server } = await startInspector({ assets, allowOrigins: ['https://shop.example'] }));
    const { page } = await openTab();
    await pretend(page, 'https://shop.example');
    await page.goto(`https://shop.example/?browser=${address()}`);
    const inspector = await opened(page);
    await lit(inspector, 'green');
    await forge(page);
    await inspector.locator('nav .actor .name', { hasText: 'forged' }).waitFor();
  });
});

describeInBrowser('the way to the hosted page', (openTab) => {
  it('passes everything on, definitions included, to its very origin', async () => {
    // The offline page of another server plays the part of the hosted one.
    const other = await startInspector({ assets, allowOrigins: [] });
    closing = other.server;
    await server.close();
    ({ relay, server } = await startInspector({ assets, hosted: `${other.server.url}/inspector` }));
    const { inspect } = inspectWith(relay);
    const actor = createActor(trafficLight, { inspect }).start();
    const { page, errors } = await openTab();
    await page.goto(`${server.url}${hostedPath}`);
    await lit(page.frameLocator('#inspector') as unknown as Page, 'green');
    actor.send({ type: 'TIMER' });
    await lit(page.frameLocator('#inspector') as unknown as Page, 'yellow');
    expect(errors).toEqual([]);
  });
});
