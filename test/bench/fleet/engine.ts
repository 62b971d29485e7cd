// The fleet as this project simulates it, on one thread.

import { simulateFleet } from '../../../src/simulator/index.js';
import type { Contender } from '../contender.js';
import { type BenchModel, runOf } from './model.js';
import {
  type Expectation,
  expectationFrom,
  type Outcome,
  outcomeOf,
  simulates,
} from './outcome.js';

function simulated(model: BenchModel, instances: number, seed = model.seed): Outcome {
  const { groups, ...options } = runOf(model);
  return outcomeOf(simulateFleet(groups, { ...options, seed, instances }));
}

/** What some fleets say the others should find: as many as it takes to tell how far they differ. */
export function expectationOf(model: BenchModel): Expectation {
  const fleets = Array.from({ length: 40 }, (_, i) => simulated(model, 2500, model.seed + 1 + i));
  return expectationFrom(fleets);
}

/** The fleet's engine, with everything that it counts. */
export const engine = (model: BenchModel, expected: Expectation, instances: number): Contender =>
  simulates('fleet', expected, () => simulated(model, instances));
