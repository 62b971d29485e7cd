// The page of `fleet --report`: complete in one file, and readable for all.

import { answerProfile, betweenText, fleetReport } from '../../src/cli/fleet/index.js';
import { reportPage } from '../../src/cli/report/index.js';
import { html, pageText } from '../../src/cli/report/markup.js';
import { parseProfile } from '../../src/simulator/index.js';
import { createFleetEngine, fleetRunOf } from '../../src/simulator/internal.js';
import { documentOf } from '../support/document.js';
import { example, good, path, text } from './fleet-cli.js';

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)> & '`;
let document: Document;
let page: string;

beforeAll(async () => {
  await good(
    'fleet',
    example('exponential'),
    '--instances',
    '400',
    '--report',
    path('report.html'),
  );
  page = text('report.html');
  document = documentOf(page);
});

const all = (selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll(selector),
];

test('nothing on the page comes from elsewhere, and nothing runs', () => {
  expect(all('script, link, img, iframe, object, embed, form, base')).toEqual([]);
  const attributes = all('*').flatMap((element) => [...element.attributes]);
  expect(attributes.filter(({ name }) => /^on|^src|^srcset|^style$/.test(name))).toEqual([]);
  for (const { name, value } of attributes) if (name === 'href') expect(value).toMatch(/^#/);
  expect(page).not.toMatch(/https?:|url\((?!#)|@import|javascript:/);
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  expect(policy?.getAttribute('content')).toBe("default-src 'none'; style-src 'unsafe-inline'");
});

test('every plot has a title and a description that are its own, and a table beside it', () => {
  const plots = all('svg');
  expect(plots.length).toBeGreaterThanOrEqual(8);
  for (const plot of plots) {
    expect(plot.getAttribute('role')).toBe('img');
    const names = (plot.getAttribute('aria-labelledby') ?? '').split(' ');
    expect(names).toHaveLength(2);
    for (const name of names) {
      const named = all(`[id="${name}"]`);
      expect(named).toHaveLength(1);
      expect(plot.contains(named[0] as Element)).toBe(true);
      expect(named[0]?.textContent?.length).toBeGreaterThan(10);
    }
    const section = plot.closest('section') as Element;
    expect(all('details table tbody tr', section).length).toBeGreaterThan(1);
    expect(all('path, rect, circle', plot).length).toBeGreaterThan(1);
  }
});

test('no plot has a coordinate that is not a number', () => {
  for (const element of all('svg *')) {
    for (const { name, value } of element.attributes) {
      if (/^([xydr]|[xy][12]|c[xy]|width|height)$/.test(name)) {
        expect(value).not.toMatch(/NaN|undefined|Infinity|^$/);
      }
    }
  }
});

test('tables are tables to a screen reader, and scroll by keyboard', () => {
  for (const table of all('table')) {
    expect(table.querySelector('caption')?.textContent).toMatch(/\w/);
    const columns = all('thead th[scope=col]', table).length;
    for (const row of all('tbody tr', table)) {
      expect(row.children).toHaveLength(columns);
      expect(all('th[scope=row]', row)).toHaveLength(1);
    }
    const box = table.closest('[role=region]');
    expect(box?.getAttribute('tabindex')).toBe('0');
    expect(box?.getAttribute('aria-label')).toBeTruthy();
  }
});

test('headings go down one level at a time, ids are unique, and the language is told', () => {
  expect(document.documentElement.lang).toBe('en');
  expect(all('h1')).toHaveLength(1);
  expect(all('h3, h4, h5, h6')).toEqual([]);
  const ids = all('[id]').map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(document.querySelector('a.skip')?.getAttribute('href')).toBe('#main');
  expect(document.querySelector('main#main')).not.toBeNull();
});

test('the tables hold the figures of the run', async () => {
  const { simulated } = JSON.parse(
    await good('fleet', example('exponential'), '--instances', '400', '--json'),
  );
  const counts = all('#statuses details tbody tr').map((row) =>
    [...row.children].slice(1).map((cell) => Number(cell.textContent)),
  );
  expect(counts).toHaveLength(simulated.series.atMs.length);
  expect(counts[100]).toEqual(simulated.series.counts.map((row: number[]) => row[100]));
  const outages = all('#outages details tbody tr td:nth-child(3)').map((cell) =>
    Number(cell.textContent?.replaceAll(',', '')),
  );
  expect(outages.reduce((sum, n) => sum + n, 0)).toBe(simulated.outages.count);
});

test('the table of causes holds what was simulated, too', async () => {
  const { simulated } = JSON.parse(
    await good('fleet', example('exponential'), '--instances', '400', '--json'),
  );
  const counts = Object.fromEntries(
    all('#causes tbody tr').map(({ children: [cause, , , , , count] }) => [
      cause?.textContent,
      Number(count?.textContent?.replaceAll(',', '')),
    ]),
  );
  expect(counts).toEqual(
    Object.fromEntries(
      simulated.causes.map(({ cause, count }: { cause: string; count: number }) => [cause, count]),
    ),
  );
});

test('causes, quantiles and what buys most are those of the mathematics', async () => {
  const { causes, improvements, distribution } = JSON.parse(
    await good('availability', example('exponential'), '--json'),
  );
  const cells = (section: string) =>
    all(`${section} tbody tr`).map((row) => [...row.children].map((cell) => cell.textContent));
  expect(cells('#causes').map(([cause]) => cause)).toEqual(
    causes.map(({ cause }: { cause: string }) => cause),
  );
  const drawn = all('#causes svg.wide text.strong').map(({ textContent }) => textContent);
  expect(drawn).toEqual(
    causes
      .filter(({ downtimePerYearMs }: { downtimePerYearMs: number }) => downtimePerYearMs > 0)
      .map(({ cause }: { cause: string }) => cause),
  );
  expect(cells('#improvements')[0]?.[0]).toBe(improvements[0].key);
  expect(cells('#downtime').map(([, downtime]) => downtime)).toEqual(
    expect.arrayContaining(distribution.quantiles.map(betweenText)),
  );
});

test('where outages are shorter than the time between two moments, what is drawn is their least, mean and most', () => {
  const outages = { plan: { like: 'instant', phases: { RESTARTING: { takes: '10m' } } } };
  const workload = { requests: { restart: { every: '5d' } } };
  const edges = (horizon: string) => {
    const written = pageOf({ ...outages, workload, horizon }, 50);
    return documentOf(written).querySelectorAll('#statuses svg.wide .envelope').length;
  };
  expect(edges('300d')).toBe(2);
  expect(edges('1d')).toBe(0);
});

test('a second profile has its section, its bars and its verdict, and cannot become markup', () => {
  const [one, other] = ['20m', '10m'].map((takes) =>
    reportOf({ name: hostile, ...restarting(takes) }),
  );
  if (!one || !other) throw new Error('two reports');
  const written = reportPage(one, { names: ['Now', hostile], answer: other });
  const both = documentOf(written);
  expect(both.querySelectorAll('script, img')).toHaveLength(0);
  const section = both.querySelector('#comparison') as Element;
  expect(section.querySelector('.banner')?.textContent).toContain(
    `${hostile} beside Now: better by `,
  );
  expect(all('#causes svg.wide .bar', both)).toHaveLength(2);
});

const restarting = (takes: string) => ({
  plan: { like: 'instant', phases: { RESTARTING: { takes } } },
  workload: { requests: { restart: { every: '5d' } } },
});

function pageOf(changes: object, instances = 20): string {
  return reportPage(reportOf(changes, instances));
}

function reportOf(changes: object, instances = 20) {
  const profile = parseProfile({
    kind: 'ha',
    plan: 'documented',
    instances,
    horizon: '30d',
    ...changes,
  });
  const tallies = createFleetEngine(fleetRunOf(profile))(0, instances);
  const part = { ranges: [{ from: 0, to: instances }], tallies };
  return fleetReport(answerProfile(profile), part);
}

test('names from the profile are text, never markup', () => {
  const plan = { name: hostile, like: 'documented' };
  const written = pageOf({ name: hostile, plan });
  expect(written).not.toMatch(/<(script|img)/i);
  const marked = documentOf(written);
  expect(marked.querySelector('h1')?.textContent).toBe(hostile);
  expect(marked.title).toContain(hostile);
  expect(marked.querySelector('.profile')?.textContent).toContain(hostile);
  expect(marked.querySelectorAll('script, img')).toHaveLength(0);
});

test('a fleet without outages has a page without their plot', () => {
  const quiet = documentOf(pageOf({}));
  expect(quiet.querySelector('#outages')).toBeNull();
  expect(quiet.querySelectorAll('#statuses svg')).toHaveLength(2);
  expect(quiet.body.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
});

test.each([
  [
    'one instance that is never born within its time',
    { plan: { phases: { CREATING: { takes: '60d' } } } },
    1,
  ],
  [
    'outages that are all alike',
    {
      plan: { like: 'instant', phases: { RESTARTING: { takes: '1h' } } },
      workload: { requests: { restart: { every: '5d' } } },
    },
    50,
  ],
  ['a horizon of a second', { horizon: '1s' }, 5],
  [
    'a horizon of a hundred years',
    { horizon: '36500d', workload: { fault: { every: '900d' }, recovery: { after: '1d' } } },
    5,
  ],
])('%s makes a page without a hole', (_, changes, instances) => {
  const written = pageOf(changes, instances);
  expect(written).not.toMatch(/NaN|undefined|Infinity/);
  expect(documentOf(written).querySelectorAll('svg').length).toBeGreaterThanOrEqual(6);
});

test('all that a template takes is escaped, in text and in attributes', () => {
  const inner = html`<b title="${hostile}">${hostile}${undefined}${7}</b>`;
  const { body } = documentOf(String(html`<p>${[inner, 'x', ['<y>']]}</p>`));
  expect(body.querySelector('b')?.getAttribute('title')).toBe(hostile);
  expect(body.textContent).toBe(`${hostile}7x<y>`);
  expect(pageText(html`${'a\u0000\u202eb\n'}`)).toBe('a\ufffd\ufffdb\n');
});
