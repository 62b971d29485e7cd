// Weighted lives: unbiased for steps of any rarity, the same however they are divided, and refused where nothing is
// rare. `npm run test:deep -- rates` tries their intervals and verdicts on many seeds.

import type { Distribution } from '../../../src/random/index.js';
import { compareAnswers } from '../../../src/simulator/agreement/index.js';
import { exactAnswer, shareAfter } from '../../../src/simulator/exact/index.js';
import {
  addTally,
  createFleetEngine,
  decodeTally,
  emptyLike,
  encodeTally,
  type FleetRun,
  type ForcedEvidence,
  fleetResult,
  forcedTransitions,
  type RareFigures,
  simulateFleet,
} from '../../../src/simulator/fleet/index.js';
import { type Profile, parseProfile, yearMs } from '../../../src/simulator/profile/index.js';
import { quickOrDeep, seed } from '../../deep/depth.js';
import { alike, biased, cause, exponential, fixed, modelOf } from '../../support/fleet/index.js';

const day = 86_400_000;

/** Restarts every three days, of which some fail; then nobody, the operator or the platform puts it right. */
const restarts = (fails: number, workload: object = {}, phase: object = {}): Profile =>
  parseProfile({
    kind: 'ha',
    plan: { phases: { CREATING: { takes: '10s' }, RESTARTING: { takes: '10m', fails, ...phase } } },
    workload: { requests: { restart: { every: '3d' } }, ...workload },
    instances: 1000,
    horizon: '60d',
  });

const recovery = (after: unknown) => ({ recovery: { after } });
const profiles: readonly (readonly [name: string, profile: Profile])[] = [
  ...[1e-3, 1e-6, 1e-9].flatMap((p) => [
    [`restarts fail with probability ${p}, for good`, restarts(p)] as const,
    [`restarts fail with probability ${p}, for five days`, restarts(p, recovery('5d'))] as const,
  ]),
  [
    'a failure, after which the next restart may fail, or break',
    restarts(
      1e-3,
      { reactions: { ERROR: { restart: { after: '1h' } } }, fault: { every: '36525d' } },
      { faults: 1e-5 },
    ),
  ],
  [
    'a fault and nothing else, in a thousand years',
    parseProfile({
      kind: 'single',
      plan: { phases: { CREATING: { takes: '10s' } } },
      workload: { fault: { every: '365000d' }, recovery: { after: { uniform: ['1h', '9d'] } } },
      instances: 1000,
      horizon: '60d',
    }),
  ],
  [
    'repairs of lognormal length, sigma 2',
    restarts(1e-6, recovery({ lognormal: { median: '5m', sigma: 2 } })),
  ],
  [
    'two kinds',
    parseProfile({
      mix: [
        { kind: 'ha', weight: 3, workload: { fault: { every: '3650d' } } },
        { kind: 'single', weight: 1, workload: { fault: { every: '36500d' } } },
      ],
      plan: { phases: { CREATING: { takes: '10s' } } },
      workload: { recovery: { after: '3h' } },
      instances: 1000,
      horizon: '60d',
    }),
  ],
];

const nameOf = ({ from, event, to, kind }: RareFigures['steps'][number]) =>
  `${kind} ${from} ${event} → ${to}`;

test.each(profiles)('intervals hold the exact answer, and the two agree: %s', (name, profile) => {
  const exact = exactAnswer(profile);
  const runs = quickOrDeep(3, 400, 6);
  const held = { all: 0, steps: 0, of: 0, disagree: 0 };
  for (let i = 0; i < runs; i++) {
    const lives = [100, 300, 1000][i % 3] as number;
    const options = { instances: lives, seed: seed * 1_000_000 + i, points: 2, forced: true };
    const simulated = simulateFleet(profile, options);
    const { downShare, steps } = simulated.rare as RareFigures;
    const down = 1 - exact.expected.serving;
    if (downShare.low <= down && down <= downShare.high) held.all++;
    const { verdict, afterRareSteps = [] } = compareAnswers(simulated, exact);
    if (verdict === 'disagree') held.disagree++;
    for (const [s, { downtimeMsPerYear: after, isEnough }] of steps.entries()) {
      if (!isEnough) continue;
      held.of++;
      const wanted = afterRareSteps[s]?.downtimeMsPerYear as number;
      if (after.low <= wanted && wanted <= after.high) held.steps++;
    }
  }
  quickOrDeep(
    () => true,
    (text: string) => process.stdout.write(text),
  )(`rare: ${name}: ${JSON.stringify(held)} of ${runs} runs (seed ${seed})\n`);
  expect(held.disagree).toBe(0);
  expect(held.all).toBeGreaterThanOrEqual(Math.floor(0.94 * runs));
  expect(held.steps).toBeGreaterThanOrEqual(Math.floor(0.94 * held.of));
  expect(held.of).toBeGreaterThan(0);
});

