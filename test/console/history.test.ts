// The small chart: its samples, its stacks, its colours, and its sentence.

import { rangesOf, stacksOf } from '../../src/console/fleet/stacks.js';
import { shadesOf } from '../../src/console/fleet/tone-colours.js';
import { historyMs, type Sample, sampled } from '../../src/console/live/index.js';
import { fleetView } from '../../src/ui/index.js';
import { row } from './rows.js';

const counts = (running: number, faulty: number) =>
  fleetView([
    ...Array.from({ length: running }, () => row()),
    ...Array.from({ length: faulty }, () => row({ state: 'ERROR' })),
  ]).counts;

it('takes a sample a second, and forgets what is too old', () => {
  let samples: readonly Sample[] = [];
  for (let atMs = 0; atMs <= historyMs + 10_000; atMs += 250) {
    samples = sampled(samples, atMs, counts(1, 0));
  }
  expect(samples.length).toBe(historyMs / 1000 + 1);
  expect(samples[0]?.atMs).toBe(10_000);
});

it('stacks statuses: the top of all is the number of instances', () => {
  const samples = sampled(sampled([], 0, counts(3, 1)), 2000, counts(2, 2));
  const statuses = counts(0, 0).map(({ status }) => status);
  const [seconds, ...lines] = stacksOf(samples, statuses, 2000);
  expect(seconds).toEqual([-2, 0]);
  expect(lines).toHaveLength(statuses.length);
  expect(lines.at(-1)).toEqual([4, 4]);
  expect(lines[statuses.indexOf('RUNNING')]).toEqual([3, 2]);
});

it('says between which numbers each status was', () => {
  const samples = sampled(sampled([], 0, counts(3, 1)), 2000, counts(2, 1));
  expect(rangesOf(samples, counts(2, 1))).toMatch(/Running 2–3, Faulty 1, /);
});

it('gives no two statuses of the chart the same colour', () => {
  const shades = [...shadesOf(counts(1, 1)).values()];
  expect(new Set(shades).size).toBe(shades.length);
});
