/// <reference lib="dom" />
// The inspector's page without a browser: the chart in words, actors, the log, and the moment that is
// looked at.

import { h } from 'preact';
import { createActor, createMachine } from 'xstate';
import { createRelay, inspectWith } from '../../src/inspector/index.js';
import { changesOf } from '../../src/inspector/web/model/changes.js';
import { Store } from '../../src/inspector/web/model/store.js';
import { App, ChartTable, showInside, tellNews } from '../../src/inspector/web/view/index.js';
import { chartOf } from '../../src/statechart/internal.js';
import { createVirtualClock } from '../../src/time/index.js';
import { until } from '../support/waiting/index.js';
import { openDocument } from './drawn.js';

let page: ReturnType<typeof openDocument>;
beforeEach(() => {
  page = openDocument();
});
afterEach(() => page.close());

const definition = {
  id: 'door',
  description: 'A door.',
  initial: 'shut',
  states: {
    shut: {
      description: 'Nobody comes in.',
      tags: ['safe', 'quiet'],
      entry: ['close', 'lock'],
      exit: ['unlock'],
      invoke: { src: 'alarm', id: 'alarm' },
      on: {
        PUSH: { target: 'open', guard: 'isStrong', actions: ['squeak', 'swing'] },
        KNOCK: { actions: ['answer'] },
      },
    },
    open: {
      initial: 'wide',
      states: {
        wide: {},
        ajar: {},
        last: { type: 'history', history: 'deep', target: 'wide' },
        before: { type: 'history', target: 'ajar' },
      },
      on: { PULL: 'shut' },
    },
    gone: { type: 'final' },
  },
};
const chart = chartOf(JSON.stringify(definition));
if (!('root' in chart)) throw new Error(chart.reason);
const transition = (from: string, event: string) =>
  chart.transitions.filter((each) => each.from === from && each.eventType === event);

describe('the chart in words', () => {
  const rows = () =>
    Object.fromEntries(
      page.all('tbody tr').map((row) => {
        const [name, active, about] = [...row.children].map(({ textContent }) => textContent ?? '');
        const ways = [...row.querySelectorAll('li')].map(({ textContent }) => textContent);
        return [name, { active, about, ways, look: row.className }];
      }),
    );
  const show = (active: readonly string[], taken = transition('', '')) =>
    page.draw(h(ChartTable, { chart, active: new Set(active), taken }));

  test('says all that there is about each state, and nothing about what it has not', () => {
    show([]);
    expect(page.texts('caption')).toEqual(['door: A door.']);
    expect(rows()).toMatchObject({
      door: { about: 'compound; A door.; begins in shut', ways: [] },
      shut: {
        about:
          'Nobody comes in.; tags: safe, quiet; runs alarm; on entry: close, lock; on exit: unlock',
      },
      open: { about: 'compound; begins in open.wide' },
      'open.ajar': { about: '', ways: [] },
      'open.last': { about: 'deep history', ways: ['by default → open.wide'] },
      'open.before': { about: 'shallow history', ways: ['by default → open.ajar'] },
      gone: { about: 'final' },
    });
  });

  test('has every way out, even the only one, with its guard, its end and what it does', () => {
    show([]);
    expect(rows().shut?.ways).toEqual([
      'PUSH if isStrong → open, does squeak, swing',
      'KNOCK (stays), does answer',
    ]);
    expect(rows().open?.ways).toEqual(['PULL → shut']);
  });

  test('says which states are active and which way was just taken', () => {
    show(['open', 'open.wide'], transition('shut', 'PUSH'));
    expect(rows()).toMatchObject({
      shut: { active: '', look: '' },
      open: { active: 'active', look: 'active' },
      'open.wide': { active: 'active' },
    });
    expect(page.texts('li.taken')).toEqual([
      'PUSH if isStrong → open, does squeak, swing (just taken)',
    ]);
  });

  test('a machine without a description has a caption all the same', () => {
    const plain = chartOf('{"id":"m","initial":"a","states":{"a":{}}}');
    if (!('root' in plain)) throw new Error(plain.reason);
    page.draw(h(ChartTable, { chart: plain, active: new Set<string>(), taken: [] }));
    expect(page.texts('caption')).toEqual(['m: states and the ways out of them']);
  });
});

