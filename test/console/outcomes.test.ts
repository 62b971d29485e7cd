/// <reference lib="dom" />
// What the platform is made to report on an instance's page, now and later, against the emulator itself.

import { h } from 'preact';
import { detailsOf, NextTable, Outcomes } from '../../src/console/instance/index.js';
import type { FleetRow } from '../../src/console/live/index.js';
import { openPage, type RealPage, realVocabulary } from './real-page.js';

let page: RealPage;
const vocabulary = realVocabulary();
beforeEach(async () => {
  page = openPage(await vocabulary);
});
afterEach(() => page.close());

/** Shows what can be reported now; `done` counts what came of it. */
async function showOutcomes(row: FleetRow) {
  const done = { count: 0 };
  const details = await detailsOf(page.api, row.id);
  const onDone = () => void done.count++;
  await page.show(h(Outcomes, { row, details, onDone }));
  return done;
}
const reasons = () =>
  Object.fromEntries(
    page.all('.actions li').map((each) => {
      const [button, reason] = [each.querySelector('button'), each.querySelector('.reason')];
      expect(button?.getAttribute('aria-describedby')).toBe(reason?.id);
      const isOff = button?.getAttribute('aria-disabled') === 'true';
      return [button?.textContent, { isOff, reason: reason?.textContent }];
    }),
  );

test('what can be reported now is, and moves the instance', async () => {
  const row = await page.instance();
  const done = await showOutcomes(row);
  const { fault } = reasons();
  expect(fault).toEqual({ isOff: false, reason: (await vocabulary).meanings.fault });
  await page.press('fault');
  await page.turn();
  expect(page.asked.at(-1)).toMatchObject({ method: 'POST', body: { event: 'fault' } });
  expect(page.said).toEqual([`${row.name}: fault reported.`]);
  expect(done.count).toBe(1);
  expect((await page.row(row.id)).state).toBe('ERROR');
});

test('what cannot be reported now says why and does nothing; later it may', async () => {
  const row = await page.instance();
  await showOutcomes(row);
  expect(reasons().recover).toEqual({
    isOff: true,
    reason: expect.stringMatching(/^Possible in .*ERROR/),
  });
  expect(page.all('.shared-reason').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^The instance is RUNNING; the platform can report /),
  ]);
  await page.press('recover');
  expect(page.asked).toEqual([]);
  await page.choose('When', 'In 1 min');
  expect(reasons().recover).toEqual({
    isOff: false,
    reason: (await vocabulary).meanings.recover,
  });
  await page.press('recover');
  await page.turn();
  expect(page.asked.at(-1)?.body).toEqual({ event: 'recover', in: '1m' });
  expect(page.said).toEqual([`${row.name}: recover ordered.`]);
});

test('an order says when, and even a single one can be called off', async () => {
  const row = await page.instance();
  await showOutcomes(row);
  expect(page.all('.orders')).toEqual([]);
  await page.choose('When', 'In 10 min');
  await page.press('fault');
  await page.turn();
  await showOutcomes(row);
  expect(page.all('.orders li').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^fault at 00:1[01]:00Call off$/),
  ]);
  const done = await showOutcomes(row);
  await page.press('Call off');
  await page.turn();
  expect(page.asked.at(-1)?.method).toBe('DELETE');
  expect(done.count).toBe(1);
  const { orders } = await detailsOf(page.api, row.id);
  expect(orders.filter(({ result }) => result === 'pending')).toEqual([]);
});

test('an order that was carried out is no longer offered to be called off', async () => {
  const row = await page.instance();
  await showOutcomes(row);
  await page.choose('When', 'In 10 s');
  await page.press('fault');
  await page.turn();
  await page.target.settle();
  await showOutcomes(await page.row(row.id));
  expect(page.all('.orders')).toEqual([]);
});

test('a refusal of the control plane is shown and said', async () => {
  const row = await page.instance();
  await showOutcomes(row);
  await page.api.control('POST', `/instances/${row.id}/events`, { event: 'fault' });
  await page.press('fault');
  await page.see('the instance is ERROR');
  expect(page.said).toHaveLength(1);
});

test('the table of steps has those that can happen with their ends, and those that cannot with the reason', async () => {
  const row = await page.instance();
  const { explanation } = await detailsOf(page.api, row.id);
  await page.show(h(NextTable, { explanation }));
  const rows = Object.fromEntries(
    page.all('tbody tr').map((each) => {
      const [first = '', ...cells] = [...each.children].map(({ textContent }) => textContent ?? '');
      const by = cells[0];
      return [first.split(' when ')[0], { by, rest: cells.slice(1).join('|') }];
    }),
  );
  expect(rows).toMatchObject({
    restart: { by: 'You', rest: 'RESTARTING|10 s' },
    fault: { by: 'Platform', rest: 'ERROR|Until an operator acts' },
    flush: { by: 'You', rest: 'RUNNING.idle|At once' },
  });
  expect(rows.recover).toBeUndefined();
  expect(page.all('.impossible p')[0]?.textContent).toMatch(/^The instance is RUNNING/);
  expect(page.all('.impossible li').map(({ textContent }) => textContent)).toContainEqual(
    expect.stringMatching(/^recover .*possible in .*ERROR/),
  );
});
