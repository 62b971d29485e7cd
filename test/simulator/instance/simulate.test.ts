// One instance in virtual time, against lives worked out by hand and against the chart.

import { lifecycle, statusOf, type Task } from '../../../machines/index.js';
import {
  parseScenario,
  simulate,
  statusTrace,
  type TimelineEntry,
} from '../../../src/simulator/index.js';

const fixed = {
  phases: {
    CREATING: { takes: '10s' },
    RESTARTING: { takes: '60s' },
    EXTENDING: { takes: '2m' },
    backingUp: { takes: '5m' },
  },
};

const play = (more: object, seed = 1) =>
  simulate(parseScenario({ kind: 'ha', plan: fixed, end: '1h', ...more }), { seed });

const told = ({ atMs, event, from, to }: TimelineEntry) => `${atMs / 1000} ${event} ${from} ${to}`;

test('a restart interrupts service for as long as the plan says', () => {
  const { entries, summary } = play({ requests: [{ at: '10m', request: 'restart' }] });
  expect(entries.map(told)).toEqual([
    '10 succeed CREATING RUNNING.idle',
    '600 restart RUNNING.idle RESTARTING',
    '660 succeed RESTARTING RUNNING.idle',
  ]);
  expect(summary.servingShare).toBeCloseTo(1 - 70 / 3600, 12);
});

test('a restart kills the backup, whose end then never comes', () => {
  const { entries } = play({
    requests: [
      { at: '10m', request: 'backUp' },
      { at: '11m', request: 'restart' },
    ],
  });
  expect(entries.map(told).slice(1)).toEqual([
    '600 backUp RUNNING.idle RUNNING.backingUp',
    '660 restart RUNNING.backingUp RESTARTING',
    '720 succeed RESTARTING RUNNING.idle',
  ]);
});

test('a refused request changes nothing and carries the reason', () => {
  const { entries } = play({ requests: [{ at: '5s', request: 'extend' }] });
  expect(entries[0]).toMatchObject({ to: 'CREATING', refused: { code: 'DCS.4118' } });
});

test('a fault lasts until the platform repairs it, when it is to', () => {
  const { entries } = play({ faults: [{ at: '10m', recoversAfter: '3m' }] });
  expect(entries.map(told).slice(1)).toEqual([
    '600 fault RUNNING.idle ERROR',
    '780 recover ERROR RUNNING.idle',
  ]);
});

test('the same seed tells the same life, another seed another one', () => {
  const year = {
    plan: 'documented',
    end: '30d',
    requests: [{ at: '1d', every: '2d', request: 'restart' }],
  };
  expect(JSON.stringify(play(year, 7))).toBe(JSON.stringify(play(year, 7)));
  expect(JSON.stringify(play(year, 7).entries)).not.toBe(JSON.stringify(play(year, 8).entries));
});

test('every step of a busy life is one that the chart takes, and only RUNNING serves', () => {
  const { entries, summary } = play({
    plan: { like: 'documented', phases: { RESTARTING: { takes: '10m', fails: 0.4, faults: 0.2 } } },
    end: '90d',
    requests: [
      { at: '1h', every: '5h', request: 'restart' },
      { at: '2h', every: '7h', request: 'extend' },
      { at: '3h', every: '11h', request: 'backUp' },
    ],
    faults: [{ at: '1d', every: '31h', recoversAfter: '1h' }],
  });
  expect(entries.length).toBeGreaterThan(500);
  for (const { from, event, to, serving, refused, withoutEffect } of entries) {
    const task = from.split('.')[1] as Task | undefined;
    const next = lifecycle.next({ kind: 'ha', status: statusOf(from), task }, event);
    expect(to).toBe(next ?? from);
    expect(next === undefined).toBe(Boolean(refused ?? withoutEffect));
    expect(serving).toBe(statusOf(to) === 'RUNNING');
  }
  const shares = summary.statuses.reduce((sum, { share }) => sum + (share ?? 0), 0);
  expect(shares).toBeCloseTo(1, 9);
});

test('a trace has a line per change of status, from CREATING on', () => {
  const timeline = play({
    requests: [
      { at: '10m', request: 'backUp' },
      { at: '20m', request: 'delete' },
    ],
  });
  expect(statusTrace(timeline).map(({ status }) => status)).toEqual([
    'CREATING',
    'RUNNING',
    'deleted',
  ]);
});
