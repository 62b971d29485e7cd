// Inversion never is further off than it says, on random profiles whose truth uniformisation knows;
// also when their clocks are disguised so that every one of them has to be integrated.

import fc from 'fast-check';
import { solveChain } from '../../../../src/simulator/exact/chain/chain.js';
import { uniformise } from '../../../../src/simulator/exact/chain/uniformisation.js';
import {
  invertProbabilities,
  invertTimeShares,
} from '../../../../src/simulator/exact/inversion/inverted-occupancy.js';
import { modelsOf } from '../../../../src/simulator/profile/index.js';
import type { SemiMarkovModel } from '../../../../src/simulator/profile/semi-markov.js';
import { quickOrDeep } from '../../../deep/depth.js';
import { profiles } from '../../../support/profiles/index.js';
import { day, hour, minute, weibull } from '../models.js';

const downIn = ({ states }: SemiMarkovModel, shares: readonly number[]): number =>
  shares.reduce((sum, share, i) => sum + (states[i]?.serving ? 0 : share), 0);

/** The same model with its constant rates dressed up as clocks that have to be integrated. */
const disguised = (model: SemiMarkovModel): SemiMarkovModel => ({
  ...model,
  states: model.states.map((state) => ({
    ...state,
    causes: state.causes.map((cause) => {
      if (cause.afterMs.type !== 'exponential') throw new Error('not exponential');
      return { ...cause, afterMs: weibull(cause.afterMs.mean, 1 + 1e-13) };
    }),
  })),
});

const modelsFrom = (seed: number) =>
  fc
    .sample(profiles({ exponential: true, mostKinds: 1 }), { seed, numRuns: quickOrDeep(10, 30) })
    .flatMap((profile) => modelsOf(profile).map(({ model }) => model));
const models = [...modelsFrom(3), ...modelsFrom(4).slice(0, 3)];
const horizons = [10 * minute, 3 * hour, 2 * day, 30 * day, 365 * day];

describe.each([
  ['inversion', (model: SemiMarkovModel) => model],
  ['quadrature and inversion', disguised],
])('%s of random profiles with constant rates', (_, dress) => {
  test.each(horizons)('over %d ms is off by no more than it says', (horizonMs) => {
    const dressed = dress === disguised ? models.slice(0, quickOrDeep(1, 3)) : models;
    for (const model of dressed) {
      const [exact] = uniformise(solveChain(model), [horizonMs]) ?? [];
      const truth = downIn(model, exact?.sharesOfTime ?? []);
      const { shares, errorEstimate } = invertTimeShares(solveChain(dress(model)), horizonMs, 1e-7);
      expect(Math.abs(downIn(model, shares) - truth)).toBeLessThanOrEqual(errorEstimate);
      expect(errorEstimate).toBeLessThan(1e-6);
    }
  });
});

test('at a moment it is as sure where clocks have to be integrated', () => {
  const [model] = models as [SemiMarkovModel];
  const [exact] = uniformise(solveChain(model), [2 * day]) ?? [];
  const [inverted] = invertProbabilities(solveChain(disguised(model)), [2 * day], 1e-9);
  const { shares = [], errorEstimate } = inverted ?? {};
  const off = Math.abs(downIn(model, shares) - downIn(model, exact?.probabilities ?? []));
  expect(off).toBeLessThanOrEqual(errorEstimate as number);
  expect(errorEstimate).toBeLessThan(1e-9);
});
