// Smithy's rule: full jitter under a ceiling that doubles, and a last poll that can still be answered.

import fc from 'fast-check';
import { drawDelay, fitDelay } from '../../../src/observer/wait/delays.js';

const bounds = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 100_000 }))
  .map(([minDelayMs, more]) => ({ minDelayMs, maxDelayMs: minDelayMs + more }));

test('a delay lies between the shortest one and a ceiling that doubles up to the longest', () => {
  fc.assert(
    fc.property(bounds, fc.integer({ min: 1, max: 2000 }), (delays, polls) => {
      const ceilingMs = Math.min(delays.maxDelayMs, delays.minDelayMs * 2 ** (polls - 1));
      expect(drawDelay(polls, delays, () => 0)).toBe(delays.minDelayMs);
      expect(drawDelay(polls, delays, () => 1)).toBeCloseTo(ceilingMs, 6);
    }),
  );
});

test('a whole series of delays fits, and the last poll is the shortest delay before the deadline', () => {
  fc.assert(
    fc.property(
      bounds,
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (delays, moreMs, chances) => {
        const deadlineMs = delays.minDelayMs + moreMs;
        let [atMs, polls] = [0, 1];
        for (; polls < 10_000; polls++) {
          const { value } = chances.next();
          const drawnMs = drawDelay(polls, delays, () => value);
          const delayMs = fitDelay(drawnMs, deadlineMs - atMs, delays.minDelayMs);
          if (delayMs === undefined) break;
          atMs += delayMs;
        }
        if (polls < 10_000) expect(atMs).toBeCloseTo(deadlineMs - delays.minDelayMs, 3);
      },
    ),
    { numRuns: 50 },
  );
});

test('without a deadline a delay stays as it was drawn', () => {
  expect(fitDelay(1234, Number.POSITIVE_INFINITY, 10)).toBe(1234);
});
