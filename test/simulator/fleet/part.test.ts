// Parts of a fleet, joined: what does not fit together is named.

import {
  emptyLike,
  type FleetPart,
  type InstanceRange,
  joinParts,
  missingFrom,
} from '../../../src/simulator/fleet/index.js';
import { emptyTally } from '../../../src/simulator/fleet/tally.js';

const part = (...ranges: (readonly [from: number, to: number])[]): FleetPart => ({
  ranges: ranges.map(([from, to]): InstanceRange => ({ from, to })),
  tallies: [emptyTally(2, 3, 4, 2)],
});

test.each<[string, FleetPart[]]>([
  ['instance 9 is in more than one part', [part([0, 10]), part([9, 20])]],
  ['instances 5 to 9 are in more than one part', [part([0, 10]), part([5, 20])]],
  ['instances 5 to 7 are in more than one part', [part([5, 8]), part([0, 10])]],
  ['instances 0 to 9 are in more than one part', [part([0, 10]), part([0, 10])]],
  ['instances 30 to 34 are in more than one part', [part([0, 10], [30, 40]), part([20, 35])]],
])('"%s"', (message, parts) => {
  expect(() => joinParts(parts)).toThrow(expect.objectContaining({ name: 'JoinError', message }));
});

test('an empty part overlaps with nothing', () => {
  expect(joinParts([part([0, 10]), part([5, 5]), part([0, 0])]).ranges).toEqual([
    { from: 0, to: 10 },
  ]);
});

test('neighbours become one range, in order', () => {
  expect(joinParts([part([20, 30]), part([0, 10]), part([10, 20], [40, 50])]).ranges).toEqual([
    { from: 0, to: 30 },
    { from: 40, to: 50 },
  ]);
});

test('nothing joins to nothing', () => {
  expect(joinParts([])).toEqual({ ranges: [], tallies: [] });
});

test('joining leaves the parts as they were', () => {
  const [a, b] = [part([0, 1]), part([1, 2])];
  (a.tallies[0] as { instances: number }).instances = 1;
  joinParts([a, b]);
  expect(a.tallies[0]?.instances).toBe(1);
  expect(b).toEqual(part([1, 2]));
});

type Ranges = readonly (readonly [from: number, to: number])[];

test.each<{ held: Ranges; instances: number; missing: Ranges }>([
  { held: [[0, 10]], instances: 10, missing: [] },
  { held: [[0, 10]], instances: 11, missing: [[10, 11]] },
  { held: [[5, 10]], instances: 10, missing: [[0, 5]] },
  { held: [], instances: 3, missing: [[0, 3]] },
  // biome-ignore format: as short as the others
  { held: [[2, 4], [6, 8]], instances: 10, missing: [[0, 2], [4, 6], [8, 10]] },
])('of $instances instances, $held lack $missing', ({ held, instances, missing }) => {
  expect(missingFrom(part(...held), instances)).toEqual(part(...missing).ranges);
});

test('an empty tally like another has its shape and counts nothing', () => {
  const tally = emptyTally(2, 3, 4, 2);
  tally.instances = 5;
  tally.taken[1] = 7;
  expect(emptyLike(tally)).toEqual(emptyTally(2, 3, 4, 2));
});
