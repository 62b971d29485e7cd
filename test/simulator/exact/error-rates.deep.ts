// How sure the exact answer is, and whether rightly so: how often it is not resolved, and whether it ever is off
// by more than it says. `npm run test:deep -- rates` prints the rates, and docs/guide/fleets.md has them.

import fc from 'fast-check';
import { mean } from '../../../src/random/index.js';
import { solveChain } from '../../../src/simulator/exact/chain/chain.js';
import { enumerate } from '../../../src/simulator/exact/chain/enumeration.js';
import { exactAnswer } from '../../../src/simulator/exact/index.js';
import { invertTimeShares } from '../../../src/simulator/exact/inversion/inverted-occupancy.js';
import { modelsOf, type SemiMarkovModel } from '../../../src/simulator/profile/index.js';
import { quickOrDeep, seed } from '../../deep/depth.js';
import { profiles } from '../../support/profiles/index.js';
import { type EulerShare, eulerDownShare } from './euler.js';
import { day, fixed, hour, minute } from './models.js';

const draw = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) =>
  fc.sample(arbitrary, { seed, numRuns });
const models = draw(profiles({ mostKinds: 1 }), quickOrDeep(2, 1000, 60)).map(
  (profile) => modelsOf(profile)[0]?.model as SemiMarkovModel,
);
const say = (line: string) => process.stdout.write(`${line} (seed ${seed})\n`);

test('the shares of random profiles are resolved, but for one in 50, and not one is off by more than it says', () => {
  const horizonsMs = draw(fc.integer({ min: 0, max: 1000 }), models.length).map(
    (x) => 2 * hour * 360 ** (x / 1000),
  );
  let [unresolved, sharp, beyond] = [0, 0, 0];
  for (const [m, model] of models.entries()) {
    const horizonMs = horizonsMs[m] as number;
    const { expected } = exactAnswer([{ weight: 1, model }], { horizonMs });
    const isBeyond = ({ down, error }: EulerShare) =>
      Math.abs(1 - expected.serving - down) > expected.errorEstimate + error;
    const euler = eulerDownShare(model, horizonMs);
    if (!expected.resolved) unresolved++;
    if (euler.error < 1e-7) sharp++;
    // The second method is no better a judge of lattices: where they differ, it has to look more closely.
    if (isBeyond(euler) && isBeyond(eulerDownShare(model, horizonMs, 2048))) beyond++;
  }
  const of = models.length;
  say(`expected shares: ${unresolved} of ${of} not resolved, ${beyond} of ${of} off by more`);
  say(`than they say, by a second method that knows ${sharp} of them to 1e-7 or better`);
  expect(beyond).toBe(0);
  expect(unresolved).toBeLessThanOrEqual(of / 50);
  expect(sharp).toBeGreaterThan(of / 2);
});

test('where all instances change state together, inversion is not off by more than it says either', () => {
  // Every clock is set to its mean, in whole minutes; then all that can happen can be listed.
  const onTheDot = ({ states, ...rest }: SemiMarkovModel): SemiMarkovModel => ({
    ...rest,
    states: states.map((state) => ({
      ...state,
      causes: state.causes.map((cause) => ({
        ...cause,
        afterMs: fixed(Math.max(1, Math.round(mean(cause.afterMs) / minute)) * minute),
      })),
    })),
  });
  let [listed, beyond, unresolved] = [0, 0, 0];
  for (const model of models.map(onTheDot)) {
    const chain = solveChain(model);
    const [truth] = enumerate(chain, [3 * day]) ?? [];
    if (!truth) continue;
    listed++;
    const down = (shares: readonly number[]) =>
      shares.reduce((sum, share, i) => sum + (model.states[i]?.serving ? 0 : share), 0);
    const { shares, errorEstimate } = invertTimeShares(chain, 3 * day, 1e-6);
    if (errorEstimate > 1e-6) unresolved++;
    if (Math.abs(down(shares) - down(truth.sharesOfTime)) > errorEstimate) beyond++;
  }
  say(`lattices: ${beyond} of ${listed} off by more than they say, ${unresolved} not resolved`);
  expect(beyond).toBe(0);
  expect(listed).toBeGreaterThan(models.length / 2);
});
