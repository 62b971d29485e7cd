// A 95 % interval holds the truth in at least 94 of 100 runs, whatever the profile, from two instances on.
// `npm run test:deep` tries more runs and prints the rates.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { exactAnswer } from '../../../src/simulator/exact/index.js';
import { createFleetEngine, fleetResult } from '../../../src/simulator/fleet/index.js';
import { modelsOf, type Profile, parseProfile } from '../../../src/simulator/profile/index.js';
import { quickOrDeep, seed } from '../../deep/depth.js';
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
    // Fewer of the large fleets, whose intervals are the surer.
    const seeds = Math.ceil(runs / (instances > 20 ? 10 : instances > 2 ? 4 : 1));
    for (let i = 0; i < seeds; i++) {
      const run = { groups, horizonMs: profile.horizonMs, seed: seed * 1_000_000 + i, points: 2 };
      const simulated = fleetResult(run, createFleetEngine(run)(0, instances));
      const { low, high } = simulated.servingShare;
      if (low <= serving + errorEstimate && serving - errorEstimate <= high) holding++;
    }
    expect(holding).toBeGreaterThanOrEqual(Math.floor(0.94 * seeds));
    return `${holding} of ${seeds} with ${instances} instances`;
  });
  quickOrDeep(
    () => true,
    (line: string) => process.stdout.write(line),
  )(`${name}: ${covered.join(', ')}\n`);
});
