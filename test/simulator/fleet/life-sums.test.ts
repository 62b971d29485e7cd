// Sums over lives: what rounding has added to a life does not make another time negative.

import { compileModel } from '../../../src/simulator/fleet/compiled-model.js';
import { LifeSums } from '../../../src/simulator/fleet/life-sums.js';
import { emptyTally } from '../../../src/simulator/fleet/tally.js';
import { cause, fixed, modelOf } from '../../support/fleet/index.js';

const { states } = compileModel(
  modelOf(
    ['RUNNING.idle', 'serves', cause(fixed(1), ['fault', 'ERROR'])],
    ['ERROR', 'down', cause(fixed(1), ['recover', 'RUNNING.idle'])],
  ),
);
const [running, error] = states as [(typeof states)[0], (typeof states)[0]];

/** The tally of a life until 10 ms that ends in ERROR. */
function tallyOf(runningMs: number, errorMs: number) {
  const sums = new LifeSums(2, 2, 10);
  const tally = emptyTally(2, 2, 2, 2);
  [running.spentMs, error.spentMs] = [runningMs, errorMs];
  sums.addLife(states, error);
  sums.moveTo(tally);
  return tally;
}

test('a life that rounding has made longer than the horizon is cut there', () => {
  expect(tallyOf(10.002, 0).dwellUs).toEqual([10_000n, 0n]);
  expect(tallyOf(6, 4.002)).toMatchObject({ dwellUs: [6000n, 4000n], downUs: 4000n });
});

test('the rest of a life belongs to where it ends', () => {
  expect(tallyOf(6, 0)).toMatchObject({ dwellUs: [6000n, 4000n], downUs: 4000n });
  expect(tallyOf(0, 0)).toMatchObject({ dwellUs: [0n, 10_000n], downUsSquared: 100_000_000n });
});

test('time without service is divided by what began it, and rounding loses none of it', () => {
  const sums = new LifeSums(2, 3, 10);
  const tally = emptyTally(2, 2, 2, 3);
  const third = 1 / 3;
  for (let life = 0; life < 3; life++) {
    sums.downMs.set([third, third, third]);
    [running.spentMs, error.spentMs] = [9, 0];
    sums.addLife(states, error);
  }
  sums.moveTo(tally);
  expect(tally.downUs).toBe(3000n);
  expect(tally.causesUs).toEqual([999n, 1002n, 999n]);
  expect([...sums.downMs]).toEqual([0, 0, 0]);
});
