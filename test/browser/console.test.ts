// The console in a real browser against a server on a socket: its main ways from end to end, with nothing
// in the page's console and no request that leaves the machine.

import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser/index.js';
import { startProcess } from '../support/server/index.js';
import { until } from '../support/waiting/index.js';
import { buildWithConsole, type ServedConsole, serveConsole } from './console-server.js';

const project = '0123456789abcdef0123456789abcdef';

const running: ServedConsole[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});
async function served(...[options]: Parameters<typeof serveConsole>) {
  const server = await serveConsole(options);
  running.push(server);
  return server;
}
/** On a clock that stands still, so that no phase ends before it was looked at. */
const withFleet = () => served({ start: { paused: true } });

const control = async (url: string, path: string, body: object) => {
  const response = await fetch(`${url}/_control${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
};

const idOf = async (page: Page, name: string) => {
  const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
  return href?.split('/').at(-1);
};
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const openInstance = async (page: Page, name: string) => {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

describeInBrowser('the console', (openTab) => {
  it('shows the fleet, and a change as soon as it happens', async () => {
    const { url } = await withFleet();
    const { page, errors, requests } = await openTab();
    await page.goto(url);
    await row(page, 'shop-cache').getByText('Running').waitFor();
    await control(url, `/instances/${await idOf(page, 'shop-cache')}/events`, { event: 'fault' });
    await row(page, 'shop-cache').getByText('Faulty').waitFor();
    expect(errors).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(url))).toEqual([]);
  });

  it('has no more rows of ten thousand instances than can be seen, and counts them all', async () => {
    const fixtures = { instances: [{ name: 'many', kind: 'ha', count: 10_000 }] };
    const { url } = await served({ fixtures, start: { paused: true } });
    const { page, errors } = await openTab();
    await page.goto(url);
    await page.getByText('10,000 of 10,000 shown').waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    const list = await fetch(`${url}/v2/${project}/instances?limit=50`);
    for (const { instance_id: id } of (await list.json()).instances) {
      await control(url, `/instances/${id}/events`, { event: 'fault' });
    }
    await page.getByRole('button', { name: /^Faulty\s*50$/ }).waitFor();
    expect(errors).toEqual([]);
  });

  it('filters, searches and sorts', async () => {
    const { url } = await withFleet();
    const { page } = await openTab();
    await page.goto(url);
    await page.getByText('3 of 3 shown').waitFor();
    await page.getByRole('button', { name: /^Faulty/ }).click();
    await page.getByText('1 of 3 shown').waitFor();
    expect(await row(page, 'shop-single').count()).toBe(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('searchbox').fill('GROW');
    await page.getByText('1 of 3 shown').waitFor();
    await page.getByRole('searchbox').fill('no such name');
    await page.getByText('No instance matches.').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Show all' }).last().click();
    await page.getByRole('button', { name: 'Name' }).click();
    const names = await page.getByRole('gridcell').getByRole('link').allTextContents();
    expect(names).toEqual(['shop-single', 'shop-grow', 'shop-cache']);
  });

  it('creates several instances at once, and shows a refusal in the words of the service', async () => {
    const { url } = await withFleet();
    const { page } = await openTab();
    await page.goto(url);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('<b>');
    await dialog.getByLabel('How many').fill('2');
    await dialog.getByRole('button', { name: 'Create 2' }).click();
    await dialog.getByText('DCS.4010').waitFor();
    await dialog.getByLabel('Name').fill('fresh');
    await dialog.getByLabel('Kind').selectOption('cluster');
    await dialog.getByRole('button', { name: 'Create 2' }).click();
    await page.getByText('5 of 5 shown').waitFor();
    expect(await row(page, 'fresh').getByText('Creating').count()).toBe(2);
  });

  it('restarts, backs up, restores and deletes an instance; what is off says why', async () => {
    const { url } = await withFleet();
    const { page, errors } = await openTab();
    await page.goto(url);
    await openInstance(page, 'shop-cache');
    const facts = page.getByRole('region', { name: 'Status' });
    const confirm = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    };
    await confirm('Restart');
    await facts.getByText('Restarting').waitFor();
    const restart = page.getByRole('button', { name: 'Delete', exact: true });
    expect(await restart.getAttribute('aria-disabled')).toBe('true');
    await page.getByText('DCS.4099').first().waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await facts.getByText('Running').waitFor();
    await confirm('Back up');
    await facts.getByText('backing up').first().waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await facts.getByText('none').waitFor();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByRole('dialog').getByRole('combobox').selectOption({ index: 1 });
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await facts.getByText('Restoring').waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await facts.getByText('Running').waitFor();
    await confirm('Delete');
    await facts.getByText('Deleted').waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await page.getByRole('heading', { name: 'This instance is gone.' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('lights the state in the chart, the edge just taken, and what can be next', async () => {
    const { url } = await withFleet();
    const { page } = await openTab();
    await page.goto(url);
    await openInstance(page, 'shop-single');
    await page.locator('.chart .box.active[data-state=ERROR]').waitFor();
    expect(await page.locator('.chart .box.active.leaf').count()).toBe(1);
    expect(await page.locator('.chart .arrow.possible.by-operator').count()).toBe(2);
    expect(await page.locator('.chart .arrow.possible.by-platform').count()).toBe(1);
    await page.getByRole('button', { name: 'recover', exact: true }).click();
    await page.locator('.chart .box.active[data-state="RUNNING.idle"]').waitFor();
    expect((await page.locator('.chart .arrow.taken text').textContent())?.trim()).toBe('recover');
    const id = page.url().split('/').at(-1);
    const restart = JSON.stringify({ action: 'restart', instances: [id] });
    await fetch(`${url}/v2/${project}/instances/status`, { method: 'PUT', body: restart });
    const size = JSON.stringify({ spec_code: 'redis.single.xu1.large.4', new_capacity: 4 });
    await fetch(`${url}/v2/${project}/instances/${id}/resize`, { method: 'POST', body: size });
    await page.getByText('requested by').waitFor();
    await page.getByRole('link', { name: 'Requests', exact: true }).last().click();
    await page.getByText('cannot extend: the instance is RESTARTING').waitFor();
    await page.getByRole('link', { name: 'Why was this refused?' }).click();
    await page.getByRole('heading', { name: 'Why v2.resizeInstance was refused' }).waitFor();
    await page.locator('.chart .box.active[data-state=RESTARTING]').waitFor();
  });

  it('of serve comes back by itself after a restart, and is called stale meanwhile', async () => {
    const program = buildWithConsole();
    try {
      const data = ['--data', 'console.db', '--fixtures', 'fleet.yaml'];
      const first = await startProcess(program, data);
      const { page } = await openTab();
      await page.goto(first.url);
      await row(page, 'shop-cache').getByText('Running').waitFor();
      const { port } = new URL(first.url);
      await first.end('SIGTERM');
      await page.getByText('Stale: reconnecting…').waitFor();
      expect(await row(page, 'shop-cache').count()).toBe(1);
      const second = await startProcess(program, ['--port', port, ...data]);
      await page.getByText('Live', { exact: true }).waitFor();
      const id = await idOf(page, 'shop-cache');
      await control(second.url, `/instances/${id}/events`, { event: 'fault' });
      await row(page, 'shop-cache').getByText('Faulty').waitFor();
    } finally {
      program.remove();
    }
  });

  it('turns the clock: it pauses, changes speed, and steps to the next change', async () => {
    const { url } = await served();
    const { page } = await openTab();
    await page.goto(url);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await page.getByLabel('Speed of the clock').selectOption('60');
    await until(async () => {
      const { paused, scale } = await (await fetch(`${url}/_control/clock`)).json();
      return paused && scale === 60;
    });
    await page.getByRole('button', { name: 'Step' }).click();
    await row(page, 'shop-grow').getByText('Running').waitFor();
  });

  it('breaks calls of the API and phases of the plan on purpose', async () => {
    const { url } = await withFleet();
    const { page } = await openTab();
    await page.goto(`${url}/#/faults`);
    await page.getByLabel('Call', { exact: true }).selectOption('v2.showInstance');
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.getByText('answers DCS.5000').waitFor();
    const answer = await fetch(
      `${url}/v2/${project}/instances/7b47450f-f273-4d18-a481-8fe0863acb44`,
    );
    expect(answer.status).toBe(500);
    await page.getByText('met 1 of 1').waitFor();
    await page.getByLabel('Ends with').selectOption('recover');
    await page.getByRole('button', { name: 'Add the exception' }).click();
    await page
      .getByText(/does not end with recover/)
      .first()
      .waitFor();
    await page.getByLabel('Ends with').selectOption('fault');
    await page.getByRole('button', { name: 'Add the exception' }).click();
    await page.getByText('ends with fault').waitFor();
  });
});