test('what differs between two snapshots is what was added, changed and removed, wherever it is', () => {
  const before = { context: { a: 1, list: [1, { x: 1 }], gone: 'x', same: { y: 1 } }, children: 1 };
  const after = {
    context: { a: '1', list: [1, { x: 2 }, 3], same: { y: 1 } },
    children: 2,
    error: 0,
  };
  expect(changesOf(before, after)).toEqual([
    { path: 'context.a', before: '1', after: '"1"' },
    { path: 'context.list.1.x', before: '1', after: '2' },
    { path: 'context.list.2', before: undefined, after: '3' },
    { path: 'context.gone', before: '"x"', after: undefined },
    { path: 'error', before: undefined, after: '0' },
  ]);
  const many = { context: Array.from({ length: 1000 }, (_, n) => n) };
  expect(changesOf({ context: [] }, many)).toHaveLength(200);
  expect(changesOf({}, { output: 'x'.repeat(1000) })[0]?.after).toHaveLength(301);
});

/** A page that follows applications in this process. */
function following() {
  const relay = createRelay();
  const store = new Store();
  relay.view((frame) => store.take(frame));
  store.connected('open');
  page.draw(h(App, { store, clock: createVirtualClock() }));
  page.frame();
  const machine = createMachine({
    id: 'light',
    initial: 'green',
    states: {
      green: { on: { TIMER: 'red', BREAK: 'broken' } },
      red: { on: { TIMER: 'green' } },
      broken: { type: 'final' },
    },
  });
  /** Applications send when they are idle. */
  const toldAfter = async (work: () => void) => {
    const before = store.view().steps.length;
    work();
    await until(() => {
      page.frame();
      const { steps } = store.view();
      return steps.length > before && steps.at(-1)?.snapshot !== undefined;
    });
  };
  const start = async (name: string) => {
    const { inspect, stop } = inspectWith(relay, { name });
    const actor = createActor(machine, { inspect, id: `light of ${name}` });
    await toldAfter(() => actor.start());
    const send = (type: string) => toldAfter(() => actor.send({ type } as never));
    return { send, stop };
  };
  return { store, start };
}
const inTable = () =>
  page.press(page.all('[role=tab]').find((each) => each.textContent === 'Table'));

