// The fleet as this project simulates it, on one thread.

import { simulateFleet } from '../../../src/simulator/index.js';
import type { Contender } from '../contender.js';
import type { BenchModel } from './model.js';
import { type Expectation, simulates } from './outcome.js';

const runOf = ({ groups, horizonMs, seed }: BenchModel, instances: number) =>
  simulateFleet(groups, { horizonMs, seed, instances, points: 201 });

/** What a large fleet says the others should find. */
export function expectationOf(model: BenchModel): Expectation {
  const instances = 100_000;
  const { servingShare } = runOf({ ...model, seed: model.seed + 1 }, instances);
  return {
    servingShare: servingShare.mean,
    deviationOfOne: servingShare.standardError * Math.sqrt(instances),
  };
}

/** The fleet's engine, with everything that it counts. */
export function engine(model: BenchModel, expected: Expectation, instances: number): Contender {
  return simulates('fleet', expected, () => {
    const { servingShare, transitions } = runOf(model, instances);
    const events = transitions.reduce((sum, { count }) => sum + count, 0);
    return { instances, events, servingShare: servingShare.mean };
  });
}
