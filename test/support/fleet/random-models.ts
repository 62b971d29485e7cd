// Semi-Markov models at random, of every shape that a profile can have and some that it cannot.

import * as fc from 'fast-check';
import type { EventName, StateName } from '../../../machines/index.js';
import type { Distribution } from '../../../src/random/index.js';
import type { SemiMarkovModel } from '../../../src/simulator/profile/index.js';
import { modelOf, type Way, type WrittenState } from './models.js';

const names: readonly StateName[] = [
  'CREATING',
  'RUNNING.idle',
  'RUNNING.backingUp',
  'RESTARTING',
  'ERROR',
  'EXTENDING',
];
const events: readonly EventName[] = ['succeed', 'fail', 'fault', 'restart', 'recover', 'delete'];

const integer = (min: number, max: number) => fc.integer({ min, max });

/** Models without chance: whole milliseconds, and one way on. Ties are frequent. */
export const fixedModels: fc.Arbitrary<SemiMarkovModel> = integer(2, names.length).chain((n) =>
  models(
    n,
    // Only the first state may be left at once, so that every cycle takes time.
    (state) =>
      integer(state === 0 ? 0 : 1, 40).map((value): Distribution => ({ type: 'fixed', value })),
    (state) => waysOf(state, n, fc.constant([1])),
    0,
  ),
);

/** Models with all distributions, with means of some tens of milliseconds. */
export const randomModels: fc.Arbitrary<SemiMarkovModel> = integer(2, names.length).chain((n) =>
  models(
    n,
    () => distributions,
    (state) =>
      waysOf(
        state,
        n,
        fc.array(integer(1, 10), { minLength: 1, maxLength: 3 }).map((weights) => {
          const total = weights.reduce((a, b) => a + b);
          return weights.map((weight) => weight / total);
        }),
      ),
    1,
  ),
);

const distributions: fc.Arbitrary<Distribution> = fc.oneof(
  { weight: 3, arbitrary: integer(5, 80).map((mean) => ({ type: 'exponential' as const, mean })) },
  integer(5, 60).map((value) => ({ type: 'fixed' as const, value })),
  fc
    .tuple(integer(0, 30), integer(1, 60))
    .map(([min, width]) => ({ type: 'uniform' as const, min, max: min + width })),
  fc
    .tuple(integer(5, 50), integer(0, 10))
    .map(([median, sigma]) => ({ type: 'lognormal' as const, median, sigma: sigma / 10 })),
  fc
    .tuple(integer(5, 60), integer(5, 30))
    .map(([scale, shape]) => ({ type: 'weibull' as const, scale, shape: shape / 10 })),
);

/** Ways out of a state: to any other, by the event of the same number. */
function waysOf(
  state: number,
  n: number,
  probabilities: fc.Arbitrary<number[]>,
): fc.Arbitrary<Way[]> {
  const target = integer(1, n - 1).map((step) => (state + step) % n);
  return probabilities.chain((shares) =>
    fc
      .array(target, { minLength: shares.length, maxLength: shares.length })
      .map((targets) =>
        targets.map(
          (to, i): Way => [events[to] as EventName, names[to] as StateName, shares[i] as number],
        ),
      ),
  );
}

function models(
  n: number,
  times: (state: number) => fc.Arbitrary<Distribution>,
  ways: (state: number) => fc.Arbitrary<Way[]>,
  fewestCauses: number,
): fc.Arbitrary<SemiMarkovModel> {
  const state = (s: number): fc.Arbitrary<WrittenState> =>
    fc
      .tuple(
        fc.boolean(),
        fc.array(fc.record({ afterMs: times(s), ways: ways(s) }), {
          minLength: fewestCauses,
          maxLength: 3,
        }),
      )
      .map(([serves, causes]) => [names[s] as StateName, serves ? 'serves' : 'down', ...causes]);
  return fc.tuple(...Array.from({ length: n }, (_, s) => state(s))).map((all) => modelOf(...all));
}
