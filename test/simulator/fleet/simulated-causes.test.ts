// Downtime by what began it, simulated: by hand where nothing is left to chance, all of the downtime in any fleet, and
// as often as mathematics says.

import * as fc from 'fast-check';
import { downtimeByCause } from '../../../src/simulator/exact/index.js';
import {
  createFleetEngine,
  type FleetRun,
  fleetResult,
  simulateFleet,
} from '../../../src/simulator/fleet/index.js';
import { parseProfile } from '../../../src/simulator/profile/index.js';
import { alike, cause, fixed, modelOf, randomModels } from '../../support/fleet/index.js';

test('an outage counts for what ended service, with all that follows, and as far as the horizon lets it', () => {
  const model = modelOf(
    ['CREATING', 'down', cause(fixed(10), ['succeed', 'RUNNING.idle'])],
    ['RUNNING.idle', 'serves', cause(fixed(90), ['restart', 'RESTARTING'])],
    ['RESTARTING', 'down', cause(fixed(20), ['fail', 'ERROR'])],
    ['ERROR', 'down', cause(fixed(30), ['recover', 'RUNNING.idle'])],
  );
  // Restarts begin at 100, 240, 380 and 520 ms; the last one gets 10 of its 50 ms.
  const { causes, outages } = simulateFleet(alike(model), { instances: 5, horizonMs: 530 });
  expect(causes).toMatchObject([
    { cause: 'restart', count: 20, downtimeMs: 800, share: 800 / 850 },
    { cause: 'creation', count: 5, perYear: 0, downtimeMs: 50, share: 50 / 850 },
  ]);
  expect(outages).toMatchObject({ count: 15, open: 5 });
  expect(causes[0]?.perYear).toBeCloseTo((4 * 365 * 86_400_000) / 530, 3);
});

test('what is never in service is down by its creation, and what serves from birth has none', () => {
  const never = simulateFleet(alike(modelOf(['CREATING', 'down'])), { horizonMs: 100 });
  expect(never.causes).toMatchObject([{ cause: 'creation', count: 1000, share: 1 }]);
  const born = modelOf(
    ['RUNNING.idle', 'serves', cause(fixed(90), ['fault', 'ERROR'])],
    ['ERROR', 'down'],
  );
  const { causes } = simulateFleet(alike(born), { instances: 2, horizonMs: 100 });
  expect(causes).toMatchObject([{ cause: 'fault', count: 2, downtimeMs: 20, share: 1 }]);
});

test('the causes of any fleet add up to its outages and to its downtime, to the microsecond', () => {
  fc.assert(
    fc.property(randomModels, randomModels, (a, b) => {
      const groups = [
        { weight: 0.4, model: a },
        { weight: 0.6, model: b },
      ];
      const run: FleetRun = { groups, horizonMs: 500.3, seed: 12, points: 2 };
      const tallies = createFleetEngine(run)(0, 300);
      for (const { causesUs, downUs } of tallies) {
        expect(causesUs.reduce((sum, us) => sum + us, 0n)).toBe(downUs);
      }
      const { causes, outages, downtimeMsPerYear, groups: parts } = fleetResult(run, tallies);
      const begun = causes.filter((each) => each.cause !== 'creation');
      const total = (of: (each: (typeof causes)[number]) => number, among = causes) =>
        among.reduce((sum, each) => sum + of(each), 0);
      expect(total(({ count }) => count, begun)).toBe(outages.count + outages.open);
      expect(total(({ downtimePerYearMs }) => downtimePerYearMs)).toBeCloseTo(downtimeMsPerYear, 2);
      if (causes.length > 0 && downtimeMsPerYear > 0) {
        expect(total(({ share }) => share)).toBeCloseTo(1, 12);
      }
      // To a microsecond for each life, since the mean time to repair rounds the first service apart.
      const { meanTimeToRepairMs: repair = 0 } = outages;
      const inOutages = total(({ downtimeMs }) => downtimeMs, begun);
      expect(Math.abs(inOutages - repair * (outages.count + outages.open))).toBeLessThan(0.3);
      for (const each of causes) {
        const ofParts = parts.flatMap((part) => part.causes.filter((c) => c.cause === each.cause));
        expect(total(({ count }) => count, ofParts)).toBe(each.count);
      }
    }),
    { numRuns: 25, seed: 20_301 },
  );
});

test('each cause begins as many outages, and has the share of the downtime, that mathematics says', () => {
  const profile = parseProfile({
    mix: [
      { kind: 'ha', weight: 2 },
      { kind: 'single', weight: 1 },
    ],
    plan: 'documented',
    workload: {
      requests: { restart: { every: '7d' }, extend: { every: '30d' } },
      fault: { every: '20d' },
      recovery: { after: '2h' },
    },
    instances: 2000,
    horizon: '365d',
    seed: 5,
  });
  const { causes } = simulateFleet(profile);
  const exact = downtimeByCause(profile);
  expect(causes.map((each) => each.cause)).toEqual(exact.map((each) => each.cause));
  for (const { cause: name, perYear, share } of exact) {
    const seen = causes.find((each) => each.cause === name);
    // Five standard deviations of a Poisson count of 2000 instance years.
    expect(Math.abs((seen?.perYear as number) - perYear)).toBeLessThanOrEqual(
      5 * Math.sqrt(perYear / 2000),
    );
    expect(Math.abs((seen?.share as number) - share)).toBeLessThan(0.01);
  }
});
