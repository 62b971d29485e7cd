// The offline page in a real browser, with machines that run in this process.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Actor, createActor, createMachine } from 'xstate';
import { instanceMachine, lifecycle } from '../../machines/index.js';
import {
  createRelay,
  inspectWith,
  type Relay,
  type RunningInspector,
} from '../../src/inspector/index.js';
import { axeViolations, describeInBrowser } from '../support/browser/index.js';
import {
  builtPage,
  editor,
  startInspector,
  timer,
  trafficLight,
} from '../support/inspector/index.js';
import { until } from '../support/waiting/index.js';

const assets = await builtPage();
let relay: Relay;
let server: RunningInspector;

beforeEach(async () => {
  ({ relay, server } = await startInspector({ assets }));
});
afterEach(() => server.close());

/** The ids of the states that are lit. */
const lit = (page: Page) =>
  page
    .locator('.box.active')
    .evaluateAll((boxes) =>
      boxes
        .map((box) => (box as unknown as { dataset: { state: string } }).dataset.state)
        .filter(Boolean),
    );

const shows = async (page: Page, state: string) => {
  await page.locator(`.box.active[data-state="${state}"]`).waitFor();
};

const look = async (page: Page, name: string) => {
  await page.locator('nav .actor .name', { hasText: new RegExp(`^${name}$`) }).click();
  await page.locator('svg.chart').waitFor();
};

function instance(): Actor<typeof instanceMachine> {
  const { inspect } = inspectWith(relay, { name: 'a program' });
  return createActor(instanceMachine, { id: 'cache-1', input: { kind: 'ha' }, inspect }).start();
}

