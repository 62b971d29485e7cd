// Whether two answers agree: the three verdicts, and what each says.

import { compareAnswers, zScore } from '../../../src/simulator/agreement/index.js';
import { exactAnswer } from '../../../src/simulator/exact/index.js';
import { createFleetEngine, fleetResult } from '../../../src/simulator/fleet/index.js';
import type { ModelGroup } from '../../../src/simulator/profile/index.js';
import {
  alike,
  type Bias,
  biased,
  cause,
  exponential,
  fixed,
  modelOf,
  uniform,
} from '../../support/fleet/index.js';
import { onOff } from '../exact/models.js';

test('a z-score counts standard errors, with what the exact share may be off by among them', () => {
  const { expected } = exactAnswer(alike(onOff(exponential(99), exponential(1))), {
    horizonMs: 1e6,
  });
  const simulated = { mean: expected.serving + 0.004, standardError: 0.002 };
  expect(zScore(simulated, expected)).toBeCloseTo(2, 9);
  const vague = { ...expected, errorEstimate: 0.0015 };
  expect(zScore(simulated, vague)).toBeCloseTo(0.004 / 0.0025, 9);
  expect(zScore({ ...simulated, mean: expected.serving - 0.002 }, expected)).toBeCloseTo(-1, 9);
});

/** What is said of a fleet; one that was simulated with a fault, if there is a bias. */
function verdictOn(groups: readonly ModelGroup[], instances: number, bias?: Bias) {
  const horizonMs = 1e6;
  const run = { groups, horizonMs, seed: 7, points: 2 };
  const simulate = createFleetEngine(bias ? { ...run, groups: biased(groups, bias) } : run);
  return compareAnswers(
    fleetResult(run, simulate(0, instances)),
    exactAnswer(groups, { horizonMs }),
  );
}

const everyClock = alike(
  modelOf(
    [
      'CREATING',
      'down',
      cause(fixed(500), ['succeed', 'RUNNING.idle', 0.8], ['fail', 'ERROR', 0.2]),
    ],
    [
      'RUNNING.idle',
      'serves',
      cause(exponential(10_000), ['restart', 'RESTARTING']),
      cause(exponential(20_000), ['fault', 'ERROR']),
    ],
    ['RESTARTING', 'down', cause(uniform(500, 1500), ['succeed', 'RUNNING.idle'])],
    [
      'ERROR',
      'down',
      cause({ type: 'lognormal', median: 2000, sigma: 1 }, ['recover', 'RUNNING.idle']),
      cause(fixed(4000), ['restart', 'RESTARTING']),
    ],
  ),
);

describe('a fleet that is as its model says', () => {
  test('agrees, if all that matters was seen', () => {
    const { verdict, disagreements, reason } = verdictOn(everyClock, 1000);
    expect({ verdict, disagreements, reason }).toEqual({ verdict: 'agree', disagreements: [] });
  });

  test('is not judged by a single instance', () => {
    expect(verdictOn(everyClock, 1)).toMatchObject({
      verdict: 'cannot tell',
      reason: 'one instance',
    });
  });

  test('is not judged when nothing happened', () => {
    const quiet = alike(onOff(exponential(1e12), exponential(1)));
    expect(verdictOn(quiet, 10)).toMatchObject({
      verdict: 'cannot tell',
      reason: 'nothing happened',
    });
  });

  test('is not judged without the rare failure that its downtime depends on, which is named', () => {
    const rare = alike(
      modelOf(
        ['RUNNING.idle', 'serves', cause(exponential(10_000), ['restart', 'RESTARTING'])],
        [
          'RESTARTING',
          'down',
          cause(fixed(10), ['succeed', 'RUNNING.idle', 0.99999], ['fail', 'ERROR', 0.00001]),
        ],
        ['ERROR', 'down', cause(fixed(200_000), ['recover', 'RUNNING.idle'])],
      ),
    );
    const { verdict, reason } = verdictOn(rare, 200);
    expect(verdict).toBe('cannot tell');
    expect(reason).toMatchObject({ of: 'RESTARTING fail → ERROR', instancesNeeded: 31_000 });
    // 200 instances of 99.9 restarts, one in 100 000 fails.
    expect((reason as { expected: number }).expected).toBeCloseTo(0.2, 2);
  });
});

describe('a simulator that is wrong in one place is found out, and the place is named', () => {
  test.each<[string, Bias]>([
    ['RUNNING.idle fault → ERROR', { from: 'RUNNING.idle', event: 'fault', factor: 1.1 }],
    ['RUNNING.idle restart → RESTARTING', { from: 'RUNNING.idle', event: 'restart', factor: 0.9 }],
    ['CREATING fail → ERROR', { from: 'CREATING', event: 'fail', factor: 1.5 }],
    ['lengths of stays in CREATING', { from: 'CREATING', event: 'succeed', factor: 1.2 }],
    ['lengths of stays in RESTARTING', { from: 'RESTARTING', event: 'succeed', factor: 1.05 }],
    ['lengths of stays in ERROR', { from: 'ERROR', event: 'recover', factor: 1.2 }],
  ])('%s', (of, bias) => {
    const groups =
      of === 'lengths of stays in CREATING'
        ? alike(
            modelOf(
              ['CREATING', 'down', cause(fixed(500), ['succeed', 'RUNNING.idle'])],
              ['RUNNING.idle', 'serves', cause(exponential(1e5), ['delete', 'CREATING'])],
            ),
          )
        : everyClock;
    const { verdict, disagreements } = verdictOn(groups, 1000, bias);
    expect(verdict).toBe('disagree');
    expect(disagreements[0]?.of).toBe(of);
  });

  test('an exact answer that is wrong is found out, too', () => {
    const horizonMs = 1e6;
    const run = { groups: everyClock, horizonMs, seed: 7, points: 2 };
    const simulated = fleetResult(run, createFleetEngine(run)(0, 1000));
    const exact = exactAnswer(everyClock, { horizonMs });
    const wrong = {
      ...exact,
      expected: { ...exact.expected, serving: exact.expected.serving - 0.2 },
    };
    const { verdict, disagreements } = compareAnswers(simulated, wrong);
    expect({ verdict, disagreements }).toEqual({
      verdict: 'disagree',
      disagreements: [{ of: 'serving share' }],
    });
  });
});
