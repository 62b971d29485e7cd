/// <reference lib="dom" />
// What all views stand in, against the emulator itself: the clock of the service, dialogs and notices.

import { h } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog, Field, Header, Notices, useNotices } from '../../src/console/frame/index.js';
import { askFor } from '../../src/console/instance/index.js';
import { openPage, type RealPage, realVocabulary } from './real-page.js';

let page: RealPage;
const vocabulary = realVocabulary();
beforeEach(async () => {
  page = openPage(await vocabulary);
});
afterEach(() => page.close());

const start = '2026-01-01T00:00:00.000Z';
const clock = { now: start, paused: true, scale: 1, next_change: null as string | null };

test.each([
  [{}, null],
  [{ hint: 'A hint.' }, ['A hint.']],
  [{ error: 'An error.' }, ['An error.']],
  [{ hint: 'A hint.', error: 'An error.' }, ['An error.', 'A hint.']],
])('a field with %j has its label and is described by %j', async (props, described) => {
  const input = (id: string, describedBy?: string) =>
    h('input', { id, 'aria-describedby': describedBy });
  await page.show(h(Field, { label: 'Name', ...props, children: input }));
  const shown = page.place.querySelector('input');
  expect(page.place.querySelector('label')?.htmlFor).toBe(shown?.id);
  const ids = shown?.getAttribute('aria-describedby')?.split(' ') ?? null;
  const words = ids?.map((id) => page.all('p').find((each) => each.id === id)?.textContent);
  expect(words ?? null).toEqual(described);
});

describe('the top of the page', () => {
  const show = async (changes: Partial<typeof clock> = {}) => {
    page.environment.tell('hello', { run: 'r', total: 0 });
    page.environment.tell('clock', { ...clock, ...changes });
    await page.show(h(Header, { route: { view: 'faults' } }));
  };
  /** Lets a press be answered and the frame after it come. */
  const pressed = async (text: string) => {
    await page.press(text);
    await page.turn();
    page.environment.frame();
    await page.turn();
  };
  const serviceClock = () => page.api.control<typeof clock>('GET', '/clock');
  const speed = () => page.place.querySelector<HTMLSelectElement>('select') as HTMLSelectElement;

  test('says which view is looked at', async () => {
    await show();
    expect(page.all('[aria-current=page]').map(({ textContent }) => textContent)).toEqual([
      'Faults',
    ]);
  });

  test('has no clock before the service told its own', async () => {
    await page.show(h(Header, { route: { view: 'fleet' } }));
    expect(page.all('.clock button')).toEqual([]);
    expect(page.all('.connection').map(({ textContent }) => textContent)).toEqual(['Connecting…']);
  });

  test('shows the day and the time of the service, and what it was put to', async () => {
    await show({ now: '2026-03-04T05:06:07.000Z', scale: 25 });
    expect(page.all('.now').map(({ textContent }) => textContent)).toEqual(['2026-03-04 05:06:07']);
    expect([...speed().options].map(({ text }) => text)).toEqual([
      '×1',
      '×10',
      '×25',
      '×60',
      '×600',
      '×3600',
    ]);
    expect(speed().value).toBe('25');
  });

  test('pauses the clock and lets it go on', async () => {
    await show({ paused: false });
    await pressed('Pause');
    expect((await serviceClock()).paused).toBe(true);
    expect(page.button('Resume')).toBeDefined();
    await pressed('Resume');
    expect((await serviceClock()).paused).toBe(false);
    expect(page.button('Pause')).toBeDefined();
  });

  test('sets how fast it goes', async () => {
    await show();
    speed().value = '60';
    speed().dispatchEvent(new window.Event('change', { bubbles: true }));
    await page.turn();
    await page.turn();
    expect((await serviceClock()).scale).toBe(60);
  });

  test('steps to the next change, and says when that is due', async () => {
    const row = await page.instance();
    await askFor(page.api, 'restart', row);
    const before = await serviceClock();
    await show(before);
    const hint = () => page.button('Step').title;
    expect(hint()).toBe('Step: the next change is due in 10 s');
    await pressed('Step');
    expect((await page.row(row.id)).state).toBe('RUNNING.idle');
    expect(hint()).toBe('Step: nothing is due');
  });

  test('says what the control plane refuses', async () => {
    await show({ scale: -1 });
    speed().value = '-1';
    speed().dispatchEvent(new window.Event('change', { bubbles: true }));
    await page.turn();
    await page.turn();
    expect(page.said).toEqual([expect.stringContaining('scale')]);
  });
});

describe('a dialog', () => {
  const Opener = ({ onClose }: { onClose: () => void }) => {
    const [open, setOpen] = useState(false);
    const close = () => {
      onClose();
      setOpen(false);
    };
    return [
      h('button', { type: 'button', onClick: () => setOpen(true) }, 'Open'),
      open && h(Dialog, { title: 'A question', onClose: close, children: 'Why?' }),
    ] as unknown as preact.VNode;
  };

  test('is shown as one, named by its title, and gives the focus back', async () => {
    const done: string[] = [];
    window.HTMLDialogElement.prototype.showModal = () => void done.push('shown');
    window.HTMLDialogElement.prototype.close = () => void done.push('closed');
    await page.show(h(Opener, { onClose: () => void done.push('asked to close') }));
    page.button('Open').focus();
    await page.press('Open');
    const dialog = page.place.querySelector('dialog') as HTMLDialogElement;
    const title = document.getElementById(dialog.getAttribute('aria-labelledby') ?? '');
    expect(title?.textContent).toBe('A question');
    (dialog.querySelector('[aria-label=Close]') as HTMLElement).focus();
    (dialog.querySelector('[aria-label=Close]') as HTMLElement).click();
    await page.turn();
    expect(done).toEqual(['shown', 'asked to close', 'closed']);
    expect(document.activeElement?.textContent).toBe('Open');
  });

  test('closes at Escape by the page, not by itself', async () => {
    let closed = 0;
    await page.show(h(Opener, { onClose: () => void closed++ }));
    await page.press('Open');
    const event = new window.Event('cancel', { cancelable: true });
    page.place.querySelector('dialog')?.dispatchEvent(event);
    await page.turn();
    expect([closed, event.defaultPrevented]).toEqual([1, true]);
    expect(page.place.querySelector('dialog')).toBeNull();
  });
});

test('notices go after a while, refusals later, the oldest first; and any when it is dismissed', async () => {
  let add: ReturnType<typeof useNotices>['add'] = () => {};
  const Shown = () => {
    const all = useNotices(page.environment);
    add = all.add;
    return h(Notices, { notices: all.notices, onDrop: all.drop });
  };
  await page.show(h(Shown, null));
  const shown = () => page.all('.notice-text').map(({ textContent }) => textContent);
  add('one', 'success');
  add('two', 'error');
  await page.turn();
  expect(shown()).toEqual(['one', 'two']);
  expect(page.all('.notice').map(({ className }) => className)).toEqual([
    'notice tone-success',
    'notice tone-error',
  ]);
  page.environment.pass(5000);
  await page.turn();
  expect(shown()).toEqual(['two']);
  page.environment.pass(6999);
  await page.turn();
  expect(shown()).toEqual(['two']);
  page.environment.pass(1);
  await page.turn();
  expect(shown()).toEqual([]);
  for (const text of ['1', '2', '3', '4']) add(text, 'success');
  await page.turn();
  expect(shown()).toEqual(['2', '3', '4']);
  await page.press('Dismiss');
  expect(shown()).toEqual(['3', '4']);
});
