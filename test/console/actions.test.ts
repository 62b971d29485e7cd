/// <reference lib="dom" />
// What an operator asks for on an instance's page, against the emulator itself: what was chosen is what
// is asked for.

import { h } from 'preact';
import { Actions, askFor, listBackups } from '../../src/console/instance/index.js';
import type { FleetRow } from '../../src/console/live/index.js';
import { instanceView } from '../../src/ui/index.js';
import { openPage, type RealPage, realVocabulary } from './real-page.js';

let page: RealPage;
const vocabulary = realVocabulary();
beforeEach(async () => {
  page = openPage(await vocabulary);
});
afterEach(() => page.close());

const showActions = (row: FleetRow) => page.show(h(Actions, { row, view: instanceView(row) }));
const dialogText = () => page.place.querySelector('dialog')?.textContent;
const submitButton = () => page.place.querySelector<HTMLButtonElement>('dialog [type=submit]');

test('a resize asks for the size that was chosen, and the instance gets it', async () => {
  const row = await page.instance();
  await showActions(row);
  await page.press('Extend');
  await page.see('Choose a size');
  expect(page.field('New size').previousElementSibling?.textContent).toBe(
    `New size; it has ${row.gb} GB now`,
  );
  expect(page.options('New size')).not.toContain(`${row.gb} GB`);
  expect(submitButton()?.disabled).toBe(true);
  await page.choose('New size', '64 GB');
  expect(submitButton()?.disabled).toBe(false);
  await page.choose('New size', 'Choose a size');
  expect(submitButton()?.disabled).toBe(true);
  await page.choose('New size', '8 GB');
  await page.submit();
  await page.see(/^(?!.*Cancel)/s);
  expect(page.asked.at(-1)?.body).toMatchObject({ new_capacity: 8 });
  expect((await page.row(row.id)).state).toBe('EXTENDING');
  await page.target.settle();
  expect((await page.row(row.id)).gb).toBe(8);
});

test('a restore takes the backup that was chosen of those that can be restored', async () => {
  const row = await page.instance();
  for (let made = 0; made < 3; made++) {
    await askFor(page.api, 'backUp', row);
    await page.target.settle();
  }
  const [, chosen] = await listBackups(page.api, row);
  await showActions(row);
  await page.press('Restore');
  await page.see('Choose a backup');
  const second = page.options('Backup')[2] as string;
  expect(second).toMatch(/, 2026-01-01 00:0\d:\d\d$/);
  expect(second.startsWith(`${chosen?.backup_name}, `)).toBe(true);
  expect(submitButton()?.disabled).toBe(true);
  await page.choose('Backup', second);
  await page.choose('Backup', 'Choose a backup');
  expect(submitButton()?.disabled).toBe(true);
  await page.choose('Backup', second);
  await page.submit();
  await page.see(/^(?!.*Cancel)/s);
  expect(page.asked.at(-1)?.body).toEqual({ backup_id: chosen?.backup_id });
  expect((await page.row(row.id)).state).toBe('RESTORING');
});

test('without a backup there is nothing to restore, which the dialog says', async () => {
  await showActions(await page.instance());
  await page.press('Restore');
  await page.see('There is no backup of it to restore. Back it up first.');
  expect(submitButton()?.disabled).toBe(true);
});

test('a parameter is shown with its value and range, and set to what was typed', async () => {
  const row = await page.instance();
  await showActions(row);
  await page.press('Configure');
  await page.see('Choose a parameter');
  await page.choose('Parameter', 'timeout');
  expect(dialogText()).toContain('It is 0 now. Allowed: 0-7200');
  expect(page.field<HTMLInputElement>('New value').value).toBe('0');
  expect(page.all('.field-error')).toEqual([]);
  expect(submitButton()?.disabled).toBe(true);
  await page.type('New value', '300');
  await page.choose('Parameter', 'maxmemory-policy');
  expect(submitButton()?.disabled).toBe(true);
  await page.choose('Parameter', 'timeout');
  await page.type('New value', '300');
  await page.submit();
  await page.see(/^(?!.*Cancel)/s);
  expect(page.asked.at(-1)?.body.redis_config).toEqual([
    { param_id: expect.any(String), param_name: 'timeout', param_value: '300' },
  ]);
  await page.target.settle();
  await showActions(await page.row(row.id));
  await page.press('Configure');
  await page.see('Choose a parameter');
  await page.choose('Parameter', 'timeout');
  expect(dialogText()).toContain('It is 300 now.');
});

