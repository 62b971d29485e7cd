// A plan in figures for those who wait.

import { type Plan, phaseRanges, presets } from '../../src/plan/index.js';

test('the documented restart takes 10 seconds to 30 minutes (dcs-ug-0326013)', () => {
  expect(phaseRanges(presets.documented).RESTARTING).toEqual({
    shortestMs: 10_000,
    usuallyFromMs: 10_000,
    usuallyToMs: 1_800_000,
    longestMs: 1_800_000,
  });
});

test('a tail has usual bounds and no last one', () => {
  const plan: Plan = {
    name: 'tailed',
    phases: { backingUp: { takes: { type: 'exponential', mean: 1000 }, fails: 0, faults: 0 } },
  };
  const { 'RUNNING.backingUp': backup, ...rest } = phaseRanges(plan);
  expect(rest).toEqual({});
  expect(backup).toMatchObject({ shortestMs: 0, longestMs: Number.POSITIVE_INFINITY });
  expect(backup?.usuallyFromMs).toBeCloseTo(-1000 * Math.log(0.95));
  expect(backup?.usuallyToMs).toBeCloseTo(-1000 * Math.log(0.05));
});
