/** @jest-environment @happy-dom/jest-environment */
/// <reference lib="dom" />
// The page's views, drawn without a browser: what is said of an instance, what cannot be asked and why,
// and that no name is ever HTML.

import { h, render } from 'preact';
import { lifecycle, type StateName, situationOf } from '../../machines/index.js';
import { Access, type Api, Refused } from '../../src/console/api/index.js';
import { App } from '../../src/console/index.js';
import { hasOperation } from '../../src/console/instance/requests.js';
import { type FleetRow, LiveFleet } from '../../src/console/live/index.js';
import type { Vocabulary } from '../../src/console/words/index.js';
import { instanceView } from '../../src/ui/index.js';
import { type StillEnvironment, stillEnvironment } from './environment.js';
import { row } from './rows.js';

jest.mock('uplot', () => ({ __esModule: true, default: class {} }));
jest.mock('../../src/console/fleet/history-chart.js', () => ({ HistoryChart: () => null }));

const vocabulary: Vocabulary = {
  kinds: [{ id: 'ha', name: 'master/standby' }],
  outcomes: ['succeed', 'fault'],
  badEnd: 'fail',
  meanings: {} as Vocabulary['meanings'],
  phrases: {} as Vocabulary['phrases'],
  steps: [],
  phases: [],
  besides: [],
  presets: [],
  operations: [],
  nameRule: '',
  errors: [],
  chart: {
    pictures: [
      { width: 10, height: 10, detail: 'names', states: [], dots: [], arrows: [], standIns: [] },
    ],
    edges: {},
    faults: [],
  },
};

const explanation = { due: [], possible: [], impossible: [] };
let asked: string[];
const api: Api = {
  async v2(method: string, path: string) {
    asked.push(`${method} ${path}`);
    throw new Refused('The instance is being restarted.', 'DCS.4111');
  },
  control: async (_: string, path: string) =>
    (path.startsWith('/explain')
      ? explanation
      : { events: [], transitions: [], requests: [], snippets: [], demo: false }) as never,
  trace: async () => [],
};

