// Whether two answers agree: z-scores, and what is made of them.

import { compareAnswers, zScore } from '../../src/simulator/agreement.js';
import { exactAnswer } from '../../src/simulator/exact/index.js';
import { simulateFleet } from '../../src/simulator/fleet/index.js';
import { alike, exponential, onOff } from './exact/models.js';

test('a z-score counts standard errors, with what the exact share may be off by among them', () => {
  const { expected } = exactAnswer(alike(onOff(exponential(99), exponential(1))), {
    horizonMs: 1e6,
  });
  const simulated = { mean: expected.serving + 0.004, standardError: 0.002 };
  expect(zScore(simulated, expected)).toBeCloseTo(2, 9);
  const vague = { ...expected, errorEstimate: 0.0015 };
  expect(zScore(simulated, vague)).toBeCloseTo(0.004 / 0.0025, 9);
  expect(zScore({ ...simulated, mean: expected.serving - 0.002 }, expected)).toBeCloseTo(-1, 9);
});

describe('two answers that differ', () => {
  const models = alike(onOff(exponential(99), exponential(1)));
  const exact = exactAnswer(models, { horizonMs: 1000 });
  const fleet = simulateFleet(models, { horizonMs: 1000, instances: 100, points: 2 });
  const { standardError } = fleet.servingShare;

  /** The verdict on a fleet so many standard errors off, with so many outages. */
  const verdict = (z: number, ended: number, open: number) => {
    const mean = exact.expected.serving + z * standardError;
    const servingShare = { ...fleet.servingShare, mean };
    const outages = { ...fleet.outages, count: ended, open };
    return compareAnswers({ ...fleet, servingShare, outages }, exact).verdict;
  };

  test('by up to four standard errors agree', () => {
    expect(verdict(3.99, 20_000, 0)).toBe('agree');
    expect(verdict(-3.99, 20_000, 0)).toBe('agree');
  });

  test('by more are a defect, if ten thousand outages were seen', () => {
    expect(verdict(-4.01, 10_000, 0)).toBe('defect');
    expect(verdict(4.01, 9000, 1000)).toBe('defect');
  });

  test('by more are doubtful, if fewer were', () => {
    expect(verdict(4.01, 9000, 999)).toBe('doubtful');
  });
});