describe('the page', () => {
  test('says how it is connected and to how many applications', async () => {
    const { store, start } = following();
    expect(page.texts('.state')).toEqual(['connected · 0 applications']);
    const one = await start('one');
    expect(page.texts('.state')).toEqual(['connected · 1 application']);
    await start('two');
    expect(page.texts('.state')).toEqual(['connected · 2 applications']);
    one.stop();
    page.frame();
    expect(page.texts('.state')).toEqual(['connected · 1 application']);
    expect(page.texts('.actors h2')).toEqual(['onegone', 'two']);
    store.connected('lost');
    page.frame();
    expect(page.texts('.state')[0]).toContain('connection lost, trying again');
  });

  test('lists actors with their state, and shows the one that is chosen', async () => {
    const { start } = following();
    await start('one');
    await (await start('two')).send('TIMER');
    expect(page.texts('.actors .actor')).toEqual(['light of onegreen', 'light of twored']);
    page.press(page.all('.actors .actor')[1]);
    page.frame();
    expect(page.all('.actors .actor').map((each) => each.getAttribute('aria-current'))).toEqual([
      null,
      'true',
    ]);
    inTable();
    expect(page.texts('tr.active th')).toEqual(['light', 'red']);
    expect(page.texts('li.taken')).toEqual(['TIMER → red (just taken)']);
  });

  test('an actor that has ended is told from one that runs', async () => {
    const { start } = following();
    await start('one');
    await (await start('two')).send('BREAK');
    const values = page.all('.actors .value');
    expect(values.map(({ textContent, className }) => `${textContent}: ${className}`)).toEqual([
      'green: value',
      'broken (done): value over',
    ]);
  });

  test('the log has every event with what it led to, newest last', async () => {
    const { start } = following();
    const { send } = await start('one');
    await send('TIMER');
    await send('NOTHING');
    const rows = page.all('.log tbody tr').map((row) => {
      const [, event, where] = [...row.children].map(({ textContent }) => textContent);
      return `${event}: ${where}`;
    });
    expect(rows.slice(-3)).toEqual([
      'start: light of one green',
      'TIMER: light of one red',
      'NOTHING: light of one red',
    ]);
    expect(page.texts('.log tr[aria-current] button')).toEqual(['NOTHING']);
  });

  test('the arrows walk through what happened, and End follows again', async () => {
    const { start, store } = following();
    const { send } = await start('one');
    await send('TIMER');
    await send('TIMER');
    const [bar] = page.all('.stepper');
    const count = store.view().steps.length;
    const walk = (key: string) => {
      page.key(bar, key);
      page.frame();
      return page.texts('.stepper output')[0];
    };
    inTable();
    expect(page.texts('.stepper output')).toEqual([`step ${count} of ${count}`]);
    expect(walk('ArrowLeft')).toBe(`step ${count - 1} of ${count}`);
    expect(page.texts('tr.active th')).toEqual(['light', 'red']);
    expect(page.all('.live')[0]?.getAttribute('aria-pressed')).toBe('false');
    expect(page.texts('.log tr.later button')).toEqual(['TIMER']);
    expect(walk('ArrowRight')).toBe(`step ${count} of ${count}`);
    expect(walk('Home')).toBe(`step 1 of ${count}`);
    expect(walk('ArrowLeft')).toBe(`step 1 of ${count}`);
    await send('TIMER');
    expect(page.texts('.stepper output')).toEqual([`step 1 of ${count + 1}`]);
    expect(walk('End')).toBe(`step ${count + 1} of ${count + 1}`);
    expect(store.view().following).toBe(true);
  });

  test('the buttons lead to the first step, back, forward and to what happens now', async () => {
    const { start, store } = following();
    await (await start('one')).send('TIMER');
    const count = store.view().steps.length;
    const pressed = (name: string) => {
      page.press(
        page.all('.stepper button').find((each) => [each.title, each.textContent].includes(name)),
      );
      page.frame();
      const live = page.all('.live')[0]?.getAttribute('aria-pressed');
      return [page.texts('.stepper output')[0], live];
    };
    const at = (step: number) => `step ${step} of ${count}`;
    expect(pressed('Step back')).toEqual([at(count - 1), 'false']);
    expect(pressed('Step forward')).toEqual([at(count), 'false']);
    expect(pressed('Step forward')).toEqual([at(count), 'false']);
    expect(pressed('First step')).toEqual([at(1), 'false']);
    expect(pressed('Step back')).toEqual([at(1), 'false']);
    expect(pressed('Step forward')).toEqual([at(2), 'false']);
    expect(pressed('Live')).toEqual([at(count), 'true']);
    expect(pressed('Live')).toEqual([at(count), 'false']);
  });

  test('event and snapshot are of the same actor, whoever made the last step', async () => {
    const { start } = following();
    await start('one');
    await (await start('two')).send('TIMER');
    expect(page.texts('.log tr[aria-current] button')).toEqual(['TIMER']);
    expect(page.texts('.details summary')).toEqual([
      'Event start to light of one',
      'Changed by this event',
      'Snapshot of light of one',
    ]);
    page.press(page.all('.log input')[0]);
    page.frame();
    expect(page.texts('.log tr[aria-current] button')).toEqual(['start']);
    expect(page.texts('.stepper output')).toEqual(['step 2 of 2']);
  });

  test('with more than twenty actors only the selected one is gone through, unless all are wanted', async () => {
    const { start, store } = following();
    for (let n = 0; n < 20; n++) await start(`${n}`);
    expect(store.view().only).toBe(false);
    await start('last');
    expect([store.view().only, store.view().walk.length]).toEqual([true, 2]);
    store.lookAtOnly(false);
    expect(store.view().walk).toHaveLength(42);
  });

  test('what was visited is counted on from where it was, by all actors of the machine', async () => {
    const { start } = following();
    const one = await start('one');
    page.press(page.all('.count input')[0]);
    page.frame();
    expect(page.texts('.count')).toEqual(['visited: 2 of 4 states, 0 of 3 transitions']);
    await one.send('TIMER');
    await (await start('two')).send('BREAK');
    const whole = 'visited: 4 of 4 states, 2 of 3 transitions, by 2 actors';
    expect(page.texts('.count')).toEqual([whole]);
    inTable();
    expect(page.texts('.table tbody td:nth-child(2)')).toEqual([
      'active',
      'visited',
      'visited',
      'active',
    ]);
    page.key(page.all('.stepper')[0], 'Home');
    page.frame();
    expect(page.texts('.count')).toEqual(['visited: 0 of 4 states, 0 of 3 transitions']);
    page.key(page.all('.stepper')[0], 'End');
    page.frame();
    expect(page.texts('.count')).toEqual([whole]);
  });

  test('says what an event changed, and what changed since a moment that was kept', async () => {
    const { start } = following();
    const { send } = await start('one');
    await send('TIMER');
    const changes = () => page.all('.changes dl > div').map(({ textContent }) => textContent);
    expect(changes()).toEqual(['value"green" → "red"']);
    const press = (name: string) => {
      page.press(page.all('.keep button').find(({ textContent }) => textContent === name));
      page.frame();
    };
    press('Compare with this moment');
    expect(page.texts('.changes')).toEqual(['Nothing.']);
    await send('TIMER');
    await send('BREAK');
    expect(changes()).toEqual(['status"active" → "done"', 'value"red" → "broken"']);
    expect(page.texts('.details summary')).toContain('Changed since light of one in red');
    press('With the one before');
    expect(changes()).toEqual(['status"active" → "done"', 'value"green" → "broken"']);
  });

  test('actors are one stop for Tab, the arrows walk among them, and stopped ones are folded', async () => {
    const { start } = following();
    const one = await start('one');
    await start('two');
    // In the same application, one that goes on.
    await one.send('BREAK');
    const stops = () => page.all('.actors [tabindex="0"]').map(({ textContent }) => textContent);
    expect(stops()).toEqual(['light of onebroken (done)']);
    page.press(page.all('.actors .actor')[1]);
    page.frame();
    expect(stops()).toEqual(['light of twogreen']);
    page.all('.actors .actor')[1]?.focus();
    page.key(page.all('.actors .actor')[1], 'ArrowUp');
    expect(page.window.document.activeElement?.textContent).toBe('light of onebroken (done)');
    page.key(page.all('.actors .actor')[0], 'End');
    expect(page.window.document.activeElement?.textContent).toBe('light of twogreen');
    expect(page.texts('.actors summary')).toEqual(['1 stopped']);
  });

  test('the search finds actors, states and events, by keyboard alone', async () => {
    const { start, store } = following();
    await (await start('one')).send('TIMER');
    await start('two');
    page.key(page.all('.actors')[0], '/');
    const field = page.all('.search input')[0] as HTMLInputElement;
    expect(page.window.document.activeElement).toBe(field);
    const write = (text: string) => {
      field.value = text;
      page.input(field);
      return page.texts('[role=option]');
    };
    const enter = () => {
      page.key(field, 'Enter');
      page.frame();
    };
    expect(write('nothing of the kind')).toEqual([]);
    expect(page.texts('#hits')).toEqual(['Nothing has that name.']);
    expect(write('RE')).toEqual(['state red ', 'state green ']);
    enter();
    expect(store.view().found).toBe('red');
    expect(write('light')).toEqual([
      'actor light of one red',
      'actor light of two green',
      'state light ',
    ]);
    page.key(field, 'ArrowDown');
    expect(field.getAttribute('aria-activedescendant')).toBe('hit-1');
    enter();
    expect(store.view().selected?.actor.name).toBe('light of two');
    expect(write('time')).toEqual(['event TIMER to light of one']);
    enter();
    expect([store.view().selected?.actor.name, store.view().following]).toEqual([
      'light of one',
      false,
    ]);
    expect(store.view().lastEvent?.event?.type).toBe('TIMER');
    expect(page.texts('[role=option]')).toEqual([]);
  });

  test('without a step there is nowhere to go', () => {
    following();
    const buttons = page.all('.stepper button[title]');
    expect(buttons.map((each) => [each.title, each.getAttribute('aria-disabled')])).toEqual([
      ['First step', 'true'],
      ['Step back', 'true'],
      ['Step forward', 'true'],
    ]);
    for (const button of buttons) page.press(button);
    page.frame();
    expect(page.texts('.stepper output')).toEqual(['no steps']);
  });

  test('details are the event and the snapshot of the moment, cut where they are endless', async () => {
    const { start } = following();
    const { send } = await start('one');
    await send('TIMER');
    expect(page.texts('.details summary')).toEqual([
      'Event TIMER to light of one',
      'Changed by this event',
      'Snapshot of light of one',
    ]);
    expect(page.texts('.details .json code')[1]).toContain('"value": "red"');
    expect(page.texts('.details code')[0]).not.toContain('more characters');
    await send('x'.repeat(20_100));
    expect(page.texts('.details code')[0]).toMatch(/\n… \d+ more characters$/);
  });
});

