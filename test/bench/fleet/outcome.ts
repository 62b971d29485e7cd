// What every contender reports, and the check that they did the same work: the share of the time in
// which instances serve must be the same but for chance.

import type { Contender } from '../contender.js';

/** What came of simulating some instances. */
export interface Outcome {
  readonly instances: number;
  readonly events: number;
  readonly servingShare: number;
}

/** What the share should be, and how far one instance's share strays from it. */
export interface Expectation {
  readonly servingShare: number;
  readonly deviationOfOne: number;
}

/**
 * A contender that simulates.
 *
 * @param name - its name
 * @param expected - what the check holds its outcome against
 * @param simulate - does the work; the same work every time
 */
export function simulates(name: string, expected: Expectation, simulate: () => Outcome): Contender {
  return {
    name,
    units: simulate().events,
    run: simulate,
    check: () => {
      const { instances, servingShare } = simulate();
      const z =
        (servingShare - expected.servingShare) / (expected.deviationOfOne / Math.sqrt(instances));
      if (!(Math.abs(z) < 6)) throw new Error(`${name} finds ${servingShare}, ${z} deviations off`);
    },
  };
}