test.each([1e-3, 1e-6, 1e-9])('a step is as frequent as its probability says: %d', (fails) => {
  const { steps } = forcedTransitions(restarts(fails, recovery('1d')), { seed });
  const [failure] = steps as [RareFigures['steps'][number]];
  expect(nameOf(failure)).toBe('ha RESTARTING fail → ERROR');
  // A restart every 3 days of service, which takes 10 minutes.
  const wanted = (365 / (3 + 10 / 1440)) * fails;
  expect(failure.perYear.mean / wanted).toBeGreaterThan(0.97);
  expect(failure.perYear.mean / wanted).toBeLessThan(1.03);
  const relative = failure.downtimeMsPerYear.standardError / failure.downtimeMsPerYear.mean;
  expect(relative).toBeLessThan(0.02);
  expect(failure.isEnough).toBe(true);
});

test('a step is as frequent in lives that took another rare step long before', () => {
  const options = { seed, instances: 5000 };
  const failsAfter = (creation: object) => {
    const { steps } = forcedTransitions(
      parseProfile({
        kind: 'ha',
        plan: { phases: { CREATING: creation, RESTARTING: { takes: '10m', fails: 1e-9 } } },
        workload: {
          requests: { restart: { every: '3d' } },
          reactions: { CREATEFAILED: { recreate: { after: '1m' } } },
        },
        instances: 1000,
        horizon: '60d',
      }),
      options,
    );
    return steps.find(({ from }) => from === 'RESTARTING')?.perYear.mean as number;
  };
  const after = failsAfter({ takes: '10s', fails: 0.04 });
  // Nearly no time is lost: what is lost are those lives, if they are not forced any more.
  expect(after / failsAfter({ takes: '10s' })).toBeGreaterThan(0.98);
});

test('what is rarer than squares of weights can hold is too rare to tell', () => {
  const [failure] = forcedTransitions(restarts(1e-200), { seed, instances: 50 }).steps;
  expect(failure?.isEnough).toBe(false);
  const [possible] = forcedTransitions(restarts(1e-40), { seed, instances: 50 }).steps;
  expect(possible?.isEnough).toBe(true);
});

test('the time after a step that is rare after another rare step is not lost', () => {
  const stuck = modelOf(
    ['CREATING', 'down', cause(fixed(10_000), ['succeed', 'RUNNING.idle'])],
    ['RUNNING.idle', 'serves', cause(exponential(3 * day), ['restart', 'RESTARTING'])],
    [
      'RESTARTING',
      'down',
      cause(fixed(600_000), ['succeed', 'RUNNING.idle', 1 - 1e-4], ['fail', 'ERROR', 1e-4]),
    ],
    [
      'ERROR',
      'down',
      cause(fixed(1000), ['recover', 'RUNNING.idle', 1 - 1e-3], ['fault', 'EXTENDING', 1e-3]),
    ],
    ['EXTENDING', 'down'],
  );
  const horizonMs = 60 * day;
  const simulated = simulateFleet(alike(stuck), { horizonMs, instances: 2000, seed, forced: true });
  const [group] = simulated.evidence;
  const forced = group?.forced as ForcedEvidence[];
  expect(forced.map(({ name }) => name)).toEqual([
    'RESTARTING fail → ERROR',
    'ERROR fault → EXTENDING',
  ]);
  simulated.rare?.steps.forEach(({ downtimeMsPerYear: { low, high } }, s) => {
    const exact = shareAfter(stuck, forced[s] as ForcedEvidence, horizonMs).share * yearMs;
    expect(low).toBeLessThan(exact);
    expect(exact).toBeLessThan(high);
    expect(high / low).toBeLessThan(2);
  });
});

