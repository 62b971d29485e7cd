// Simulated fleets of random profiles against the exact answer: they differ as chance says, and the
// exact answer's own error plays no part in it.

import fc from 'fast-check';
import { zScore } from '../../../src/simulator/agreement/index.js';
import { exactAnswer } from '../../../src/simulator/exact/index.js';
import { simulateFleet } from '../../../src/simulator/fleet/index.js';
import { quickOrDeep } from '../../deep/depth.js';
import { profiles } from '../../support/profiles/index.js';

// Seeded, so that these are always the same profiles and the same fleets: no luck is involved.
const seeds = quickOrDeep([20], [20, 21, 22, 23]);
const eachSeed = quickOrDeep(10, 50);
const drawn = seeds.flatMap((seed) =>
  fc.sample(profiles({ mostKinds: 2 }), { seed, numRuns: eachSeed }),
);
const fleets = drawn.map((profile) => {
  const { expected } = exactAnswer(profile, { toleranceRelative: 1e-4 });
  const simulated = simulateFleet(profile, { instances: 800, points: 2 }).servingShare;
  return { expected, simulated };
});
const scores = fleets.map(({ expected, simulated }) => zScore(simulated, expected));

test('no random fleet is further from its expected share than chance can bring it', () => {
  expect(scores).toHaveLength(seeds.length * eachSeed);
  for (const z of scores) expect(Math.abs(z)).toBeLessThan(4.5);
});

test('simulated and expected shares differ by as much as chance says, no more and no less', () => {
  const meanSquare = scores.reduce((sum, z) => sum + z * z, 0) / scores.length;
  const mean = scores.reduce((sum, z) => sum + z, 0) / scores.length;
  // Of n standard normal scores the mean square deviates by √(2/n) from 1, the mean by 1/√n from 0; four
  // times as much is allowed.
  expect(Math.abs(meanSquare - 1)).toBeLessThan(4 * Math.sqrt(2 / scores.length));
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(scores.length));
});

test('as many intervals hold the expected share as they promise to', () => {
  const holding = fleets.filter(
    ({ expected: { serving }, simulated }) => simulated.low <= serving && serving <= simulated.high,
  );
  // 95 of 100, give or take four standard deviations.
  const deviation = Math.sqrt((0.95 * 0.05) / fleets.length);
  expect(holding.length / fleets.length).toBeGreaterThan(0.95 - 4 * deviation);
});

test('what the exact share may be off by is nothing next to the standard error', () => {
  for (const { expected, simulated } of fleets) {
    expect(expected.errorEstimate).toBeLessThan(simulated.standardError / 10);
  }
});

test('a model that differs by a hair is told apart', () => {
  // The same fleets against expectations that are off by a tenth of the time without service.
  const off = fleets.map(({ expected, simulated }) =>
    zScore(simulated, { ...expected, serving: 1 - (1 - expected.serving) * 1.1 }),
  );
  expect(off.filter((z) => Math.abs(z) > 4).length).toBeGreaterThan(fleets.length / 4);
});
