/// <reference lib="dom" />
// How an instance is, what happened to it, and where it is in the chart, as its page shows them.

import { h } from 'preact';
import {
  type CausedTransition,
  Facts,
  InstancePage,
  Statechart,
  Timeline,
} from '../../src/console/instance/index.js';
import { nextWords, rangeWords, shareWords, sizeWords } from '../../src/console/words/index.js';
import { instanceView } from '../../src/ui/index.js';
import { openPage, type RealPage, realVocabulary } from './real-page.js';
import { row } from './rows.js';

let page: RealPage;
const vocabulary = realVocabulary();
beforeEach(async () => {
  page = openPage(await vocabulary);
});
afterEach(() => page.close());

const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();

describe('the timeline', () => {
  const show = (count: number, transitions: readonly CausedTransition[] = []) =>
    page.show(
      h(Timeline, {
        row: row({ since: Date.parse(minute(count)) }),
        changes: Array.from({ length: count }, (_, n) => ({
          at: minute(n),
          status: n % 2 ? 'RESTARTING' : 'RUNNING',
        })),
        transitions,
      }),
    );
  const items = () => page.all('.happened li').map(({ textContent }) => textContent);

  test('has the last steps first, each with its moment, how long it lasted and what caused it', async () => {
    await show(2, [
      { at: minute(5), event: 'succeed', from: 'RESTARTING', to: 'RUNNING.idle', by: 'plan' },
      {
        at: minute(3),
        event: 'restart',
        from: 'RUNNING.idle',
        to: 'RESTARTING',
        by: 'call',
        operation: 'v2.changeInstanceStatus',
        request_id: '0a',
      },
    ]);
    expect(items()[0]).toMatch(/^00:05:00Running .*succeed: the plan had it due$/);
    expect(items()[1]).toBe(
      '00:03:00Restarting 2 minrestart: requested by v2.changeInstanceStatus',
    );
    expect(page.place.querySelector('.happened a')?.getAttribute('href')).toMatch(
      /^#\/requests\?instance=.*&request=0a$/,
    );
    // What was before has no causes: the service was started anew since.
    expect(items().slice(2)).toEqual(['00:01:00Restarting 1 min', '00:00:00Running 1 min']);
    expect(page.all('.happened time').map((each) => each.getAttribute('datetime'))[3]).toBe(
      minute(0),
    );
    expect(page.all('.strip span').map(({ className }) => className)).toEqual([
      'shade-success-0',
      'shade-inProgress-0',
    ]);
  });

  test('says of each step what caused it', async () => {
    const causes = [
      [{ by: 'plan' }, 'the plan had it due'],
      [{ by: 'order' }, 'ordered here, and then due'],
      [{ by: 'control' }, 'by the control plane'],
      [{ by: 'schedule', what: 'automaticBackup' }, 'scheduled, automatic backup'],
      [{ by: 'schedule' }, 'scheduled, '],
    ] as const;
    const step = { event: 'remove', from: 'DELETING', to: null } as const;
    await show(
      0,
      causes.map(
        ([cause], n) => ({ at: minute(9 - n), ...step, ...cause }) as unknown as CausedTransition,
      ),
    );
    expect(items().map((text) => text?.replace(/^.*Removed.*?remove: /, ''))).toEqual(
      causes.map(([, words]) => words),
    );
    expect(page.all('.happened p').map((each) => each.getAttribute('title'))).toEqual(
      causes.map(() => 'DELETING → removed'),
    );
  });

  test('lists eight, and the others when they are asked for', async () => {
    await show(8);
    expect(items()).toHaveLength(8);
    expect(page.place.textContent).not.toContain('earlier');
    await show(20);
    expect(items()).toHaveLength(8);
    expect(page.all('.strip span')).toHaveLength(12);
    await page.press('Show 12 earlier');
    expect(items()).toHaveLength(20);
    await page.press('Show fewer');
    expect(items()).toHaveLength(8);
  });

  test('says so when nothing is remembered', async () => {
    await show(0);
    expect(page.place.textContent).toBe('The service remembers no change of it.');
  });
});

describe('the facts', () => {
  const facts = async (changes: Parameters<typeof row>[0]) => {
    const shown = row(changes);
    await page.show(h(Facts, { row: shown, view: instanceView(shown) }));
    const of = (selector: string) => page.all(selector).map(({ textContent }) => textContent);
    const [names, values] = [of('dt'), of('dd')];
    return Object.fromEntries(names.map((name, i) => [name, values[i]]));
  };

  test('say whether it serves, since when, its task and who moves next', async () => {
    expect(await facts({ state: 'RUNNING.backingUp', since: 3_600_000 })).toEqual({
      Serving: 'Yes: clients can read and write',
      'In this state': '– since 01:00:00',
      Task: 'backing up',
      'Expected next': 'Platform',
    });
    page.environment.tell('hello', { run: 'r', total: 0 });
    page.environment.tell('clock', {
      now: '1970-01-01T00:02:05.000Z',
      paused: true,
      scale: 1,
      next_change: null,
    });
    expect(await facts({ state: 'ERROR', since: 0 })).toMatchObject({
      Serving: 'No',
      'In this state': '2 min 5 s since 00:00:00',
      Task: 'none',
    });
  });
});

