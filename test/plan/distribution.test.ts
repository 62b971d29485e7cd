// Distributions in a plan's file: what each form means, what is refused, and that the draws have the
// moments that the textbook gives.

import { drawPhase, InputError, parsePlan } from '../../src/plan/index.js';
import { distributionSchema } from '../../src/plan/internal.js';
import { createRandom, type Distribution, mean } from '../../src/random/index.js';

test.each<[unknown, Distribution]>([
  ['30s', { type: 'fixed', value: 30_000 }],
  [0, { type: 'fixed', value: 0 }],
  [{ fixed: '23s' }, { type: 'fixed', value: 23_000 }],
  [{ uniform: ['10s', '30m'] }, { type: 'uniform', min: 10_000, max: 1_800_000 }],
  [{ uniform: ['10s', '10s'] }, { type: 'uniform', min: 10_000, max: 10_000 }],
  [{ exponential: { mean: '5m' } }, { type: 'exponential', mean: 300_000 }],
  [{ lognormal: { median: '5m', sigma: 0.4 } }, { type: 'lognormal', median: 300_000, sigma: 0.4 }],
  [{ lognormal: { median: '5m', sigma: 0 } }, { type: 'lognormal', median: 300_000, sigma: 0 }],
  [{ weibull: { scale: '5m', shape: 1.5 } }, { type: 'weibull', scale: 300_000, shape: 1.5 }],
  [{ exponential: { mean: '365000d' } }, { type: 'exponential', mean: 31_536_000_000_000 }],
])('%j is read', (written, distribution) => {
  expect(distributionSchema.parse(written)).toEqual(distribution);
});

const tooLong = /^expected a distribution with a mean of at most 365000d$/;

test.each([
  [
    { unifrom: ['1s', '2s'] },
    'unifrom',
    /^unknown distribution "unifrom"; allowed: fixed, uniform/,
  ],
  [{}, '', /^expected exactly one distribution \(.*\), got none$/],
  [{ fixed: '1s', uniform: ['1s', '2s'] }, '', /got fixed and uniform$/],
  [{ fixed: undefined }, '', /got none$/],
  [{ uniform: ['2s', '1s'] }, 'uniform', /^expected \[min, max\] with min at most max$/],
  [{ uniform: ['1s'] }, 'uniform', /^expected two durations/],
  [{ uniform: ['1s', '2s', '3s'] }, 'uniform', /^expected two durations/],
  [{ uniform: '1s' }, 'uniform', /^expected two durations.*got "1s"$/],
  [{ uniform: ['1s', 2] }, 'uniform[1]', /with a unit.*got 2$/],
  [{ exponential: '5m' }, 'exponential', /^expected a mapping with the key mean, got "5m"$/],
  [{ exponential: {} }, 'exponential.mean', /^missing/],
  [{ exponential: { mean: '0s' } }, 'exponential.mean', /^expected a duration above 0/],
  [{ exponential: { mean: '0.2ms' } }, 'exponential.mean', /^expected a duration above 0/],
  [{ exponential: { rate: 3 } }, 'exponential.rate', /^unknown key "rate"; allowed: mean$/],
  [
    { lognormal: '5m' },
    'lognormal',
    /^expected a mapping with the keys median and sigma, got "5m"$/,
  ],
  [{ weibull: '5m' }, 'weibull', /^expected a mapping with the keys scale and shape, got "5m"$/],
  [{ lognormal: { median: '0s', sigma: 1 } }, 'lognormal.median', /above 0/],
  [{ lognormal: { median: '1s', sigma: -1 } }, 'lognormal.sigma', /at least 0, got -1$/],
  [{ lognormal: { median: '1s', sigma: Number.NaN } }, 'lognormal.sigma', /got NaN$/],
  [
    { lognormal: { median: '1s', sigma: Number.POSITIVE_INFINITY } },
    'lognormal.sigma',
    /Infinity$/,
  ],
  [{ weibull: { scale: '1s', shape: 0 } }, 'weibull.shape', /^expected a number above 0, got 0$/],
  [{ weibull: { scale: '1s', shape: '2' } }, 'weibull.shape', /got "2"$/],
  [{ weibull: { scale: '0s', shape: 2 } }, 'weibull.scale', /above 0/],
  // Means that are infinite, or longer than any duration.
  [{ lognormal: { median: '1ms', sigma: 99 } }, '', tooLong],
  [{ lognormal: { median: '1ms', sigma: 1e200 } }, '', tooLong],
  [{ lognormal: { median: '365000d', sigma: 0.1 } }, '', tooLong],
  [{ weibull: { scale: '1ms', shape: 0.001 } }, '', tooLong],
  [{ weibull: { scale: '1ms', shape: 5e-324 } }, '', tooLong],
])('%j is refused at "%s"', (written, place, message) => {
  const complaint = complaintAbout({ phases: { CREATING: { takes: written } } });
  const path = `phases.CREATING.takes${place.replace(/^(?=\w)/, '.')}: `;
  expect(complaint.startsWith(path)).toBe(true);
  expect(complaint.slice(path.length)).toMatch(message);
});

function complaintAbout(plan: unknown): string {
  try {
    parsePlan(plan);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'none';
}

const draws = 20_000;

test.each<[unknown, number]>([
  // With the variance in units of the squared mean.
  [{ uniform: ['10s', '30m'] }, 1790 ** 2 / 12 / 905 ** 2],
  [{ exponential: { mean: '5m' } }, 1],
  [{ lognormal: { median: '5m', sigma: 0.4 } }, Math.exp(0.4 ** 2) - 1],
  [{ weibull: { scale: '5m', shape: 1.5 } }, 0.461],
  [{ fixed: '23s' }, 0],
])('draws of %j have its mean and variance', (takes, relativeVariance) => {
  const plan = parsePlan({ phases: { RESTARTING: { takes } } });
  const random = createRandom(11);
  const values = Array.from(
    { length: draws },
    () => drawPhase(plan, 'RESTARTING', random)?.durationMs ?? Number.NaN,
  );
  const expectedMean = mean(distributionSchema.parse(takes));
  const average = values.reduce((sum, value) => sum + value, 0) / draws;
  const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / draws;
  // Five standard errors of the mean, and half a millisecond for the rounding.
  const tolerance = 5 * expectedMean * Math.sqrt(relativeVariance / draws) + 0.5;
  expect(Math.abs(average - expectedMean)).toBeLessThanOrEqual(tolerance);
  expect(variance / expectedMean ** 2).toBeGreaterThanOrEqual(relativeVariance * 0.9);
  expect(variance / expectedMean ** 2).toBeLessThanOrEqual(relativeVariance * 1.1);
  expect(values.every(Number.isInteger)).toBe(true);
});
