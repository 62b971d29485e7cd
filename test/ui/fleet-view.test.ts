// A fleet in figures.

import { kinds, statuses } from '../../machines/index.js';
import { fleetView } from '../../src/ui/index.js';

test('a fleet without instances has no share and no worst status', () => {
  const view = fleetView([]);
  expect(view).toMatchObject({ total: 0, serving: 0, servingShare: undefined, worst: undefined });
  expect(view.counts.map(({ status }) => status)).toEqual(statuses);
});

test('counts per status, and only what serves counts as serving', () => {
  const view = fleetView([
    { status: 'RUNNING', kind: 'ha' },
    { status: 'RUNNING', kind: 'single', task: 'configuring' },
    { status: 'RESTARTING', kind: 'ha' },
    { status: 'PAUSED', kind: 'ha' },
  ]);
  expect(view).toMatchObject({ total: 4, serving: 2, servingShare: 0.5 });
  const counted = view.counts.filter(({ count }) => count > 0);
  expect(counted.map(({ status, count }) => [status, count])).toEqual([
    ['RUNNING', 2],
    ['RESTARTING', 1],
    ['PAUSED', 1],
  ]);
  expect(view.counts.reduce((sum, { count }) => sum + count, 0)).toBe(view.total);
});

test.each([
  [['RUNNING', 'RESTARTING'], 'RESTARTING'],
  [['RUNNING', 'RESTARTING', 'PAUSED'], 'PAUSED'],
  [['RUNNING', 'PAUSED', 'ERROR'], 'ERROR'],
  [['RUNNING'], 'RUNNING'],
])('the worst of %j is %s', (seen, worst) => {
  expect(fleetView(seen.map((status) => ({ status, kind: 'ha' }))).worst?.status).toBe(worst);
});

test('the kind makes no difference to what is counted', () => {
  for (const status of statuses) {
    const shares = kinds.map((kind) => fleetView([{ status, kind }]).servingShare);
    expect(new Set(shares).size).toBe(1);
  }
});
