// A 95 % interval holds the truth in at least 94 of 100 runs, whatever the profile, from two instances on.
// `npm run test:deep -- rates` tries more runs and prints the rates.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Distribution } from '../../../src/random/index.js';
import { exactAnswer, fleetServingShare } from '../../../src/simulator/exact/index.js';
import { createFleetEngine, fleetResult } from '../../../src/simulator/fleet/index.js';
import { modelsOf, type Profile, parseProfile } from '../../../src/simulator/profile/index.js';
import { quickOrDeep, seed } from '../../deep/depth.js';
import { alike, cause, exponential, fixed, modelOf, uniform } from '../../support/fleet/index.js';
import { profiles } from '../../support/profiles/index.js';

const written = [
  ...['rarelong.yaml', 'rare-restart-failure.profile.yaml', 'rare-long-outage.profile.yaml'],
  ...['stiff.profile.yaml', 'mtts.yaml', 'tie.profile.yaml', 'det-hourly.profile.yaml'],
].map((name) => `test/fixtures/cases/fleet/${name}`);
const examples = ['weekly-restarts', 'mixed-fleet', 'exponential'].map(
  (name) => `docs/examples/${name}.profile.yaml`,
);
const fromFiles = [...written, ...examples].map((path): [string, Profile] => [
  path.split('/').at(-1) as string,
  parseProfile(parse(readFileSync(path, 'utf8'))),
]);
const random = fc
  .sample(profiles({ mostKinds: 2 }), { seed, numRuns: quickOrDeep(2, 20, 6) })
  .map((profile, i): [string, Profile] => [`random profile ${i + 1}`, profile]);

const runs = quickOrDeep(25, 1000, 100);
const sizes = [2, 20, 100];

test.each([...fromFiles, ...random])('%s', (name, profile) => {
  const groups = modelsOf(profile);
  const exact = exactAnswer(profile, { toleranceRelative: 1e-4 });
  const { serving, errorEstimate } = exact.expected;
  const covered = sizes.map((instances) => {
    let holding = 0;
    // What such fleets will see, by mathematics.
    const share = fleetServingShare(profile, { instances, exact });
    const { lower, upper } = share.type === 'known' ? share : { lower: 0, upper: 1 };
    let inside = 0;
    // Fewer of the large fleets, whose intervals are the surer.
    const seeds = Math.ceil(runs / (instances > 20 ? 10 : instances > 2 ? 4 : 1));
    for (let i = 0; i < seeds; i++) {
      const run = { groups, horizonMs: profile.horizonMs, seed: seed * 1_000_000 + i, points: 2 };
      const simulated = fleetResult(run, createFleetEngine(run)(0, instances));
      const { low, mean, high } = simulated.servingShare;
      if (lower <= mean && mean <= upper) inside++;
      if (low <= serving + errorEstimate && serving - errorEstimate <= high) holding++;
    }
    expect(holding).toBeGreaterThanOrEqual(Math.floor(0.94 * seeds));
    expect(inside).toBeGreaterThanOrEqual(Math.floor(0.94 * seeds));
    const seen = share.type === 'known' ? `${inside} where they should be` : 'not known where';
    return `${holding} of ${seeds} with ${instances} instances (${seen})`;
  });
  say(`${name}: ${covered.join(', ')}`);
});

/** Outages of 1 to 3 s, which the horizon cuts short now and then, or of two lengths alone. */
const outages: readonly (readonly [
  name: string,
  lengths: Distribution,
  truth: (p: number) => number,
])[] = [
  ['uniform outages', uniform(1000, 3000), (p) => 1000 + 2000 * p],
  ['exponential outages', exponential(2000), (p) => -2000 * Math.log(1 - p)],
  ['outages of one length', fixed(2000), () => 2000],
];

test.each(outages)('quantiles of %s', (name, lengths, truth) => {
  const groups = alike(
    modelOf(
      ['CREATING', 'down', cause(fixed(10), ['succeed', 'RUNNING.idle'])],
      ['RUNNING.idle', 'serves', cause(exponential(10_000), ['restart', 'RESTARTING'])],
      ['RESTARTING', 'down', cause(lengths, ['succeed', 'RUNNING.idle'])],
    ),
  );
  const quantiles = [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const;
  const covered = sizes.map((instances) => {
    const held = { p50: 0, p95: 0, p99: 0 };
    for (let i = 0; i < runs; i++) {
      const run = { groups, horizonMs: 60_000, seed: seed * 1_000_000 + i, points: 2 };
      const { intervals } = fleetResult(run, createFleetEngine(run)(0, instances)).outages;
      for (const [key, share] of quantiles) {
        const { lowMs = 0, highMs = Number.POSITIVE_INFINITY } = intervals?.[key] ?? {};
        if (lowMs <= truth(share) && truth(share) <= highMs) held[key]++;
      }
    }
    for (const [key] of quantiles) {
      expect(held[key]).toBeGreaterThanOrEqual(Math.floor(0.94 * runs));
    }
    return `${Object.values(held).join(', ')} of ${runs} with ${instances} instances`;
  });
  say(`p50, p95 and p99 of ${name}: ${covered.join('; ')}`);
});

function say(line: string): void {
  quickOrDeep(
    () => true,
    (text: string) => process.stdout.write(text),
  )(`${line} (seed ${seed})\n`);
}