test('news are said at most once a second, and only what holds by then', async () => {
  const { start, store } = following();
  const clock = createVirtualClock();
  const place = page.place.appendChild(page.window.document.createElement('p'));
  tellNews(store, place, clock);
  const { send } = await start('one');
  await send('TIMER');
  clock.advanceBy(999);
  expect(place.textContent).toBe('');
  clock.advanceBy(1);
  expect(place.textContent).toBe('light of one is in red.');
  store.connected('lost');
  page.frame();
  clock.advanceBy(1000);
  expect(place.textContent).toBe('The inspector has lost its connection and tries again.');
});

describe('what is shown of a region that scrolls', () => {
  const scrolled = (part: { top: number; left: number }, size = 20) => {
    const region = page.window.document.createElement('div');
    const inner = region.appendChild(page.window.document.createElement('p'));
    const rect = (top: number, left: number, long: number) => () =>
      ({ top, left, bottom: top + long, right: left + long }) as DOMRect;
    region.getBoundingClientRect = rect(100, 50, 300);
    inner.getBoundingClientRect = rect(part.top, part.left, size);
    for (const side of ['clientHeight', 'clientWidth']) {
      Object.defineProperty(region, side, { value: 300 });
    }
    region.scrollTop = region.scrollLeft = 500;
    showInside(region, 'p');
    return [region.scrollTop - 500, region.scrollLeft - 500];
  };

  test.each([
    ['what is seen stays where it is', { top: 200, left: 200 }, [0, 0]],
    ['what is above and before comes in with room around it', { top: 90, left: 40 }, [-50, -50]],
    ['what is below and behind does, too', { top: 400, left: 350 }, [60, 60]],
    ['just inside is inside', { top: 140, left: 90 }, [0, 0]],
    ['just inside at the end, too', { top: 340, left: 290 }, [0, 0]],
  ])('%s', (_, part, moved) => {
    expect(scrolled(part)).toEqual(moved);
  });

  test('nothing moves for what is not there', () => {
    const region = page.window.document.createElement('div');
    region.scrollTop = 5;
    showInside(region, 'p');
    expect(region.scrollTop).toBe(5);
  });
});
