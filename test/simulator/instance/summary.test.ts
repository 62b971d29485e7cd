// What a timeline adds up to, worked out by hand.

import { rules } from '../../machines/instance/expected.js';
import { play } from './play.js';

const restartAt = (...times: string[]) => times.map((at) => ({ at, request: 'restart' }));

test('time, share and visits per status', () => {
  const { summary } = play({
    end: '1000s',
    requests: [{ at: '50s', request: 'backUp' }, ...restartAt('400s', '600s')],
  });
  const told = summary.statuses
    .filter(({ visits }) => visits > 0)
    .map(({ status, totalMs, share, visits }) => [status, totalMs / 1000, share, visits]);
  // A task during RUNNING is no visit of its own.
  expect(told).toEqual([
    ['CREATING', 10, 0.01, 1],
    ['RUNNING', 870, 0.87, 3],
    ['RESTARTING', 120, 0.12, 2],
  ]);
  expect(summary).toMatchObject({ totalMs: 1_000_000, servingMs: 870_000, servingShare: 0.87 });
});

test('every status is listed, visited or not', () => {
  expect(play().summary.statuses.map(({ status }) => status)).toEqual(rules.statuses);
});

test('creating is no outage; every stretch without serving after it is', () => {
  const { outages } = play({
    requests: restartAt('10m', '31m'),
    faults: [{ at: '30m' }],
  }).summary;
  // The fault and the restart after it are one outage of two minutes.
  expect(outages).toEqual({
    count: 2,
    totalMs: 180_000,
    longestMs: 120_000,
    meanMs: 90_000,
    each: [
      { fromMs: 600_000, toMs: 660_000, endedBy: 'serving' },
      { fromMs: 1_800_000, toMs: 1_920_000, endedBy: 'serving' },
    ],
  });
});

test('an outage lasts until the end, or until the instance is deleted', () => {
  const faults = [{ at: '59m' }];
  expect(play({ faults }).summary.outages.each).toEqual([
    { fromMs: 3_540_000, toMs: 3_600_000, endedBy: 'end' },
  ]);
  const requests = [{ at: '3570s', request: 'delete' }];
  expect(play({ faults, requests }).summary.outages.each).toEqual([
    { fromMs: 3_540_000, toMs: 3_570_000, endedBy: 'deleted' },
  ]);
});

test('no time without serving is no outage: deleting a running instance, or a restart at once', () => {
  expect(play({ requests: [{ at: '1m', request: 'delete' }] }).summary.outages).toEqual({
    count: 0,
    totalMs: 0,
    longestMs: 0,
    meanMs: null,
    each: [],
  });
  expect(play({ plan: 'instant', requests: restartAt('1m') }).summary.outages.count).toBe(0);
});

test('an instance that never served had no outage', () => {
  const { summary } = play({ faults: [{ at: '1s' }] });
  expect(summary.outages.count).toBe(0);
  expect(summary.servingShare).toBe(0);
});

test('requests and faults are counted by what became of them', () => {
  const { requests, faults } = play({
    requests: [...restartAt('1s', '1m', '2m'), { at: '3m', request: 'flush' }],
    faults: [{ at: '10m' }, { at: '11m' }],
  }).summary;
  expect(requests).toEqual({ accepted: 3, refused: 1 });
  expect(faults).toEqual({ taken: 1, withoutEffect: 1 });
});

test('a fault that ends a phase by chance is counted as well', () => {
  const plan = { phases: { CREATING: { takes: '1s', faults: 1 } } };
  expect(play({ plan }).summary.faults).toEqual({ taken: 1, withoutEffect: 0 });
});
