// Tallies written down: they come back as they were, and nothing that cannot be one comes back.

import * as fc from 'fast-check';
import {
  createFleetEngine,
  decodeTally,
  encodeTally,
  type Tally,
  type TallyDocument,
  tallyDocument,
} from '../../../src/simulator/fleet/index.js';
import { alike, cause, exponential, modelOf } from '../../support/fleet/index.js';

const model = modelOf(
  ['RUNNING.idle', 'serves', cause(exponential(50), ['fault', 'ERROR'])],
  ['ERROR', 'down', cause(exponential(50), ['recover', 'RUNNING.idle'])],
);
const simulate = createFleetEngine({ groups: alike(model), horizonMs: 1000, seed: 1, points: 5 });
const like = simulate(0, 0)[0] as Tally;
const tally = simulate(0, 100)[0] as Tally;
const document = encodeTally(tally);

test('a tally comes back from JSON as it was', () => {
  const read = tallyDocument.parse(JSON.parse(JSON.stringify(document)));
  expect(decodeTally(read, like)).toEqual(tally);
});

test('so does a tally of nothing', () => {
  expect(decodeTally(encodeTally(like), like)).toEqual(like);
});

test('so does any row of outages', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3455), fc.nat())), (filled) => {
      const outages = new Float64Array(like.outages.length);
      for (const [bin, count] of filled) outages[bin] = count;
      expect(decodeTally(encodeTally({ ...tally, outages }), like)?.outages).toEqual(outages);
    }),
    { numRuns: 25, seed: 20_266 },
  );
});

test('a run of empty outage bins is one number', () => {
  expect(encodeTally(like).outages).toEqual([-like.outages.length]);
});

test('sums that no number holds are not rounded', () => {
  const huge = 123_456_789_012_345_678_901_234_567_890n;
  const read = tallyDocument.parse(
    JSON.parse(JSON.stringify(encodeTally({ ...tally, downUsSquared: huge }))),
  );
  expect(decodeTally(read, like)?.downUsSquared).toBe(huge);
});

test.each<[string, Partial<TallyDocument>]>([
  ['a state too many', { dwellUs: [...document.dwellUs, '0'] }],
  ['a state too few', { dwellUs: ['0'] }],
  ['a branch too many', { taken: [...document.taken, 0] }],
  ['a branch too few', { taken: [1] }],
  ['a point too many', { changes: [...document.changes, 0] }],
  ['a point too few', { changes: document.changes.slice(1) }],
  ['a clock too many', { won: [...document.won, 0] }],
  ['a length of stays too few', { stays: document.stays.slice(1) }],
  ['an outage bin too many', { outages: [...document.outages, 0] }],
  ['an outage bin too few', { outages: document.outages.slice(1) }],
  ['a run of empty bins that is too long', { outages: [-1e15] }],
  ['an instance that is nowhere', { instances: 101 }],
  ['an instance that is in two places', { instances: 99 }],
  ['fewer than no instances in a state', { changes: [0, 0, 0, 0, 0, 100, 0, 0, 0, 1] }],
  ['a negative number somewhere in time', { changes: [101, 0, 0, 0, 0, -1, 0, 0, 0, 0] }],
  ['more served than there are', { served: 101 }],
  ['more open outages than have served', { openOutages: 101 }],
  ['a cause of outages too many', { causesUs: [...document.causesUs, '0'] }],
  ['time down that nothing began', { causesUs: document.causesUs.map(() => '0') }],
  ['more time down than there is', { downUs: '100000001' }],
])('a document with %s is no tally of the run', (_, change) => {
  expect(decodeTally({ ...document, ...change }, like)).toBeUndefined();
});

test.each<[string, object]>([
  ['a negative number of instances', { instances: -1 }],
  ['half an instance', { instances: 1.5 }],
  ['a branch taken less than never', { taken: [-1, 2] }],
  ['half a branch', { taken: [0.5, 2] }],
  ['half a change', { changes: [0.5] }],
  ['half an outage', { outages: [0.5] }],
  ['no number', { served: '1' }],
  ['infinitely many', { served: Number.POSITIVE_INFINITY }],
  ['a negative time', { downUs: '-1' }],
  ['a time with a fraction', { downUs: '1.5' }],
  ['a time as a number', { downUs: 1 }],
  ['a time that is not decimal', { toServiceUs: '0x10' }],
  ['an empty time', { dwellUs: ['', '1'] }],
  ['a time of a hundred digits', { downUsSquared: '9'.repeat(100) }],
  ['a negative longest outage', { longestOutageUs: -1 }],
  ['something unknown', { more: 1 }],
])('a document with %s is refused', (_, change) => {
  expect(tallyDocument.safeParse(document).success).toBe(true);
  expect(tallyDocument.safeParse({ ...document, ...change }).success).toBe(false);
});
