// How often the verdict is wrong: correct fleets that are called defective, and wrong ones that are not.
// `npm run test:deep` prints the rates, and docs/guide/fleets.md has them.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compareAnswers } from '../../../src/simulator/agreement/index.js';
import { exactAnswer } from '../../../src/simulator/exact/index.js';
import { createFleetEngine, fleetResult } from '../../../src/simulator/fleet/index.js';
import { modelsOf, parseProfile } from '../../../src/simulator/profile/index.js';
import { quickOrDeep, seed } from '../../deep/depth.js';
import {
  alike,
  type Bias,
  biased,
  cause,
  exponential,
  modelOf,
  uniform,
} from '../../support/fleet/index.js';

const firstSeed = seed * 1_000_000;
const read = (path: string) => parse(readFileSync(path, 'utf8'));
const field = (name: string) => read(`test/fixtures/cases/fleet/${name}`);

/** Profiles that are hard to judge, with so few instances that many seeds can be tried. */
const nasty: readonly (readonly [name: string, profile: object, instances: number])[] = [
  ['rarelong', field('rarelong.yaml'), 300],
  ['a restart in 100 000 fails', field('rare-restart-failure.profile.yaml'), 100],
  ['a long outage in a century', field('rare-long-outage.profile.yaml'), 3],
  ['stiff', field('stiff.profile.yaml'), 1],
  ['time to service', field('mtts.yaml'), 1000],
  ['two clocks that tie', field('tie.profile.yaml'), 100],
  ['two fixed clocks', field('det-hourly.profile.yaml'), 100],
  [
    'two instances for a century',
    { ...read('docs/examples/weekly-restarts.profile.yaml'), horizon: '36525d' },
    2,
  ],
  [
    'lognormal, sigma 3',
    {
      kind: 'ha',
      plan: { like: 'documented', phases: { RESTARTING: { takes: '10m', fails: 0.2 } } },
      workload: {
        requests: { restart: { every: '7d' } },
        recovery: { after: { lognormal: { median: '5m', sigma: 3 } } },
      },
      instances: 1,
      horizon: '365d',
    },
    100,
  ],
  ['three kinds', read('docs/examples/mixed-fleet.profile.yaml'), 50],
];

const say = (line: string) =>
  quickOrDeep(
    () => true,
    (text: string) => process.stdout.write(text),
  )(line);

test.each(nasty)('a correct fleet is never called defective: %s', (name, document, instances) => {
  const profile = parseProfile(document);
  const groups = modelsOf(profile);
  const exact = exactAnswer(profile);
  const { horizonMs } = profile;
  const runs = quickOrDeep(4, 1000, 40);
  const said = { agree: 0, 'cannot tell': 0, disagree: 0 };
  for (let i = 0; i < runs; i++) {
    const run = { groups, horizonMs, seed: firstSeed + i, points: 2 };
    const simulated = fleetResult(run, createFleetEngine(run)(0, instances));
    said[compareAnswers(simulated, exact).verdict]++;
  }
  say(`${name}: ${JSON.stringify(said)} of ${runs} seeds from ${firstSeed}\n`);
  expect(said.disagree).toBe(0);
});

const model = modelOf(
  [
    'RUNNING.idle',
    'serves',
    cause(exponential(30_000), ['restart', 'RESTARTING']),
    cause(exponential(60_000), ['fault', 'ERROR']),
  ],
  [
    'RESTARTING',
    'down',
    cause(uniform(1000, 3000), ['succeed', 'RUNNING.idle', 0.7], ['fail', 'ERROR', 0.3]),
  ],
  ['ERROR', 'down', cause(exponential(5000), ['recover', 'RUNNING.idle'])],
);

// So many instances take the wrong step at least 500 000 times in all, with 1 % more of them than there should be.
test.each<[Bias, instances: number]>([
  [{ from: 'RUNNING.idle', event: 'restart', factor: 1.01 }, 9500],
  [{ from: 'RUNNING.idle', event: 'restart', factor: 0.99 }, 9600],
  [{ from: 'RUNNING.idle', event: 'fault', factor: 1.01 }, 19_000],
  [{ from: 'RESTARTING', event: 'fail', factor: 1.01 }, 31_500],
])(
  'a simulator with one wrong step is found out, and the step is named: %o',
  (bias, forOneIn100) => {
    // A sample before each commit has a hundredth of the instances, and ten times the fault.
    const [runs, off, instances] = quickOrDeep(
      [2, 10, forOneIn100 / 50] as const,
      [200, 1, forOneIn100] as const,
      [10, 1, forOneIn100] as const,
    );
    const factor = 1 + (bias.factor - 1) * off;
    const groups = alike(model);
    const horizonMs = 2_000_000;
    const exact = exactAnswer(groups, { horizonMs });
    let [found, fewest] = [0, Number.POSITIVE_INFINITY];
    for (let i = 0; i < runs; i++) {
      const run = { groups, horizonMs, seed: firstSeed + i, points: 2 };
      const wrong = { ...run, groups: biased(groups, { ...bias, factor }) };
      const simulated = fleetResult(run, createFleetEngine(wrong)(0, Math.round(instances)));
      const taken = simulated.transitions.find(
        ({ from, event }) => from === bias.from && event === bias.event,
      );
      fewest = Math.min(fewest, taken?.count as number);
      const [worst] = compareAnswers(simulated, exact).disagreements;
      if (worst?.of.startsWith(`${bias.from} ${bias.event} `)) found++;
    }
    say(
      `${bias.from} ${bias.event} × ${factor}: found and named in ${found} of ${runs} runs of at least ${fewest} such steps\n`,
    );
    expect(found).toBeGreaterThanOrEqual(0.99 * runs);
  },
);