let at: StillEnvironment;
let place: HTMLElement;
const settle = async () => {
  for (let n = 0; n < 8; n++) {
    at.frame();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

async function opened(hash: string, ...rows: readonly FleetRow[]) {
  asked = [];
  at = stillEnvironment();
  location.hash = hash;
  window.scrollTo = () => {};
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  place = document.body.appendChild(document.createElement('div'));
  const fleet = new LiveFleet(at);
  render(h(App, { environment: at, fleet, api, access: new Access(at), vocabulary }), place);
  at.tell('hello', { run: 'r', total: rows.length });
  at.tell('clock', { now: '2026-01-01T00:01:00.000Z', paused: true, scale: 1, next_change: null });
  at.tell('rows', rows);
  at.tell('ready', {});
  await settle();
  at.pass(100);
  await settle();
  return place;
}
afterEach(() => {
  render(null, place);
  place.remove();
});

const button = (name: string) =>
  [...place.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);

it('says that there is no instance, and how to come by one', async () => {
  expect((await opened('#/')).textContent).toContain('There is no instance yet.');
});

it('shows an instance as a row: name, kind, size, status, whether it serves, and what comes next', async () => {
  await opened('#/', row({ name: 'shop', since: Date.parse('2026-01-01T00:00:00Z') }));
  const cells = [...place.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent);
  expect(cells).toEqual([
    '',
    'shop',
    'Master/standby',
    '4 GB',
    'Running',
    'Serving',
    '1 min',
    'When you ask',
  ]);
});

it('never takes a name or a refusal for HTML', async () => {
  const name = '<img src=x onerror=alert(1)>';
  await opened('#/', row({ name, id: 'x' }));
  expect(place.querySelector('[role=gridcell] a')?.textContent).toBe(name);
  expect(place.querySelector('img')).toBeNull();
  render(null, place);
  await opened('#/instances/x', row({ name, id: 'x' }));
  expect(place.querySelector('h1')?.textContent).toBe(name);
  expect(place.querySelector('img')).toBeNull();
});

it('walks from row to row by the arrows, one of which alone is in the order of tabs', async () => {
  await opened('#/', row({ name: 'aaaa' }), row({ name: 'bbbb' }), row({ name: 'cccc' }));
  const links = () => [...place.querySelectorAll<HTMLElement>('[role=gridcell] a')];
  expect(links().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  links()[0]?.focus();
  links()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
  await settle();
  expect(document.activeElement?.textContent).toBe('cccc');
  expect(links().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
});

it('has one live region, which is polite and empty at first', async () => {
  await opened('#/', row());
  const regions = place.querySelectorAll('[aria-live], [role=status], [role=alert]');
  expect([...regions].map((region) => region.textContent)).toEqual(['']);
  at.tell('rows', [row({ state: 'ERROR', since: 5 })]);
  at.pass(3000);
  await settle();
  expect(regions[0]?.textContent).toMatch(/^one: Faulty\./);
});

it('says that what it shows is stale while the server is away', async () => {
  await opened('#/', row({ name: 'shop' }));
  at.breakOff();
  await settle();
  expect(place.querySelector('.connection')?.textContent).toMatch(/^Stale/);
  expect(place.querySelector('[role=gridcell] a')?.textContent).toBe('shop');
});

it('offers every action of every state that the API knows, and says why one is off', async () => {
  for (const state of lifecycle.table.states) {
    await opened('#/instances/x', row({ id: 'x', state: state as StateName }));
    const actions = instanceView(situationOf('ha', state)).actions.filter(({ request }) =>
      hasOperation(request),
    );
    for (const { label, enabled, reason, code } of actions) {
      const found = button(label) as HTMLButtonElement;
      expect([state, label, found.getAttribute('aria-disabled')]).toEqual([
        state,
        label,
        String(!enabled),
      ]);
      const ids = found.getAttribute('aria-describedby')?.split(' ') ?? [];
      const why = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
      for (const part of enabled
        ? []
        : (reason ?? '').replace(/^cannot [^:]*: ./, '').split('; ')) {
        expect(why).toContain(part.replace(/^\w+ is accepted/, ''));
      }
      if (code) expect(why).toContain(code);
    }
    // Said once, however many actions are off for it.
    const shared = [...place.querySelectorAll('.shared-reason')].map((p) => p.textContent);
    expect(new Set(shared).size).toBe(shared.length);
    render(null, place);
    place.remove();
  }
});

it('asks the service, and shows its refusal in words', async () => {
  await opened('#/instances/x', row({ id: 'x' }));
  button('Delete')?.click();
  await settle();
  const dialog = place.querySelector('dialog') as HTMLDialogElement;
  dialog.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await settle();
  expect(asked).toEqual(['DELETE p/instances/x']);
  expect(dialog.textContent).toContain('DCS.4111 The instance is being restarted.');
});

it('asks nothing for an action that is off', async () => {
  await opened('#/instances/x', row({ id: 'x', state: 'RESTARTING' }));
  button('Delete')?.click();
  await settle();
  expect(place.querySelector('dialog')).toBeNull();
});

it('asks for the control token where the server wants one, and says when there is no control plane', async () => {
  await opened('#/', row({ name: 'shop' }));
  at.refuse(401);
  await settle();
  expect(place.querySelector('h1')?.textContent).toBe('This server asks for its control token');
  expect(place.textContent).not.toContain('shop');
  expect(place.querySelector('input')?.type).toBe('password');
  render(null, place);
  await opened('#/');
  at.refuse(404);
  await settle();
  expect(place.querySelector('h1')?.textContent).toBe('The control plane is off');
  button('Try again')?.click();
  await settle();
  expect(at.isListening).toBe(true);
});
