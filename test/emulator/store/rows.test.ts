// Rows keep their order and their pages, whatever is added and taken out: as a sorted list would.

import fc from 'fast-check';
import { SortedRows, type TableRow } from '../../../src/emulator/store/sorted-rows.js';

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

test('a row that is not there takes nothing with it', () => {
  const rows = new SortedRows<string>();
  rows.remove({ seq: 1, record: 'a' });
  rows.add({ seq: 1, record: 'a' });
  rows.remove({ seq: 1, record: 'another row with that number' });
  rows.remove({ seq: 2, record: 'b' });
  expect([...rows]).toEqual(['a']);
});
