/** @jest-environment @happy-dom/jest-environment */
/// <reference lib="dom" />
// The fleet as a table: what is shown of it, in which order, and what is said when there is nothing.

import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { Access, Refused } from '../../src/console/api/index.js';
import { App } from '../../src/console/index.js';
import {
  type FleetRow,
  type History,
  LiveFleet,
  type TraceLine,
} from '../../src/console/live/index.js';
import type { Vocabulary } from '../../src/console/words/index.js';
import { until } from '../support/waiting/index.js';
import { type StillEnvironment, stillEnvironment } from './environment.js';
import { row } from './rows.js';

jest.mock('uplot', () => ({ __esModule: true, default: class {} }));
jest.mock('../../src/console/fleet/history-chart.js', () => ({
  HistoryChart: ({ history }: { history: History }) =>
    `history: ${history.points(0, 100_000).map(({ counts }) => counts?.RUNNING ?? 0)}`,
}));

const vocabulary = {
  kinds: [
    { id: 'single', name: 'single-node' },
    { id: 'ha', name: 'master/standby' },
  ],
  steps: [],
  outcomes: [],
  phrases: { restart: 'restart' },
  phases: [],
  besides: [],
  presets: [],
  operations: [],
  errors: [],
  chart: {
    pictures: [
      { width: 10, height: 10, detail: 'names', states: [], dots: [], arrows: [], standIns: [] },
    ],
    edges: {},
    faults: [],
  },
} as unknown as Vocabulary;
const snippets = [
  { id: 'curl', name: 'curl', language: 'sh', text: 'curl http://here' },
  { id: 'go', name: 'Go', language: 'go', text: 'package main' },
];
const nothing = {
  snippets,
  demo: true,
  faults: [],
  overrides: [],
  events: [],
  transitions: [],
  due: [],
  possible: [],
  impossible: [],
};
let asked: string[] = [];
let traced: TraceLine[] = [];
let traces: unknown[] = [];
const api = {
  v2: async () => ({ results: [{ result: 'success' }] }),
  async control(method: string, path: string, body?: string) {
    asked.push([method, path, body].filter(Boolean).join(' '));
    if (body === 'not fixtures') throw new Refused('kind: expected a kind');
    return path === '/fixtures' ? { instances: ['id-1'] } : nothing;
  },
  async trace(of: { readonly since?: string }) {
    traces.push(of.since);
    return traced.filter(({ at: moment }) => !of.since || moment >= of.since);
  },
};

let at: StillEnvironment;
let place: HTMLElement;
const settle = () => act(async () => at.frame());

async function opened(...rows: readonly FleetRow[]) {
  at = stillEnvironment();
  location.hash = '#/';
  window.scrollTo = () => {};
  HTMLDialogElement.prototype.showModal = () => {};
  HTMLDialogElement.prototype.close = () => {};
  place = document.body.appendChild(document.createElement('div'));
  const access = new Access(at);
  const page = { environment: at, fleet: new LiveFleet(at), api: api as never, access, vocabulary };
  await act(() => render(h(App, page), place));
  at.tell('hello', { run: 'r', total: rows.length });
  at.tell('clock', { now: '2026-01-01T00:01:00.000Z', paused: true, scale: 1, next_change: null });
  at.tell('rows', rows);
  at.tell('ready', {});
  await settle();
  // What changes at once is arranged at most every 80 ms.
  await act(async () => at.pass(100));
  await settle();
}
afterEach(() => {
  render(null, place);
  place.remove();
});

const names = () => [...place.querySelectorAll('.cell-name')].map(({ textContent }) => textContent);
const press = (text: string, within: ParentNode = place) =>
  act(async () => {
    const all = [...within.querySelectorAll('button')];
    const found = all.find((each) => each.textContent?.trim() === text);
    if (!found) throw new Error(`no button "${text}" in: ${place.textContent}`);
    found.click();
  });
