/// <reference lib="dom" />
// New instances, ordered in the dialog and made by the emulator itself.

import { h } from 'preact';
import type { Flavor } from '../../src/console/api/index.js';
import { CreateDialog } from '../../src/console/create/index.js';
import {
  type CreationRequest,
  fitting,
  flavorsFor,
  orderFor,
} from '../../src/console/create/order.js';
import { openPage, type RealPage, realVocabulary } from './real-page.js';

const wanted: CreationRequest = {
  name: 'shop',
  kind: 'ha',
  gb: 4,
  copies: 2,
  version: '6.0',
  count: 1,
  description: '',
};
const flavor = (gb: number, changes: Partial<Flavor> = {}): Flavor => ({
  spec: `ha.${gb}.${changes.copies ?? 2}`,
  kind: 'ha',
  gb,
  cpu: 'x86',
  copies: 2,
  versions: ['5.0', '6.0'],
  ...changes,
});

describe('a request that cannot be fulfilled', () => {
  const flavors = [flavor(1), flavor(8), flavor(8, { copies: 3 }), flavor(64, { copies: 4 })];

  test.each([
    ['the next larger size takes its place', { gb: 4 }, { gb: 8, copies: 2 }],
    ['a size that there is stays', { gb: 1 }, { gb: 1 }],
    ['the largest takes the place of a larger one', { gb: 128 }, { gb: 64, copies: 4 }],
    ['copies that there are stay', { gb: 8, copies: 3 }, { copies: 3 }],
    [
      'a master and its standby take the place of other copies',
      { gb: 8, copies: 5 },
      { copies: 2 },
    ],
    ['a version that there is stays', { version: '5.0' }, { version: '5.0' }],
    ['the newest version takes the place of another', { version: '4.0' }, { version: '6.0' }],
  ])('%s', (_, changes, expected) => {
    expect(fitting({ ...wanted, ...changes }, flavors)).toMatchObject(expected);
  });

  test('where nothing is on offer it stays as it is, without a version', () => {
    expect(fitting(wanted, [])).toEqual({ ...wanted, version: '' });
  });

  test('flavors of one kind and one chip can be chosen', () => {
    const others = [flavor(2, { cpu: 'arm' }), flavor(2, { kind: 'single' })];
    expect(flavorsFor([...flavors, ...others], 'ha')).toEqual(flavors);
  });

  test('an order names the flavor of its size and copies, and a zone for a single copy', () => {
    const order = (changes: Partial<CreationRequest>) =>
      orderFor({ ...wanted, gb: 8, ...changes }, flavors, ['a', 'b', 'c']);
    expect(order({ copies: 3 })).toMatchObject({ spec_code: 'ha.8.3', az_codes: ['a', 'b'] });
    expect(order({ copies: 2 })).toMatchObject({ spec_code: 'ha.8.2', az_codes: ['a', 'b'] });
    expect(order({ copies: 1 })).toMatchObject({ spec_code: '', az_codes: ['a'] });
    expect(order({})).not.toHaveProperty('description');
    expect(order({ description: 'mine' })).toMatchObject({ description: 'mine' });
  });
});

describe('the dialog', () => {
  let page: RealPage;
  let closed: number;
  const vocabulary = realVocabulary();
  beforeEach(async () => {
    closed = 0;
    page = openPage(await vocabulary);
    await page.show(h(CreateDialog, { onClose: () => void closed++ }));
  });
  afterEach(() => page.close());

  const offered = () => page.see(/64 GB/);
  const submitButton = () => page.place.querySelector<HTMLButtonElement>('[type=submit]');
  const made = () => [...page.emulator.store.instances.all];

  test('begins with a master and a standby, and waits for what is on offer', async () => {
    expect(page.field<HTMLSelectElement>('Kind').selectedOptions[0]?.text).toBe('Master/standby');
    await offered();
    expect(page.field<HTMLSelectElement>('Size').selectedOptions[0]?.text).toBe('4 GB');
    expect(page.field<HTMLSelectElement>('Copies').value).toBe('2');
    expect(submitButton()?.disabled).toBe(false);
    expect(submitButton()?.textContent).toBe('Create');
  });

  test('creates what was chosen', async () => {
    await offered();
    await page.choose('Kind', 'Single-node');
    await page.choose('Size', '8 GB');
    await page.choose('Redis', '5.0');
    await page.type('Name', 'shop-cache');
    await page.type('Description', 'of the shop');
    await page.type('Project', 'f'.repeat(32));
    await page.submit();
    await page.turn();
    expect(made()).toMatchObject([
      {
        name: 'shop-cache',
        kind: 'single',
        capacityGb: 8,
        engineVersion: '5.0',
        description: 'of the shop',
        project: 'f'.repeat(32),
      },
    ]);
    expect(page.said).toEqual(['1 instance named shop-cache ordered.']);
    expect(closed).toBe(1);
  });

  test('creates several at once, and says how many on its button', async () => {
    await offered();
    await page.type('Name', 'many');
    await page.type('How many', '3');
    expect(submitButton()?.textContent).toBe('Create 3');
    await page.submit();
    await page.turn();
    expect(made()).toHaveLength(3);
    expect(page.said).toEqual(['3 instances named many ordered.']);
  });

  test('keeps what is typed in two fields before the page is drawn again', async () => {
    await offered();
    for (const [label, text] of [
      ['Name', 'many'],
      ['How many', '2'],
    ] as const) {
      const field = page.field<HTMLInputElement>(label);
      field.value = text;
      field.dispatchEvent(new window.Event('input', { bubbles: true }));
    }
    await page.turn();
    expect(page.field<HTMLInputElement>('Name').value).toBe('many');
    expect(submitButton()?.textContent).toBe('Create 2');
  });

  test('has the words for names from what the service refuses', async () => {
    const wanted = '4 to 64 letters, digits, - or _, with a letter or digit first.';
    expect(page.place.textContent).toContain(wanted);
  });

  test('says at the field and in words what is wrong with it, once', async () => {
    await offered();
    await page.type('Name', '-x');
    await page.submit();
    await page.see('DCS.4010');
    expect(page.all('.field-error').map(({ textContent }) => textContent)).toEqual([
      'DCS.4010 Expected 4 to 64 letters, digits, - or _, with a letter or digit first.',
    ]);
    expect(page.field('Name').getAttribute('aria-invalid')).toBe('true');
    expect(page.all('.refusal')).toEqual([]);
    expect(page.place.textContent).not.toMatch(/pattern|\[A-Z/);
  });

  test('stays open with the refusal of the service', async () => {
    await offered();
    await page.type('Name', '!');
    await page.submit();
    await page.see(/DCS\.\d{4}/);
    expect(closed).toBe(0);
    expect(made()).toEqual([]);
  });
});
