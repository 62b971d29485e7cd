// The same run gives the same bytes, however its instances are dealt out, in whichever order the
// parts come back, and whether or not they were written down on the way.

import * as fc from 'fast-check';
import {
  createFleetEngine,
  decodeTally,
  encodeTally,
  type FleetPart,
  type FleetRun,
  fleetResult,
  joinParts,
  missingFrom,
  rangeOfShard,
  type Tally,
  tallyDocument,
} from '../../../src/simulator/fleet/index.js';
import { cause, exponential, fixed, modelOf, uniform } from '../../support/fleet/index.js';

const everything = modelOf(
  [
    'CREATING',
    'down',
    cause(uniform(10, 20), ['succeed', 'RUNNING.idle', 0.9], ['fail', 'CREATEFAILED', 0.1]),
  ],
  [
    'RUNNING.idle',
    'serves',
    cause(exponential(200), ['restart', 'RESTARTING']),
    cause(exponential(900), ['fault', 'ERROR']),
  ],
  [
    'RESTARTING',
    'down',
    cause(
      { type: 'lognormal', median: 30, sigma: 0.7 },
      ['succeed', 'RUNNING.idle', 0.9],
      ['fail', 'ERROR', 0.1],
    ),
  ],
  [
    'ERROR',
    'down',
    cause(fixed(40), ['restart', 'RESTARTING']),
    cause({ type: 'weibull', scale: 50, shape: 1.5 }, ['recover', 'RUNNING.idle']),
  ],
  ['CREATEFAILED', 'down', cause(fixed(5), ['delete', 'CREATING'])],
);
const simple = modelOf(
  ['RUNNING.idle', 'serves', cause(exponential(333), ['fault', 'ERROR'])],
  ['ERROR', 'down', cause(exponential(77), ['recover', 'RUNNING.idle'])],
);
const run: FleetRun = {
  groups: [
    { weight: 0.7, model: everything },
    { weight: 0.3, model: simple },
  ],
  horizonMs: 5000.5,
  seed: 2 ** 40 + 7,
  points: 33,
};
const instances = 400;
const offset = 2 ** 32 - 200;

const bytes = (tallies: readonly Tally[]) =>
  JSON.stringify([tallies.map(encodeTally), fleetResult(run, tallies)]);
const whole = bytes(createFleetEngine(run)(offset, offset + instances));

/** Ranges that cover the instances, in any order. */
const splits = fc
  .uniqueArray(fc.integer({ min: 1, max: instances - 1 }), { maxLength: 12 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), instances].map((cut) => offset + cut))
  .map((cuts) => cuts.slice(1).map((to, i) => ({ from: cuts[i] as number, to })))
  .chain((ranges) =>
    fc.shuffledSubarray(ranges, { minLength: ranges.length, maxLength: ranges.length }),
  );

test('one engine that simulates the parts in any order gives the same bytes', () => {
  fc.assert(
    fc.property(splits, (ranges) => {
      const simulate = createFleetEngine(run);
      const parts = ranges.map(
        (range): FleetPart => ({
          ranges: [range],
          tallies: simulate(range.from, range.to),
        }),
      );
      const joined = joinParts(parts);
      expect(bytes(joined.tallies)).toBe(whole);
      expect(joined.ranges).toEqual([{ from: offset, to: offset + instances }]);
    }),
    { numRuns: 25, seed: 20_263 },
  );
});

test('engines apart that write their parts down as JSON give the same bytes', () => {
  fc.assert(
    fc.property(splits, (ranges) => {
      const like = createFleetEngine(run)(0, 0);
      const parts = ranges.map((range): FleetPart => {
        const texts = createFleetEngine(run)(range.from, range.to).map((tally) =>
          JSON.stringify(encodeTally(tally)),
        );
        const tallies = texts.map((text, g) =>
          decodeTally(tallyDocument.parse(JSON.parse(text)), like[g] as Tally),
        );
        return { ranges: [range], tallies: tallies as Tally[] };
      });
      expect(bytes(joinParts(parts).tallies)).toBe(whole);
    }),
    { numRuns: 15, seed: 20_264 },
  );
});

test('parts joined to parts give the same bytes', () => {
  const simulate = createFleetEngine(run);
  const part = (from: number, to: number): FleetPart => ({
    ranges: [{ from: offset + from, to: offset + to }],
    tallies: simulate(offset + from, offset + to),
  });
  const outer = joinParts([part(300, 400), part(0, 100)]);
  expect(missingFrom(outer, offset + instances)).toEqual([
    { from: 0, to: offset },
    { from: offset + 100, to: offset + 300 },
  ]);
  expect(bytes(joinParts([outer, part(100, 300)]).tallies)).toBe(whole);
});

test('an instance is the same in a fleet of any size', () => {
  const [small, large] = [createFleetEngine(run), createFleetEngine(run)];
  large(0, 1000);
  expect(bytes(large(17, 18))).toBe(bytes(small(17, 18)));
});

test('another seed, and another instance, give other bytes', () => {
  const seeds = [0, 1, 2 ** 32, run.seed].map((seed) =>
    bytes(createFleetEngine({ ...run, seed })(0, 20)),
  );
  expect(new Set(seeds).size).toBe(4);
  expect(bytes(createFleetEngine(run)(0, 20))).not.toBe(bytes(createFleetEngine(run)(20, 40)));
});

test('the memory of a run does not grow with its instances', () => {
  const simulate = createFleetEngine(run);
  const sizeAfter = (n: number) => {
    const tallies = simulate(0, n);
    const arrays = tallies.flatMap(({ taken, changes, outages }) => [taken, changes, outages]);
    return {
      memory: arrays.reduce((all, { byteLength }) => all + byteLength, 0),
      sums: tallies.reduce((all, { dwellUs }) => all + dwellUs.length, 0),
      written: JSON.stringify(tallies.map(encodeTally)).length,
    };
  };
  const [few, many] = [sizeAfter(1000), sizeAfter(20_000)];
  expect(many.memory).toBe(few.memory);
  expect(many.sums).toBe(few.sums);
  // More digits, and fewer empty bins.
  expect(many.written).toBeLessThan(few.written * 2);
});

describe('shards', () => {
  test('cover a fleet without overlap, and differ by one instance at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 10_000_000_000 }),
        (of, fleet) => {
          const ranges = Array.from({ length: of }, (_, i) => rangeOfShard(i + 1, of, fleet));
          const sizes = ranges.map(({ from, to }) => to - from);
          expect(ranges[0]?.from).toBe(0);
          expect(ranges.at(-1)?.to).toBe(fleet);
          for (let i = 1; i < of; i++) expect(ranges[i]?.from).toBe(ranges[i - 1]?.to);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 100, seed: 20_265 },
    );
  });

  test('of which some are empty join to the whole in any order', () => {
    const simulate = createFleetEngine(run);
    const parts = [1, 2, 3, 4, 5, 6, 7].map((shard): FleetPart => {
      const range = rangeOfShard(shard, 7, 3);
      return { ranges: [range], tallies: simulate(range.from, range.to) };
    });
    const expected = bytes(createFleetEngine(run)(0, 3));
    for (const order of [parts, parts.toReversed()]) {
      const joined = joinParts(order);
      expect(bytes(joined.tallies)).toBe(expected);
      expect(joined.ranges).toEqual([{ from: 0, to: 3 }]);
      expect(missingFrom(joined, 3)).toEqual([]);
    }
  });
});
