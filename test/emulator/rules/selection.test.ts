// Which instances an order is meant for, and which of two orders is the narrower one.

import fc from 'fast-check';
import {
  includes,
  nameMatches,
  narrowness,
  type Selection,
  type Subject,
} from '../../../src/emulator/rules/index.js';

const subject: Subject = {
  id: 'i1',
  name: 'prod-cache-1',
  kind: 'ha',
  project: 'p1',
  tags: [{ key: 'env', value: 'test' }, { key: 'old' }],
};

describe('a selection', () => {
  it.each<[Selection, boolean]>([
    [{}, true],
    [{ instance: 'i1' }, true],
    [{ instance: 'i2' }, false],
    [{ name: 'prod-*' }, true],
    [{ name: 'prod' }, false],
    [{ tag: 'env' }, true],
    [{ tag: 'env=test' }, true],
    [{ tag: 'env=prod' }, false],
    [{ tag: 'old' }, true],
    [{ tag: 'old=' }, true],
    [{ tag: 'test' }, false],
    [{ project: 'p1', kind: 'ha' }, true],
    [{ project: 'p1', kind: 'single' }, false],
    [{ project: 'p2', kind: 'ha' }, false],
  ])('%j includes the instance: %p', (selection, expected) => {
    expect(includes(selection, subject)).toBe(expected);
  });

  it('is narrower the further up it stands in this list', () => {
    const list: Selection[] = [
      { instance: 'i1', kind: 'ha' },
      { instance: 'i1' },
      { name: 'prod-cache-1' },
      { name: 'prod-*', tag: 'env' },
      { name: 'prod-*' },
      { name: 'p*' },
      { tag: 'env=test', project: 'p1' },
      { tag: 'env=test' },
      { tag: 'env' },
      { project: 'p1', kind: 'ha' },
      { project: 'p1' },
      { kind: 'ha' },
      {},
    ];
    const keys = list.map((selection) =>
      narrowness(selection)
        .map((n) => n + 1000)
        .join(),
    );
    expect(keys).toEqual([...keys].sort().reverse());
    expect(new Set(keys).size).toBe(list.length);
  });
});

describe('a pattern of names', () => {
  it('fits exactly what the same pattern fits as a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (stars, name) => {
        const escaped = stars.replaceAll('.', '\\.').replaceAll('*', '.*');
        expect(nameMatches(stars, name)).toBe(new RegExp(`^${escaped}$`).test(name));
      }),
      { numRuns: 2000 },
    );
  });

  it('with many stars is not slow', () => {
    expect(nameMatches(`${'*a'.repeat(60)}*b`, 'a'.repeat(100_000))).toBe(false);
  });
});
