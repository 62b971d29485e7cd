// Where time is very short, very long, or at its end: sums stay exact, and nothing falls off the edge.

import {
  createFleetEngine,
  EndlessLifeError,
  fleetResult,
  type Tally,
} from '../../../src/simulator/fleet/index.js';
import type { SemiMarkovModel } from '../../../src/simulator/profile/index.js';
import { alike, cause, fixed, modelOf } from '../../support/fleet/index.js';

/** Simulates five instances. */
function simulate(model: SemiMarkovModel, horizonMs: number): Tally {
  const run = { groups: alike(model), horizonMs, seed: 1, points: 11 };
  return createFleetEngine(run)(0, 5)[0] as Tally;
}

describe('sums are exact', () => {
  const out = modelOf(['CREATEFAILED', 'down']);
  const hundredYearsMs = 36_525 * 86_400_000;

  test.each([1, 1000, 365 * 86_400_000, hundredYearsMs])('up to a horizon of %d ms', (ms) => {
    const tally = simulate(out, ms);
    expect(tally.downUs).toBe(5n * BigInt(ms) * 1000n);
    expect(tally.downUsSquared).toBe(5n * (BigInt(ms) * 1000n) ** 2n);
  });

  test('of times that are no whole microseconds: a life adds up to the horizon', () => {
    const tally = simulate(
      modelOf(
        ['RUNNING.idle', 'serves', cause(fixed(1 / 3), ['fault', 'ERROR'])],
        ['ERROR', 'down', cause(fixed(1 / 7), ['restart', 'RESTARTING'])],
        ['RESTARTING', 'down', cause(fixed(1 / 11), ['succeed', 'RUNNING.idle'])],
      ),
      777.777,
    );
    expect(tally.dwellUs.reduce((a, b) => a + b)).toBe(5n * 777_777n);
    expect(tally.downUs).toBe((tally.dwellUs[1] as bigint) + (tally.dwellUs[2] as bigint));
  });
});

test('a change in the last instant before the horizon is counted at the last point', () => {
  // With these numbers, the last of evenly spread points is rounded to that very instant.
  const horizonMs = 777.777;
  const instant = horizonMs - 2 ** -43;
  expect((horizonMs * 23) / 23).toBe(instant);
  const model = modelOf(
    ['RUNNING.idle', 'serves', cause(fixed(instant), ['fault', 'ERROR'])],
    ['ERROR', 'down'],
  );
  const run = { groups: alike(model), horizonMs, seed: 1, points: 24 };
  const { series: found } = fleetResult(run, createFleetEngine(run)(0, 1));
  expect(found.atMs.at(-1)).toBe(horizonMs);
  expect(found.counts.map((row) => row.at(-1))).toEqual([0, 1]);
});

test('an instance that never gets to the horizon is reported', () => {
  const model = modelOf(
    ['RUNNING.idle', 'serves', cause(fixed(0), ['fault', 'ERROR'])],
    ['ERROR', 'down', cause(fixed(0), ['recover', 'RUNNING.idle'])],
  );
  expect(() => simulate(model, 1000)).toThrow(new EndlessLifeError());
});
