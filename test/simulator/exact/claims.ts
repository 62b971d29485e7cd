// What is asked of the expected shares in more than one test.

import { exactAnswer } from '../../../src/simulator/exact/index.js';
import type { SemiMarkovModel } from '../../../src/simulator/profile/semi-markov.js';
import { alike, day } from './models.js';

export const year = 365 * day;

/** The expected share of not serving, how it was found, and what it may be off by. */
export const downShare = (only: SemiMarkovModel, horizonMs: number) => {
  const { serving, errorEstimate, methods } = exactAnswer(alike(only), { horizonMs }).expected;
  return { down: 1 - serving, errorEstimate, methods };
};

/** Expects an answer to be as near as it claims, and that claim to be worth something. */
export function expectKept(
  found: { down: number; errorEstimate: number },
  down: number,
  worth = 1e-11,
) {
  expect(Math.abs(found.down - down)).toBeLessThanOrEqual(found.errorEstimate);
  expect(found.errorEstimate).toBeLessThan(worth);
}