describe('the chart', () => {
  test('lights the state and its status, and marks steps by who takes them', async () => {
    const moved = { event: 'succeed', from: 'RUNNING.backingUp' } as const;
    await page.show(h(Statechart, { row: row({ moved }) }));
    const lit = page.all('.box.active').map((each) => each.getAttribute('data-state'));
    // A document without a browser is as narrow as can be: the tasks are folded, and the one it has is told.
    expect(lit).toEqual(['RUNNING']);
    expect(page.all('.box.active text').map(({ textContent }) => textContent)).toEqual([
      'RUNNING',
      'idle',
    ]);
    const { width } = (await vocabulary).chart.pictures[0] as { width: number };
    Object.defineProperty(window.HTMLElement.prototype, 'clientWidth', { get: () => width });
    await page.resize();
    const unfolded = page.all('.box.active').map((each) => each.getAttribute('data-state'));
    expect(unfolded.sort()).toEqual(['RUNNING', 'RUNNING.idle']);
    expect(page.all('.arrow.taken')).toHaveLength(1);
    const { steps, kinds, chart } = await vocabulary;
    const ha = kinds.findIndex(({ id }) => id === 'ha');
    for (const by of ['operator', 'platform']) {
      const expected = steps.flatMap((step) =>
        step.state === 'RUNNING.idle' && step.by === by ? (step.ends[ha]?.edge ?? []) : [],
      );
      // An arrow can stand for several edges.
      const marked = page
        .all(`.arrow.possible.by-${by}`)
        .map((each) => each.getAttribute('data-transition')?.split(' ') ?? [])
        .map((ids) => ids.map((id) => chart.edges[id]));
      expect(marked.every((edges) => edges.some((edge) => expected.includes(edge ?? 0)))).toBe(
        true,
      );
      expect(marked.flat()).toEqual(expect.arrayContaining(expected));
    }
    expect(page.place.querySelector('svg')?.getAttribute('aria-label')).toContain('RUNNING.idle');
  });

  test('is drawn in more detail when it gets more room, also while the window stays as it is', async () => {
    const [widest, , narrowest] = (await vocabulary).chart.pictures;
    const detail = () => page.place.querySelector('.drawing')?.className;
    let width = 0;
    Object.defineProperty(window.HTMLElement.prototype, 'clientWidth', { get: () => width });
    await page.show(h(Statechart, { row: row() }));
    expect(detail()).toContain(narrowest?.detail);
    width = widest?.width ?? 0;
    await page.resize();
    expect(detail()).toContain(widest?.detail);
  });

  test('is scrolled so that the lit state is in the middle', async () => {
    const boxes = { 'chart-box': [0, 100], box: [500, 40] } as const;
    const prototype = window.Element.prototype;
    Object.defineProperty(prototype, 'scrollWidth', { get: () => 1000 });
    Object.defineProperty(window.HTMLElement.prototype, 'clientWidth', { get: () => 100 });
    prototype.getBoundingClientRect = function at(this: Element) {
      const [left, width] = boxes[this.classList.contains('chart-box') ? 'chart-box' : 'box'];
      return { left, width } as DOMRect;
    };
    await page.show(h(Statechart, { row: row() }));
    expect(page.place.querySelector('.chart-box')?.scrollLeft).toBe(470);
  });
});

test('the page of an instance that is gone says so, with its id', async () => {
  await page.show(h(InstancePage, { id: 'no-id' }));
  expect(page.place.textContent).toContain('Asking the service…');
  expect(page.place.textContent).not.toContain('It was deleted');
  page.environment.tell('hello', { run: 'r', total: 0 });
  page.environment.tell('ready', {});
  page.environment.frame();
  await page.turn();
  expect(page.place.textContent).toContain('This instance is gone.');
  expect(page.place.textContent).toContain('Its id: no-id');
});

test('words for what is known and what is not', () => {
  const left = { fromMs: 2000, toMs: 4000, overdue: false };
  const words = (nextMover: Parameters<typeof nextWords>[0]['nextMover'], timeLeft?: typeof left) =>
    nextWords({ nextMover, ...(timeLeft && { timeLeft }) } as Parameters<typeof nextWords>[0]);
  expect(words('operator')).toBe('When you ask');
  expect(words('either')).toBe('You or the platform');
  expect(words('none')).toBe('None');
  expect(words('unknown')).toBe('Unknown');
  expect(words('platform', left)).toBe('Platform, in 2–4 s');
  expect(words('platform', { ...left, overdue: true })).toBe('Platform, longer than usual');
  expect(rangeWords({ fromMs: 45_000, toMs: 180_000 })).toBe('45 s – 3 min');
  expect(rangeWords({ fromMs: 90_000, toMs: 120_000 })).toBe('1 min 30 s – 2 min');
  expect([0.125, 1, 1023, 1024, 2048].map(sizeWords)).toEqual([
    '128 MB',
    '1 GB',
    '1023 GB',
    '1 TB',
    '2 TB',
  ]);
  expect([0, 0.0001, 0.5, 0.99999, 1].map(shareWords)).toEqual([
    '0 %',
    '0.1 %',
    '50.0 %',
    '99.9 %',
    '100 %',
  ]);
});
