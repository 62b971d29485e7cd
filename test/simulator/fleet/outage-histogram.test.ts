// Outages in bins: every length in the right one, and quantiles to within 0.8 %.

import * as fc from 'fast-check';
import {
  binOf,
  middleOf,
  outageBins,
  quantileOf,
} from '../../../src/simulator/fleet/outage-histogram.js';

test.each([
  [2 ** -10, 0],
  [2 ** -10 * (1 + 1 / 64), 1],
  [2 ** -9, 64],
  [1, 640],
  [1.25, 656],
  [20, 912],
  [2 ** 44 - 1, outageBins - 1],
])('%d ms are the first or last of bin %d', (lengthMs, bin) => {
  expect(binOf(lengthMs)).toBe(bin);
});

test.each([
  [0, 0],
  [1e-9, 0],
  [2 ** 44, outageBins - 1],
  [1e300, outageBins - 1],
])('%d ms, beyond all bins, are in bin %d', (lengthMs, bin) => {
  expect(binOf(lengthMs)).toBe(bin);
});

test('a length is within 0.8 % of the middle of its bin', () => {
  const lengths = fc.double({ min: 2 ** -10, max: 2 ** 44 * (1 - 2 ** -20), noNaN: true });
  fc.assert(
    fc.property(lengths, (lengthMs) => {
      expect(Math.abs(middleOf(binOf(lengthMs)) / lengthMs - 1)).toBeLessThan(0.008);
    }),
    { numRuns: 500, seed: 20_268 },
  );
});

test('longer outages are in later bins', () => {
  const bins = Array.from({ length: outageBins }, (_, bin) => bin);
  const middles = bins.map(middleOf);
  expect(middles.map(binOf)).toEqual(bins);
  expect(middles.toSorted((a, b) => a - b)).toEqual(middles);
});

test('a quantile is that of the sorted lengths, to within 0.8 %', () => {
  const lengths = fc.array(fc.double({ min: 0.001, max: 1e9, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(lengths, fc.constantFrom(0, 0.01, 0.5, 0.95, 0.99, 1), (all, share) => {
      const counts = new Float64Array(outageBins);
      for (const ms of all) counts[binOf(ms)] = (counts[binOf(ms)] as number) + 1;
      const rank = Math.max(1, Math.ceil(share * all.length));
      const exact = all.toSorted((a, b) => a - b)[rank - 1] as number;
      expect(Math.abs((quantileOf(counts, share) as number) / exact - 1)).toBeLessThan(0.008);
    }),
    { numRuns: 300, seed: 20_269 },
  );
});

test('nothing counted has no quantile', () => {
  expect(quantileOf(new Float64Array(outageBins), 0.5)).toBeUndefined();
});