describeInBrowser('the offline inspector', (openTab) => {
  const open = async (options?: Parameters<typeof openTab>[0]) => {
    const tab = await openTab(options);
    await tab.page.goto(`${server.url}/inspector`);
    return tab;
  };

  it('says how to connect while there is nothing to see', async () => {
    const { page } = await open();
    await page.getByRole('heading', { name: 'Nothing to inspect yet' }).waitFor();
    expect(await page.locator('pre').first().textContent()).toContain(
      `ws://127.0.0.1:${server.port}`,
    );
  });

  it('holds nothing of how the page was before an event', async () => {
    const { inspect } = inspectWith(relay);
    const actor = createActor(trafficLight, { inspect }).start();
    const { page } = await open();
    const session = await page.context().newCDPSession(page);
    const megabytesAfter = async (events: number) => {
      for (let n = 0; n < events; n++) {
        actor.send({ type: n % 2 === 0 ? 'TIMER' : 'PED_COUNTDOWN' });
        await page.evaluate('new Promise(requestAnimationFrame)');
      }
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    await shows(page, 'green');
    const before = await megabytesAfter(20);
    expect((await megabytesAfter(60)) - before).toBeLessThan(1);
  });

  it("draws this project's machine with every edge, and lights where it is", async () => {
    const actor = instance();
    const { page, errors, requests } = await open();
    await shows(page, 'CREATING');
    actor.send({ type: 'succeed' });
    await shows(page, 'RUNNING.idle');
    expect(await lit(page)).toEqual(['RUNNING', 'RUNNING.idle']);
    const drawn = await page.locator('.arrow:not(.initial)').count();
    const inTable = new Set(
      lifecycle.edges.map(({ from, to, event, guard }) => `${from} ${to} ${event} ${guard}`),
    );
    expect(drawn).toBeGreaterThanOrEqual(20);
    expect(drawn).toBeLessThanOrEqual(inTable.size);
    expect(await page.locator('.arrow.taken').count()).toBe(1);
    expect(await page.locator('.arrow.taken').textContent()).toContain('succeed');
    expect(errors).toEqual([]);
    expect(
      requests.filter((url) => !url.startsWith(`${server.url}/`) && !url.startsWith('data:')),
    ).toEqual([]);
  });

  it('draws a nested machine', async () => {
    const { inspect } = inspectWith(relay);
    const actor = createActor(trafficLight, { inspect }).start();
    const { page } = await open();
    await shows(page, 'green');
    actor.send({ type: 'TIMER' });
    actor.send({ type: 'TIMER' });
    await shows(page, 'red.walk');
    const [outer, inner] = await Promise.all(
      ['red', 'red.walk'].map((id) => page.locator(`[data-state="${id}"] .edge`).boundingBox()),
    );
    expect(outer && inner && inner.x > outer.x && inner.y > outer.y).toBe(true);
    expect(await page.locator('.box.final .inner').count()).toBe(1);
    expect(await page.locator('.arrow.done').textContent()).toContain('done');
  });

  it('draws a parallel machine with history, and lights every region', async () => {
    const { inspect } = inspectWith(relay);
    const actor = createActor(editor, { inspect }).start();
    for (const type of ['STYLE', 'TOGGLE_BOLD']) actor.send({ type });
    const { page } = await open();
    await shows(page, 'styled.bold.on');
    expect(await lit(page)).toEqual(
      expect.arrayContaining(['styled', 'styled.bold.on', 'styled.italics.off']),
    );
    expect(await page.locator('.box.history').textContent()).toContain('H*');
    expect(await page.locator('.box.parallel').count()).toBe(1);
  });

  it('draws after and always with their guards', async () => {
    const { inspect } = inspectWith(relay);
    createActor(timer, { inspect }).start();
    const { page } = await open();
    await shows(page, 'paused');
    expect(await page.locator('.arrow.after').textContent()).toContain('after 20 ms');
    expect(await page.locator('.arrow.always').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('if isOver')]),
    );
  });

  it('goes back through snapshots and forth again, by keyboard alone', async () => {
    const actor = instance();
    for (const type of ['succeed', 'backUp', 'succeed', 'restart'] as const) actor.send({ type });
    const { page } = await open();
    await shows(page, 'RESTARTING');
    await page.getByRole('button', { name: 'Step back' }).focus();
    await page.keyboard.press('ArrowLeft');
    await shows(page, 'RUNNING.idle');
    await page.keyboard.press('ArrowLeft');
    await shows(page, 'RUNNING.backingUp');
    expect(await page.locator('.details').textContent()).toContain('backingUp');
    expect(await page.getByRole('button', { name: 'Live' }).getAttribute('aria-pressed')).toBe(
      'false',
    );
    actor.send({ type: 'succeed' });
    await page.locator('output', { hasText: 'of 7' }).waitFor();
    await shows(page, 'RUNNING.backingUp');
    await page.keyboard.press('Home');
    expect(await lit(page)).toEqual([]);
    await page.keyboard.press('End');
    await shows(page, 'RUNNING.idle');
  });

  it('shows an event with its payload, and who sent it', async () => {
    const { inspect } = inspectWith(relay);
    const actor = createActor(trafficLight, { inspect }).start();
    actor.send({ type: 'TIMER', by: { name: '<img src=x onerror=alert(1)>' } } as never);
    const { page, errors } = await open();
    await page.locator('.rows button', { hasText: 'TIMER' }).click();
    expect(await page.locator('.details').textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('.details img').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.getByRole('tab', { name: 'Sequence' }).click();
    expect(await page.locator('.sent').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('TIMER')]),
    );
  });

  it('saves what was inspected, and opens it again in place of what happens now', async () => {
    const actor = instance();
    actor.send({ type: 'succeed' });
    const { page, errors } = await open();
    await shows(page, 'RUNNING.idle');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^inspection-[-0-9T]+\.jsonl$/);
    const file = join(await mkdtemp(join(tmpdir(), 'dcs-lifecycle-saved-')), 'inspection.jsonl');
    await download.saveAs(file);
    actor.send({ type: 'restart' });
    await shows(page, 'RESTARTING');
    await page.getByLabel('A saved inspection').setInputFiles(file);
    await rm(dirname(file), { recursive: true });
    await shows(page, 'RUNNING.idle');
    expect(await page.locator('.state').textContent()).toMatch(/^saved in /);
    const foreign = { name: 'x.jsonl', mimeType: '', buffer: Buffer.from('<svg>') };
    await page.getByLabel('A saved inspection').setInputFiles(foreign);
    expect(await page.getByRole('alert').textContent()).toContain(
      'x.jsonl: line 1: not a saved inspection',
    );
    await shows(page, 'RUNNING.idle');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to live' }).click();
    await shows(page, 'RESTARTING');
    expect(errors).toEqual([]);
  });

  it('names of machines are never HTML', async () => {
    const { inspect } = inspectWith(relay, { name: '<b>app</b>' });
    const evil = { id: '<img src=x>', initial: '<i>a</i>', states: { '<i>a</i>': {} } };
    createActor(createMachine(evil), { inspect }).start();
    const { page, errors } = await open();
    await page.locator('svg.chart').waitFor();
    expect(await page.locator('#page img, #page i, nav b').count()).toBe(0);
    expect(await page.locator('svg.chart').textContent()).toContain('<i>a</i>');
    expect(errors).toEqual([]);
  });

  it('that comes late, after more than is kept, still has every live machine', async () => {
    await server.close();
    const bounds = { maxEntries: 50, maxCharacters: 1_000_000, maxActors: 100 };
    ({ relay, server } = await startInspector({ assets, relay: createRelay(bounds) }));
    instance().send({ type: 'succeed' });
    const { inspect } = inspectWith(relay, { name: 'busy' });
    const busy = createActor(trafficLight, { inspect }).start();
    let passed = 0;
    const leave = relay.view(({ type }) => (passed += type === 'message' ? 1 : 0));
    for (let n = 0; n < 1_000; n++) busy.send({ type: 'TIMER' });
    const { page } = await openTab();
    // An event and a snapshot each.
    await until(() => passed > 2_000);
    leave();
    await page.goto(`${server.url}/inspector`);
    await look(page, 'cache-1');
    await shows(page, 'RUNNING.idle');
    expect(await page.locator('.rows tbody tr').count()).toBeLessThanOrEqual(50);
  });

  it('comes back by itself after its server has, and says meanwhile that it is lost', async () => {
    instance();
    const { page } = await open();
    await shows(page, 'CREATING');
    const { port } = server;
    await server.close();
    await page.locator('.state.lost').waitFor();
    expect(await page.locator('.state').textContent()).toContain('connection lost');
    ({ relay, server } = await startInspector({ assets, port }));
    instance().send({ type: 'succeed' });
    await shows(page, 'RUNNING.idle');
    expect(await page.locator('nav .actor').count()).toBe(1);
  });
});
