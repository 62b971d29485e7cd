/// <reference lib="dom" />
// The log of requests as the page shows it, and what it leads to: why a request was refused, and what is
// under way on an instance.

import { h } from 'preact';
import { InstancePage } from '../../src/console/instance/index.js';
import { RequestsPage } from '../../src/console/requests/index.js';
import { openPage, project, type RealPage, realVocabulary } from './real-page.js';

let page: RealPage;
const vocabulary = realVocabulary();
beforeEach(async () => {
  page = openPage(await vocabulary);
});
afterEach(() => page.close());

/** Lets the stream tell the page of an instance, as the service has it now. */
async function told(id: string) {
  const row = await page.row(id);
  page.environment.tell('hello', { run: 'r', total: 1 });
  page.environment.tell('clock', await page.api.control('GET', '/clock'));
  page.environment.tell('rows', [row]);
  page.environment.tell('ready', {});
  page.environment.frame();
  return row;
}
const resize = (id: string) =>
  page.api.v2('POST', `${project}/instances/${id}/resize`, {
    spec_code: 'redis.ha.xu1.large.r2.4',
    new_capacity: 4,
  });
const rows = () => page.all('tbody tr').map(({ textContent }) => textContent ?? '');

test('each request has its answer, and the transition that it caused', async () => {
  const { id, name } = await page.instance();
  await told(id);
  await resize(id);
  await page.show(h(RequestsPage, { query: { instance: id } }));
  await page.see('RUNNING.idle → EXTENDING');
  expect(page.place.textContent).not.toContain('v2.listInstances');
  expect(rows()[0]).toMatch(/POST v2.resizeInstance/);
  expect(rows()[0]).toContain(name);
  expect(rows().at(-1)).toMatch(/POST v2.createInstance.*200.*CREATING/);
});

test('a refusal has its code and its reason, and leads to the chart as it was then', async () => {
  const { id } = await page.instance();
  await resize(id);
  await expect(resize(id)).rejects.toThrow();
  await told(id);
  await page.turn();
  await page.show(h(RequestsPage, { query: { show: 'refused' } }));
  await page.see('DCS.4113');
  expect(rows()).toHaveLength(1);
  expect(rows()[0]).toContain('cannot extend: the instance is EXTENDING');
  const [link] = page
    .all<HTMLAnchorElement>('tbody a')
    .filter((each) => /Why/.test(`${each.textContent}`));
  const why = /\?why=(\d+)$/.exec(link?.href ?? '')?.[1];
  await page.target.settle();
  await told(id);
  await page.show(h(InstancePage, { id, why }));
  await page.see('Why v2.resizeInstance was refused');
  expect(page.all('.box.active.leaf').map((each) => each.getAttribute('data-state'))).toEqual([
    'EXTENDING',
  ]);
});

test('a refusal without words, and one that the log has no more, lead back to the chart as it is', async () => {
  const { id } = await page.instance();
  await page.environment.request(`/v2/${project}/nothing`, { method: 'HEAD' });
  await told(id);
  await page.turn();
  const { requests } = await page.api.control<{ requests: { number: number; method: string }[] }>(
    'GET',
    '/requests?refused=true',
  );
  for (const why of [String(requests[0]?.number), '999', 'x']) {
    await page.show(h(InstancePage, { key: why, id, why }));
    await page.see('Show how it is now');
    expect(page.place.textContent).not.toContain('undefined');
  }
});

test('a request says what its operation is for, or that there is none at its path', async () => {
  await expect(page.api.v2('GET', 'nothing')).rejects.toThrow();
  await page.instance();
  await page.turn();
  await page.show(h(RequestsPage, { query: {} }));
  await page.see('Creates one instance or several.');
  await page.see('No operation of the service has this path.');
});

test('the list can be narrowed to a client, and an instance that is gone keeps the beginning of its id', async () => {
  const { id } = await page.instance();
  await page.show(h(RequestsPage, { query: {} }));
  await page.see('v2.createInstance');
  expect(page.all('.client-choice')).toEqual([]);
  const headers = { 'User-Agent': 'Terraform/1.11 terraform-provider' };
  const path = `/v2/${project}/instances/${id}`;
  await page.environment.request(path, { method: 'DELETE', headers });
  await page.turn();
  await page.show(h(RequestsPage, { key: 'all', query: {} }));
  await page.see(`DELETE v2.deleteInstance ${id.slice(0, 8)}…`);
  expect(page.all('.client-choice option').map(({ textContent }) => textContent)).toEqual([
    'all clients',
    'Terraform',
  ]);
  await page.show(h(RequestsPage, { key: 'one', query: { client: 'Terraform' } }));
  await page.see('v2.deleteInstance');
  expect(rows()).toHaveLength(1);
});

test('the list follows the service while requests come, twice a second at most', async () => {
  await page.show(h(RequestsPage, { query: {} }));
  await page.see('No request yet.');
  await page.instance();
  page.environment.tell('requests', { last: 1 });
  page.environment.tell('requests', { last: 2 });
  page.environment.pass(499);
  await page.turn();
  expect(page.place.textContent).toContain('No request yet.');
  page.environment.pass(1);
  await page.see('v2.createInstance');
});

test('a resize that an exception made fail says so, and leads to the page where it stands', async () => {
  const { id } = await page.instance();
  const order = { operation: 'v2.resizeInstance', outcome: 'fail', for: '5m' };
  await page.api.control('POST', '/plan/overrides', order);
  await resize(id);
  await page.target.settle();
  await told(id);
  await page.show(h(InstancePage, { id }));
  await page.see('fail: ordered by an exception from the plan');
  expect(page.all('.happened a').map((each) => each.getAttribute('href'))).toContain('#/faults');
});

test('what is under way says how far it is and how to ask for it; what is planned says when', async () => {
  const { id } = await page.instance();
  await resize(id);
  const { due, since } = await told(id);
  expect(due).toBeGreaterThan(since);
  await page.show(h(InstancePage, { id }));
  await page.see('Next maintenance window');
  await page.see(/0 %, \d+ s left/);
  await page.see(/GET \/v2\/.*\/tasks\/.*\/progress/);
});