test('a simulator whose rare step is too frequent is found out, where no instance has taken it', () => {
  const model = modelOf(
    ['RUNNING.idle', 'serves', cause(exponential(3 * day), ['restart', 'RESTARTING'])],
    [
      'RESTARTING',
      'down',
      cause(fixed(600_000), ['succeed', 'RUNNING.idle', 1 - 1e-8], ['fail', 'ERROR', 1e-8]),
    ],
    ['ERROR', 'down', cause(fixed(day), ['recover', 'RUNNING.idle'])],
  );
  const groups = alike(model);
  const run: FleetRun = { groups, horizonMs: 60 * day, seed, points: 2, forced: true };
  const wrong = biased(groups, { from: 'RESTARTING', event: 'fail', factor: 1.2 });
  const tallies = createFleetEngine({ ...run, groups: wrong })(0, 4000);
  const { verdict, disagreements } = compareAnswers(
    fleetResult(run, tallies),
    exactAnswer(groups, { horizonMs: run.horizonMs }),
  );
  expect(verdict).toBe('disagree');
  expect(disagreements[0]?.of).toBe('time without service after RESTARTING fail → ERROR');
});

test('parts add up to the whole in any order, also as documents', () => {
  const groups = alike(
    modelOf(
      ['RUNNING.idle', 'serves', cause(exponential(day), ['fault', 'ERROR'])],
      [
        'ERROR',
        'down',
        cause(exponential(1000), ['recover', 'RUNNING.idle', 0.999], ['fail', 'EXTENDING', 0.001]),
      ],
      ['EXTENDING', 'down'],
    ),
  );
  const run: FleetRun = { groups, horizonMs: day, seed, points: 2, forced: true };
  const engine = createFleetEngine(run);
  const [whole] = engine(0, 60);
  const [like] = engine(0, 0);
  if (!whole || !like) throw new Error('no tally');
  const sum = emptyLike(like);
  for (const [from, to] of [
    [25, 60],
    [7, 25],
    [0, 7],
  ] as const) {
    const [part] = createFleetEngine(run)(from, to);
    const written = JSON.parse(JSON.stringify(encodeTally(part as typeof whole)));
    addTally(sum, decodeTally(written, like) as typeof whole);
  }
  expect(sum).toEqual(whole);
  expect(fleetResult(run, [sum])).toEqual(fleetResult(run, [whole]));
  const { forced, ...others } = encodeTally(whole);
  if (!forced) throw new Error('no weighted lives');
  expect(decodeTally({ ...others }, like)).toBeUndefined();
  const { down, steps } = forced;
  for (const change of [{ sum: `${down.sum}00` }, { squares: '0' }, { most: 1e308 }, { most: 0 }]) {
    const wrong = { ...down, ...change };
    expect(decodeTally({ ...others, forced: { down: wrong, steps } }, like)).toBeUndefined();
    const wrongly = steps.map((step) => ({ ...step, taken: wrong }));
    expect(decodeTally({ ...others, forced: { down, steps: wrongly } }, like)).toBeUndefined();
  }
});

test('instances live the same lives with weighted ones besides', () => {
  const profile = restarts(1e-4, recovery('1d'));
  const { rare, evidence: _, ...plain } = simulateFleet(profile, { instances: 20, forced: true });
  const { evidence: __, ...without } = simulateFleet(profile, { instances: 20 });
  expect(plain).toEqual(without);
  expect(rare?.lives).toBe(20);
});

test.each<[string, Distribution, RegExp]>([
  ['nothing is rare', exponential(day), /nothing is rare: each step of the chart is taken by more/],
  [
    'what is rare comes after a time of its own',
    { type: 'weibull', scale: 1e5 * day, shape: 3 },
    /cause 1 in RUNNING.idle is rare, but it comes "after" a time of its own/,
  ],
])('it is said why nothing is forced: %s', (_, afterMs, message) => {
  const groups = alike(
    modelOf(
      [
        'RUNNING.idle',
        'serves',
        cause(exponential(day), ['restart', 'RESTARTING']),
        cause(afterMs, ['fault', 'RESTARTING']),
      ],
      ['RESTARTING', 'down', cause(fixed(1000), ['succeed', 'RUNNING.idle'])],
    ),
  );
  expect(() => forcedTransitions(groups, { horizonMs: 60 * day })).toThrow(message);
});
