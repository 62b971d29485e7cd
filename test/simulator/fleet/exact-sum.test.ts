// Sums that never round, however many and however large the numbers.

import * as fc from 'fast-check';
import { ExactSum } from '../../../src/simulator/fleet/exact-sum.js';

const two52 = 2 ** 52;

test('a sum is that of the numbers as bigints', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.integer({ min: 0, max: two52 }), fc.integer({ min: two52 - 5, max: two52 })),
      ),
      (numbers) => {
        const sum = new ExactSum();
        for (const n of numbers) sum.add(n);
        expect(sum.take()).toBe(numbers.reduce((all, n) => all + BigInt(n), 0n));
      },
    ),
    { numRuns: 200, seed: 20_270 },
  );
});

test('ten thousand of the largest numbers lose nothing to the last one', () => {
  const sum = new ExactSum();
  for (let i = 0; i < 10_000; i++) sum.add(two52);
  sum.add(1);
  expect(sum.take()).toBe(10_000n * 2n ** 52n + 1n);
});

test('a sum that was taken starts again from nothing', () => {
  const sum = new ExactSum();
  sum.add(two52);
  sum.add(two52);
  sum.take();
  sum.add(3);
  expect(sum.take()).toBe(3n);
  expect(sum.take()).toBe(0n);
});
