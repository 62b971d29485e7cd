// How many instances are down at once: against sums by hand, and against simulated fleets.

import { downAtOnce } from '../../../src/simulator/exact/index.js';
import { simulateFleet } from '../../../src/simulator/index.js';
import { alike, day, exponential, fixed, hour, onOff } from './models.js';

const tenth = alike(onOff(exponential(9 * day), exponential(day)));

/** P(exactly k of n), with a tenth of them down. */
function exactly(k: number, n: number): number {
  let chance = 0.9 ** n;
  for (let i = 1; i <= k; i++) chance *= (n - i + 1) / i / 9;
  return chance;
}

const above = (k: number, n: number) =>
  Array.from({ length: n - k }, (_, i) => exactly(k + 1 + i, n)).reduce((sum, p) => sum + p, 0);

test.each([1, 3, 40, 700])('%i instances: the least numbers that are rarely exceeded', (n) => {
  const found = downAtOnce(tenth, { instances: n });
  if (found.type === 'unknown') throw new Error(found.reason);
  const { mean, p99, yearly } = found;
  expect(mean).toBeCloseTo(n / 10, 9);
  expect(above(p99, n)).toBeLessThanOrEqual(0.01);
  expect(above(p99 - 1, n)).toBeGreaterThan(0.01);
  // 36.5 outages a year and instance, each while k others are down or not.
  const worse = (k: number) => above(k, n) + n * 36.5 * exactly(k, n - 1);
  if (yearly < n) expect(worse(yearly)).toBeLessThanOrEqual(0.01);
  expect(worse(yearly - 1)).toBeGreaterThan(0.01);
});

test.each([1e6, 1e7, 1e10, Number.MAX_SAFE_INTEGER])(
  '%i instances: as Cornish and Fisher expand a binomial, in no time and no more memory',
  (n) => {
    const found = downAtOnce(tenth, { instances: n });
    if (found.type === 'unknown') throw new Error(found.reason);
    const { mean, p99, yearly } = found;
    const [z, width] = [2.3263478740408408, Math.sqrt(0.09 * n)];
    const expanded = mean + z * width + (0.8 * (z * z - 1)) / 6 - 0.5;
    expect(Math.abs(p99 - expanded)).toBeLessThan(1 + n * Number.EPSILON);
    expect(yearly).toBeGreaterThan(p99);
    expect(yearly).toBeLessThan(mean + 8 * width);
  },
);

test('fleets, once their births are over, reach what holds for 99 of 100 moments, and keep to the rest', () => {
  const found = downAtOnce(tenth, { instances: 100 });
  if (found.type === 'unknown') throw new Error(found.reason);
  const settled = 30 * 24;
  const fleets = Array.from({ length: 8 }, (_, seed) => {
    const options = { instances: 100, seed, horizonMs: 395 * day, points: 395 * 24 + 1 };
    const { statuses, counts } = simulateFleet(tenth, options).series;
    return (counts[statuses.indexOf('ERROR')] as number[]).slice(settled);
  });
  const all = fleets.flat();
  const share = all.filter((count) => count > found.p99).length / all.length;
  expect(share).toBeLessThan(0.012);
  expect(share).toBeGreaterThan(0.002);
  for (const counts of fleets) expect(Math.max(...counts)).toBeLessThanOrEqual(found.yearly);
});

test('where fixed clocks keep instances in step, it cannot be told, and it says so', () => {
  const found = downAtOnce(alike(onOff(fixed(hour), fixed(hour))));
  expect(found).toMatchObject({ type: 'unknown', reason: expect.stringContaining('fixed') });
});

test('the number of instances is a whole one', () => {
  for (const instances of [0, 2.5, Number.NaN]) {
    expect(() => downAtOnce(tenth, { instances })).toThrow(RangeError);
  }
});
