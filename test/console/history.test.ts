// The small chart: what the trace tells, its stacks, its colours, and its sentence.

import { countsAt, rangesOf, stacksOf, statusAt } from '../../src/console/fleet/stacks.js';
import { shadesOf } from '../../src/console/fleet/tone-colours.js';
import { History } from '../../src/console/live/index.js';
import { fleetView } from '../../src/ui/index.js';
import { byId, row } from './rows.js';

const counts = (running: number, faulty: number) =>
  fleetView([
    ...Array.from({ length: running }, () => row()),
    ...Array.from({ length: faulty }, () => row({ state: 'ERROR' })),
  ]).counts;

const line = (seconds: number, instance_id: string, status: string) => ({
  at: new Date(seconds * 1000).toISOString(),
  instance_id,
  status,
});
const past = (...lines: readonly ReturnType<typeof line>[]) => {
  const history = new History();
  history.take(lines);
  return history;
};
const told = (history: History, ...[fromS, toS, gaps]: [number, number, object[]?]) =>
  history
    .points(fromS * 1000, toS * 1000, (gaps ?? []) as never)
    .map(({ atMs, counts: there }) => [atMs / 1000, there && withoutNone(there)]);
const withoutNone = (all: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0));

const one = past(
  line(10, 'a', 'CREATING'),
  line(20, 'a', 'RUNNING'),
  line(30, 'b', 'CREATING'),
  line(50, 'a', 'ERROR'),
  line(60, 'a', 'deleted'),
);

it('is made of the trace: each point holds until the next, from before the first change on', () => {
  expect(told(one, 0, 70)).toEqual([
    [0, {}],
    [10, { CREATING: 1 }],
    [20, { RUNNING: 1 }],
    [30, { CREATING: 1, RUNNING: 1 }],
    [50, { CREATING: 1, ERROR: 1 }],
    [60, { CREATING: 1 }],
    [70, { CREATING: 1 }],
  ]);
  expect(told(one, 40, 70)[0]).toEqual([40, { CREATING: 1, RUNNING: 1 }]);
});

it('takes lines only once that come again at the last moment', () => {
  const history = past(line(10, 'a', 'RUNNING'), line(10, 'b', 'RUNNING'));
  const { version } = history;
  history.take([line(10, 'a', 'RUNNING'), line(10, 'b', 'RUNNING'), line(10, 'c', 'RUNNING')]);
  expect(history.version).toBe(version + 1);
  expect(told(history, 0, 20).at(-1)).toEqual([20, { RUNNING: 3 }]);
});

it('knows instances from the fleet that the trace says nothing of, and lets those go that it has no more', () => {
  const history = past(line(10, 'a', 'RUNNING'));
  const other = row({ name: 'old', state: 'ERROR', since: 0 });
  const coming = row({ name: 'new', since: 99_000 });
  history.compare(byId(other, coming), 20_000);
  // The stream of rows may be a moment behind: nothing is gone before the second time.
  expect(told(history, 0, 15)[0]).toEqual([0, { ERROR: 1 }]);
  expect(told(history, 0, 30).at(-1)).toEqual([30, { ERROR: 1, RUNNING: 1 }]);
  history.compare(byId(other, coming), 25_000);
  expect(told(history, 0, 30).at(-1)).toEqual([30, { ERROR: 1 }]);
});

it('has a hole where nothing is known, and goes on after it with what was then', () => {
  expect(told(one, 0, 70, [{ fromMs: 15_000, toMs: 40_000 }])).toEqual([
    [0, expect.anything()],
    [10, expect.anything()],
    [15, undefined],
    [40, expect.objectContaining({ CREATING: 1, RUNNING: 1 })],
    [50, expect.anything()],
    [60, expect.anything()],
    [70, expect.anything()],
  ]);
  expect(told(one, 0, 70, [{ fromMs: 55_000 }]).at(-1)).toEqual([55, undefined]);
});

it('has no more points than a picture can show, and names the changes next to a moment', () => {
  const many = past(
    ...Array.from({ length: 5000 }, (_, n) => line(n, 'a', n % 2 ? 'RUNNING' : 'ERROR')),
  );
  expect(many.points(0, 5_000_000).length).toBeLessThan(700);
  expect(one.changesNear(52_000, 5000)).toEqual([
    { atMs: 50_000, id: 'a', from: 'RUNNING', to: 'ERROR' },
  ]);
  expect(one.changesNear(40_000, 5000)).toEqual([]);
});

describe('the stacks', () => {
  const points = [
    { atMs: 0, counts: { RUNNING: 3, ERROR: 1 } },
    { atMs: 2000, counts: { RUNNING: 2, ERROR: 2 } },
  ];
  const statuses = counts(0, 0).map(({ status }) => status);

  it('have the number of instances on top of all, and nothing in a hole', () => {
    const [seconds, ...lines] = stacksOf([...points, { atMs: 3000, counts: undefined }], statuses);
    expect(seconds).toEqual([0, 2, 3]);
    expect(lines).toHaveLength(statuses.length);
    expect(lines.at(-1)).toEqual([4, 4, null]);
    expect(lines[statuses.indexOf('RUNNING')]).toEqual([3, 2, null]);
  });

  it('say which status is at a moment and a height', () => {
    const there = countsAt(points, 2500) as Record<string, number>;
    expect(there).toBe(points[1]?.counts);
    expect(statusAt(there, statuses, 1)).toBe('RUNNING');
    expect(statusAt(there, statuses, 3)).toBe('ERROR');
    expect(statusAt(there, statuses, 5)).toBeUndefined();
  });

  it('say between which numbers each status was', () => {
    expect(rangesOf(points, counts(2, 1))).toMatch(/Running 2–3, Faulty 1–2, /);
    expect(rangesOf([{ atMs: 0, counts: undefined }], counts(2, 1))).toBe('nothing is known');
  });
});

it('gives no two statuses of the chart the same colour', () => {
  const shades = [...shadesOf(counts(1, 1)).values()];
  expect(new Set(shades).size).toBe(shades.length);
});
