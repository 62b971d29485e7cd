// Rows keep their order and their pages, whatever is added and taken out: as a sorted list would.

import fc from 'fast-check';
import { SortedRows, type TableRow } from '../../../src/emulator/store/sorted-rows.js';
import { Table } from '../../../src/emulator/store/table.js';

const steps = fc.array(fc.record({ seq: fc.integer({ min: 0, max: 3000 }), add: fc.boolean() }), {
  maxLength: 3000,
  size: 'max',
});

test('pages are those of a sorted list', () => {
  fc.assert(
    fc.property(steps, fc.nat(3000), fc.integer({ min: 1, max: 50 }), (moves, offset, limit) => {
      const rows = new SortedRows<number>();
      const model = new Map<number, TableRow<number>>();
      for (const { seq, add } of moves) {
        const known = model.get(seq);
        if (add && !known) {
          const row = { seq, record: seq };
          model.set(seq, row);
          rows.add(row);
        } else if (!add && known) {
          model.delete(seq);
          rows.remove(known);
        }
      }
      const sorted = [...model.keys()].sort((a, b) => a - b);
      expect([...rows]).toEqual(sorted);
      expect(rows.size).toBe(sorted.length);
      expect(rows.slice(offset, limit)).toEqual(sorted.slice(offset, offset + limit));
      expect(rows.countUpTo(offset)).toBe(sorted.filter((seq) => seq <= offset).length);
    }),
    { numRuns: 60 },
  );
});

test('the rows of a filter are those that a look at all of them finds, whatever changed since', () => {
  type Item = { readonly id: string; readonly seq: number; readonly name: string };
  const items = fc.record({
    seq: fc.nat(40),
    name: fc.constantFrom('a', 'ab', 'b'),
    put: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(items, { maxLength: 200, size: 'max' }), fc.nat(5), (steps, offset) => {
      const table = new Table<Item>('items', ({ seq }) => [`odd ${seq % 2}`], undefined, {
        transaction: 1,
        note: () => {},
      });
      const filter = { name: 'a', matches: ({ name }: Item) => name.includes('a') };
      for (const { seq, name, put } of steps) {
        const id = String(seq);
        if (put) table.put({ id, seq, name });
        else table.delete(id);
        const found = [...table.group('odd 1')].filter(filter.matches);
        const rows = table.matching('odd 1', filter);
        expect([...rows]).toEqual(found);
        expect(rows.slice(offset, 3)).toEqual(found.slice(offset, offset + 3));
        expect(rows.size).toBe(found.length);
      }
    }),
    { numRuns: 60 },
  );
});

test('a row that is not there takes nothing with it', () => {
  const rows = new SortedRows<string>();
  rows.remove({ seq: 1, record: 'a' });
  rows.add({ seq: 1, record: 'a' });
  rows.remove({ seq: 1, record: 'another row with that number' });
  rows.remove({ seq: 2, record: 'b' });
  expect([...rows]).toEqual(['a']);
});