const search = (text: string) =>
  act(async () => {
    const input = place.querySelector<HTMLInputElement>('input[type=search]') as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
const cell = (name: string) =>
  [...place.querySelectorAll(`.cell-${name}`)].map(({ textContent }) => textContent);

const go = (hash: string) =>
  act(async () => {
    location.hash = hash;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });

const three = [
  row({ name: 'cart', kind: 'single', gb: 8, state: 'ERROR', since: 3 }),
  row({ name: 'auth', gb: 1, state: 'RUNNING.idle', since: 2 }),
  row({ name: 'shop', gb: 2, state: 'RESTARTING', since: 1 }),
];

test('shows the project of each once there are several, and finds by it', async () => {
  await opened(...three);
  expect(names()).toEqual(['auth', 'cart', 'shop']);
  expect(place.querySelector('.cell-project')).toBe(null);
  await act(async () => at.tell('rows', [row({ name: 'zoo', project: 'ff00ff00aa' })]));
  await act(async () => at.pass(100));
  await settle();
  const projects = () => [...place.querySelectorAll('.cell-project')].map((c) => c.textContent);
  expect(names()).toEqual(['auth', 'cart', 'shop', 'zoo']);
  expect(projects()).toEqual(['p…', 'p…', 'p…', 'ff00ff00…']);
  await search('ff00');
  expect(names()).toEqual(['zoo']);
});

test('says of each whether it serves', async () => {
  await opened(...three);
  expect(names()).toEqual(['auth', 'cart', 'shop']);
  expect(cell('serving')).toEqual(['Serving', 'Not serving', 'Not serving']);
  expect(place.querySelector('.shown')?.textContent).toBe('3 of 3 shown');
});

test.each([
  ['Name', ['auth', 'cart', 'shop']],
  ['Kind', ['auth', 'shop', 'cart']],
  ['Size', ['auth', 'shop', 'cart']],
])('%s sorts one way, and the other way when pressed again', async (column, order) => {
  await opened(...three);
  const head = () =>
    [...place.querySelectorAll('[role=columnheader]')].find((each) =>
      each.textContent?.startsWith(column),
    ) as Element;
  if (column !== 'Name') await press(column, head());
  const directions = [head().getAttribute('aria-sort')];
  const orders = [names()];
  await press(column, head());
  directions.push(head().getAttribute('aria-sort'));
  orders.push(names());
  const ascending = directions[0] === 'ascending' ? 0 : 1;
  expect(directions.sort()).toEqual(['ascending', 'descending']);
  expect(orders[ascending]).toEqual(order);
  expect(orders[1 - ascending]?.[0]).toBe(order.at(-1));
});

test('the history begins before the page, and asks for what is new at most once a second', async () => {
  const status = (seconds: number, to: string) => ({
    at: new Date(seconds * 1000).toISOString(),
    instance_id: 'id-shop',
    status: to,
  });
  traced = [status(1, 'CREATING'), status(5, 'RUNNING')];
  traces = [];
  const history = () => place.textContent?.match(/history: ([0-9,]*)/)?.[1];
  await opened(row({ name: 'shop' }));
  expect(history()).toBe('0,0,1,1');
  expect(traces).toEqual([undefined]);
  await act(async () => at.pass(1000));
  expect(traces).toHaveLength(1);
  traced.push(status(9, 'ERROR'));
  at.tell('rows', [row({ name: 'shop', state: 'ERROR' })]);
  await act(async () => at.pass(1000));
  await settle();
  expect(traces).toEqual([undefined, '1970-01-01T00:00:05.000Z']);
  expect(history()).toBe('0,0,1,0,0');
  traced = [];
});

test('what does not sort has no button', async () => {
  await opened(...three);
  const heads = [...place.querySelectorAll('[role=columnheader]')];
  const plain = heads.filter((each) => !each.querySelector('button'));
  // The first is that of the boxes.
  expect(plain.map(({ textContent }) => textContent)).toEqual(['', 'Serving', 'Expected next']);
});

test('a search shows what matches, and says so when nothing does', async () => {
  await opened(...three);
  expect(place.textContent).not.toContain('Show all');
  await search('sho');
  expect(names()).toEqual(['shop']);
  expect(place.querySelector('.shown')?.textContent).toBe('1 of 3 shown');
  await press('Show all');
  expect(names()).toHaveLength(3);
  await search('nothing like it');
  const empty = place.querySelector('.empty') as HTMLElement;
  expect(empty.textContent).toContain('No instance matches.');
  await press('Show all', empty);
  expect(names()).toHaveLength(3);
});

test('an empty fleet says that there is none, and how to come by one', async () => {
  await opened();
  expect(place.querySelector('.counts, .search')).toBeNull();
  const empty = place.querySelector('.empty') as HTMLElement;
  expect(empty.textContent).toContain('There is no instance yet.');
  await press('Create an instance', empty);
  expect(place.querySelector('dialog h2')?.textContent).toBe('Create instances');
});

test('an empty fleet shows how clients connect, and loads the demo fleet or a file', async () => {
  asked = [];
  await opened();
  const text = () => place.querySelector<HTMLTextAreaElement>('.connect-text')?.value;
  expect(text()).toBe('curl http://here');
  await press('Go');
  expect(text()).toBe('package main');
  await press('Copy');
  expect(at.copied).toEqual(['package main']);
  await press('Load the demo fleet');
  const choose = async (text: string) => {
    const file = { name: 'fleet.yaml', text: async () => text };
    const input = place.querySelector('input[type=file]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [file] });
    await act(async () => void input.dispatchEvent(new Event('change')));
    await settle();
  };
  await choose('not fixtures');
  const input = place.querySelector('input[type=file]') as HTMLInputElement;
  const error = document.getElementById(input.getAttribute('aria-describedby') ?? '');
  expect(error?.textContent).toBe('fleet.yaml: kind: expected a kind');
  await choose('instances: []');
  expect(document.querySelector('.field-error')).toBeNull();
  const files = ['POST /fixtures not fixtures', 'POST /fixtures instances: []'];
  expect(asked).toEqual(['GET /connect', 'POST /demo', ...files]);
  expect(place.textContent).toContain('fleet.yaml: 1 instance loaded.');
});

test('how clients connect is a view of its own once there are instances', async () => {
  await opened(...three);
  expect(place.querySelector('.connect-text')).toBeNull();
  await go('#/connect');
  await settle();
  expect(place.querySelector<HTMLTextAreaElement>('.connect-text')?.value).toBe('curl http://here');
  expect(names()).toEqual([]);
});

test('says why there is nothing to copy where no client can sign in', async () => {
  nothing.snippets = [];
  await opened(...three);
  await go('#/connect');
  await settle();
  expect(place.querySelector('main')?.textContent).toMatch(/^ConnectNo client can sign in: /);
  nothing.snippets = snippets;
});

test('the arrows walk one row on or back, and Home and End to the ends', async () => {
  await opened(...three);
  const links = () => [...place.querySelectorAll<HTMLElement>('[role=gridcell] a')];
  links()[0]?.focus();
  const walk = async (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    await act(async () => void document.activeElement?.dispatchEvent(event));
    await settle();
    return [document.activeElement?.textContent, event.defaultPrevented];
  };
  expect(await walk('ArrowDown')).toEqual(['cart', true]);
  expect(await walk('ArrowDown')).toEqual(['shop', true]);
  expect(await walk('ArrowDown')).toEqual(['shop', true]);
  expect(await walk('ArrowUp')).toEqual(['cart', true]);
  expect(await walk('End')).toEqual(['shop', true]);
  expect(await walk('Home')).toEqual(['auth', true]);
  expect(await walk('ArrowUp')).toEqual(['auth', true]);
  expect(await walk('x')).toEqual(['auth', false]);
});

test('rows are told apart by stripes and numbered for those who do not see them', async () => {
  await opened(...three);
  const rows = [...place.querySelectorAll('.grid-body [role=row]')];
  expect(rows.map((each) => each.getAttribute('aria-rowindex'))).toEqual(['2', '3', '4']);
  expect(rows.map((each) => each.classList.contains('odd'))).toEqual([false, true, false]);
  expect(place.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('4');
});

test('the address says what is shown, and Back leads to it, to the row and to how far one had scrolled', async () => {
  await opened(...three);
  await search('id-');
  await press('In status');
  expect(location.hash).toBe('#/?search=id-&sort=since');
  expect(names()).toEqual(['cart', 'auth', 'shop']);
  const link = place.querySelectorAll<HTMLElement>('.cell-name a')[1] as HTMLElement;
  await act(async () => link.focus());
  document.documentElement.scrollTop = 300;
  const { href } = link as HTMLAnchorElement;
  await go(new URL(href).hash);
  expect(names()).toEqual([]);
  expect(place.querySelector('.crumbs a')?.getAttribute('href')).toBe('#/?search=id-&sort=since');
  let scrolledTo = 0;
  window.scrollTo = ((_: number, y: number) => {
    scrolledTo = y;
  }) as never;
  history.back();
  await until(async () => {
    await settle();
    return names().length > 0;
  }, 'the fleet');
  expect(names()).toEqual(['cart', 'auth', 'shop']);
  expect(document.activeElement?.textContent).toBe('auth');
  expect(scrolledTo).toBe(300);
  document.documentElement.scrollTop = 0;
  await go('#/?status=ERROR');
  expect(names()).toEqual(['cart']);
});

test('what is asked of many says how many can, why the others cannot, and what came of each', async () => {
  await opened(...three);
  const box = (name: string) =>
    place.querySelector<HTMLInputElement>(`[aria-label="${name}"]`) as HTMLInputElement;
  await act(async () => box('Select all that are shown').click());
  expect(place.querySelector('.bulk b')?.textContent).toBe('3 selected');
  await act(async () => box('Select auth').click());
  expect(place.querySelector('.bulk b')?.textContent).toBe('2 selected');
  await press('Restart…');
  const dialog = place.querySelector('dialog') as HTMLElement;
  expect(dialog.textContent).toContain('1 of 2 can restart; 1 cannot:');
  expect(dialog.textContent).toContain('1: The instance is RESTARTING (shop)');
  await press('Restart 1', dialog);
  await settle();
  await settle();
  expect(dialog.textContent).toContain('1 accepted, 0 refused.');
  expect(dialog.querySelector('.bulk-outcomes')?.textContent).toBe('cart: accepted');
  await press('Close', dialog);
  await press('Clear the selection');
  expect(place.querySelector('.bulk')).toBe(null);
});

test('what came of many stays to be read when they are gone meanwhile', async () => {
  await opened(...three);
  const all = place.querySelector<HTMLInputElement>('[aria-label="Select all that are shown"]');
  await act(async () => all?.click());
  await press('Restart…');
  const dialog = place.querySelector('dialog') as HTMLElement;
  const words = '2 of 3 can restart; 1 cannot:';
  expect(dialog.textContent).toContain(words);
  await press('Restart 2', dialog);
  await act(async () => at.tell('gone', ['id-auth', 'id-cart', 'id-shop']));
  await act(async () => at.pass(100));
  await settle();
  expect(place.querySelector('.bulk')).toBe(null);
  expect(place.contains(dialog)).toBe(true);
  expect(dialog.textContent).toContain(words);
  await until(async () => {
    await settle();
    return dialog.textContent?.includes('2 accepted, 0 refused.') ?? false;
  }, 'what came of both');
});

test('another view begins at its top, with the focus on its heading', async () => {
  await opened(...three);
  let scrolled = 0;
  window.scrollTo = () => void scrolled++;
  expect(document.activeElement).toBe(document.body);
  await go('#/faults');
  expect(document.activeElement?.textContent).toBe('Faults');
  expect(scrolled).toBe(1);
  await go('#/instances/id-cart');
  await go('#/instances/id-shop');
  expect(scrolled).toBe(2);
  expect(document.title).toContain('shop');
});

test.each([
  [1, '100 %', '1 of 1 instance'],
  [2, '100 %', '2 of 2 instances'],
])('the top says how many of %i serve', async (count, share, words) => {
  await opened(...Array.from({ length: count }, (_, n) => row({ name: `dcs-${n}` })));
  expect(place.querySelector('.share-number')?.textContent).toBe(share);
  expect(place.querySelector('.share-words .quiet-words')?.textContent).toBe(words);
});

test('a status that is pressed is the only one shown, until it is pressed again', async () => {
  await opened(...three);
  const filter = (label: string) =>
    [...place.querySelectorAll<HTMLButtonElement>('.count')].find((each) =>
      each.textContent?.startsWith(label),
    ) as HTMLButtonElement;
  expect(filter('Faulty').textContent).toBe('Faulty1');
  expect(filter('Extending').classList.contains('is-zero')).toBe(true);
  expect(filter('Faulty').classList.contains('is-zero')).toBe(false);
  await act(async () => filter('Faulty').click());
  expect(names()).toEqual(['cart']);
  expect(filter('Faulty').getAttribute('aria-pressed')).toBe('true');
  await act(async () => filter('Faulty').click());
  expect(names()).toHaveLength(3);
});

test('of many rows those on the screen exist, and the one with the focus', async () => {
  const many = Array.from({ length: 300 }, (_, n) => row({ name: `dcs-${1000 + n}` }));
  await opened(...many);
  expect(names().length).toBeLessThan(60);
  const [first] = place.querySelectorAll<HTMLElement>('[role=gridcell] a');
  first?.focus();
  await act(
    async () =>
      void first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true })),
  );
  await settle();
  expect(names()).toContain('dcs-1299');
  expect(names().length).toBeLessThan(60);
  await search('dcs-10');
  expect(names().at(0)).toBe('dcs-1000');
  expect(place.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('101');
});