test('what is wrong with the details is said at their field, and all else below them', async () => {
  const row = await page.instance();
  await showActions(row);
  await page.press('Configure');
  await page.see('Choose a parameter');
  await page.choose('Parameter', 'timeout');
  await page.type('New value', 'soon');
  await page.submit();
  await page.see('DCS.4066 Expected a whole number of 0-7200.');
  expect(page.field('New value').getAttribute('aria-invalid')).toBe('true');
  expect(page.all('.refusal')).toEqual([]);
  await page.press('Cancel');
  await page.press('Extend');
  await page.see('Choose a size');
  const [, size = ''] = page.options('New size');
  await page.choose('New size', size);
  page.target.emulator.core.run(page.emulator.clock.now(), undefined, (world) =>
    world.patch(world.find(row.project, row.id), { engineVersion: '3.0' }),
  );
  await page.submit();
  await page.see(/DCS\.4927 Redis\.\S+ does not have version 3\.0\./);
  expect(page.field('New size').getAttribute('aria-invalid')).toBe('true');
  expect(page.all('.refusal')).toEqual([]);
});

test('only what cannot be undone is warned of', async () => {
  const row = await page.instance();
  await showActions(row);
  for (const [label, isFinal] of [
    ['Delete', true],
    ['Restart', false],
    ['Extend', false],
  ] as const) {
    await page.press(label);
    expect(dialogText()?.includes('There is no way back from it.')).toBe(isFinal);
    expect(submitButton()?.className).toBe(isFinal ? 'danger' : 'primary');
    expect(dialogText()).toContain(`${label} ${row.name}`);
    await page.press('Cancel');
    expect(dialogText()).toBeUndefined();
  }
  expect(page.asked).toEqual([]);
});

test('what was accepted is said, and the dialog closes', async () => {
  const row = await page.instance();
  await showActions(row);
  await page.press('Restart');
  expect(dialogText()).toContain('The service is asked to restart this instance.');
  await page.submit();
  await page.see(/^(?!.*Cancel)/s);
  expect(page.said).toEqual([`Restart: ${row.name} — accepted.`]);
  expect((await page.row(row.id)).state).toBe('RESTARTING');
});

test('a refusal stays in the dialog, with its code', async () => {
  const row = await page.instance();
  await showActions(row);
  await page.press('Delete');
  await page.api.v2('PUT', `${row.project}/instances/status`, {
    action: 'restart',
    instances: [row.id],
  });
  await page.submit();
  await page.see(/DCS\.\d{4}/);
  expect(page.said).toHaveLength(1);
  expect((await page.row(row.id)).state).toBe('RESTARTING');
});

test('each action says where it leads, for how long by the plan, and whether it serves then', async () => {
  const row = await page.instance();
  page.environment.tell('plan', {
    name: 'own',
    usual: {
      RESTARTING: { usuallyFromMs: 4000, usuallyToMs: 9000 },
      'RUNNING.backingUp': { usuallyFromMs: 60_000, usuallyToMs: 60_000 },
    },
  });
  await showActions(row);
  const effects = Object.fromEntries(
    page.all('.actions li').map((each) => {
      const [name, effect] = [each.querySelector('button'), each.querySelector('.reason')];
      return [name?.textContent, effect?.textContent];
    }),
  );
  expect(effects).toMatchObject({
    Restart: 'Restarting for 4–9 s; does not serve then',
    'Back up': 'Running, backing up for 1 min; serves meanwhile',
    Delete: 'Deleted; there is no way back',
    Flush: 'At once',
  });
});
