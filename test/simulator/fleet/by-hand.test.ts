// Models without chance, of which every figure can be worked out by hand.

import {
  createFleetEngine,
  type FleetResult,
  fleetResult,
  type Tally,
} from '../../../src/simulator/fleet/index.js';
import type { SemiMarkovModel } from '../../../src/simulator/profile/index.js';
import { alike, cause, exponential, fixed, modelOf } from '../../support/fleet/index.js';

const points = 11;

/** Simulates five instances until 1000 ms, counted every 100 ms. */
function simulate(model: SemiMarkovModel, horizonMs = 1000): { tally: Tally; result: FleetResult } {
  const run = { groups: alike(model), horizonMs, seed: 1, points };
  const tallies = createFleetEngine(run)(0, 5);
  return { tally: tallies[0] as Tally, result: fleetResult(run, tallies) };
}

const steps = ({ transitions }: FleetResult) =>
  transitions.map(({ from, event, to, count }) => `${from} ${event} ${to} ${count}`);

const series = ({ series: { statuses, counts } }: FleetResult) =>
  Object.fromEntries(statuses.map((status, s) => [status, counts[s]?.join(' ')]));

describe('restarting for 20 ms after every 90 ms of service, created in 10 ms', () => {
  const model = modelOf(
    ['CREATING', 'down', cause(fixed(10), ['succeed', 'RUNNING.idle'])],
    ['RUNNING.idle', 'serves', cause(fixed(90), ['restart', 'RESTARTING'])],
    ['RESTARTING', 'down', cause(fixed(20), ['succeed', 'RUNNING.idle'])],
  );
  const { tally, result } = simulate(model);

  test('adds up to 810 ms of service, 180 ms of restarts and 10 ms of creation each', () => {
    expect(tally.dwellUs).toEqual([50_000n, 4_050_000n, 900_000n]);
    expect(tally.downUs).toBe(950_000n);
    expect(tally.downUsSquared).toBe(5n * 190_000n ** 2n);
    expect(result.servingShare.mean).toBe(0.81);
  });

  test('counts the ninth restart, and not its end at the very horizon', () => {
    expect(steps(result)).toEqual([
      'CREATING succeed RUNNING.idle 5',
      'RUNNING.idle restart RESTARTING 45',
      'RESTARTING succeed RUNNING.idle 40',
    ]);
  });

  test('has eight outages of 20 ms and an open one', () => {
    expect(result.outages).toMatchObject({ count: 40, longestMs: 20, open: 5 });
    expect(result.outages.p50Ms).toBe(20);
    expect(result.outages.perInstanceYear).toBeCloseTo((8 * 365 * 86_400) / 1, 3);
  });

  test('gets into service after 10 ms, by a creation that succeeds', () => {
    expect(result.service).toEqual({ instances: 5, meanMsToService: 10 });
    expect(result.creations).toMatchObject({ count: 5, successShare: { mean: 1 } });
  });

  test('is counted at each point where it was until then', () => {
    expect(result.series.atMs).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
    expect(series(result)).toEqual({
      CREATING: '5 0 0 0 0 0 0 0 0 0 0',
      RUNNING: '0 5 5 5 5 5 5 5 5 5 0',
      RESTARTING: '0 0 0 0 0 0 0 0 0 0 5',
    });
  });

  test('spends its time in stays that it begins, and counts those that it ends', () => {
    const figures = Object.fromEntries(result.statuses.map((each) => [each.status, each]));
    expect(figures).toEqual({
      CREATING: {
        status: 'CREATING',
        serving: false,
        share: 0.01,
        stays: 5,
        cutShort: 0,
        meanDwellMs: 10,
      },
      RUNNING: {
        status: 'RUNNING',
        serving: true,
        share: 0.81,
        stays: 45,
        cutShort: 0,
        meanDwellMs: 90,
      },
      // 180 ms, and eight of nine stays have ended.
      RESTARTING: {
        status: 'RESTARTING',
        serving: false,
        share: 0.18,
        stays: 45,
        cutShort: 5,
        meanDwellMs: 22.5,
      },
    });
  });
});

describe('a race', () => {
  const error = (...causes: ReturnType<typeof cause>[]) =>
    simulate(
      modelOf(
        ['RUNNING.idle', 'serves', cause(fixed(100), ['fault', 'ERROR'])],
        ['ERROR', 'down', ...causes],
        ['RESTARTING', 'down', cause(fixed(300), ['succeed', 'RUNNING.idle'])],
      ),
    ).result;
  const restart = (ms: number) => cause(fixed(ms), ['restart', 'RESTARTING']);
  const recover = (ms: number) => cause(fixed(ms), ['recover', 'RUNNING.idle']);

  // Out of order at 100, 510 and 920 ms when a restart wins, and after every 110 when a recovery does.
  test('of two clocks that ring together goes to the first in the list', () => {
    expect(steps(error(restart(10), recover(10)))).toContain('ERROR restart RESTARTING 15');
    expect(steps(error(recover(10), restart(10)))).toContain('ERROR recover RUNNING.idle 45');
  });

  test('goes to the first to ring, wherever it is in the list', () => {
    expect(steps(error(restart(11), recover(10)))).toContain('ERROR recover RUNNING.idle 45');
    expect(steps(error(recover(11), restart(10)))).toContain('ERROR restart RESTARTING 15');
  });

  test('goes to an exponential clock with a mean of 0', () => {
    const instant = cause(exponential(0), ['delete', 'RUNNING.idle']);
    const slow = cause(exponential(50), ['fail', 'RESTARTING']);
    expect(steps(error(slow, instant, restart(1)))).toContain('ERROR delete RUNNING.idle 45');
  });
});

describe('a state that is left at once', () => {
  const { tally, result } = simulate(
    modelOf(
      ['CREATING', 'down', cause(fixed(0), ['succeed', 'RUNNING.idle'])],
      ['RUNNING.idle', 'serves', cause(fixed(300), ['fault', 'ERROR'])],
      ['ERROR', 'down', cause(fixed(0), ['restart', 'RESTARTING'])],
      ['RESTARTING', 'down', cause(fixed(0), ['succeed', 'RUNNING.idle'])],
    ),
  );

  test('takes no time, and its steps are counted', () => {
    expect(tally.dwellUs).toEqual([0n, 5_000_000n, 0n, 0n]);
    expect([...tally.taken]).toEqual([5, 15, 15, 15]);
    expect(result.servingShare.mean).toBe(1);
  });

  test('makes outages of no length', () => {
    expect(result.outages).toMatchObject({ count: 15, p50Ms: 0, p99Ms: 0, longestMs: 0, open: 0 });
  });

  test('is where an instance is born, and is never seen again', () => {
    expect(series(result)).toEqual({
      CREATING: '5 0 0 0 0 0 0 0 0 0 0',
      RUNNING: '0 5 5 5 5 5 5 5 5 5 5',
      ERROR: '0 0 0 0 0 0 0 0 0 0 0',
      RESTARTING: '0 0 0 0 0 0 0 0 0 0 0',
    });
  });
});

describe('a state that nothing ends', () => {
  const { tally, result } = simulate(
    modelOf(
      ['CREATING', 'down', cause(fixed(250), ['fail', 'CREATEFAILED'])],
      ['CREATEFAILED', 'down'],
    ),
  );

  test('keeps the instance until the horizon', () => {
    expect(tally.dwellUs).toEqual([1_250_000n, 3_750_000n]);
    expect(series(result).CREATEFAILED).toBe('0 0 0 5 5 5 5 5 5 5 5');
  });

  test('without service leaves nothing to say about service', () => {
    expect(result.servingShare.mean).toBe(0);
    expect(result.service).toEqual({ instances: 0 });
    expect(result.outages).toEqual({ count: 0, perInstanceYear: 0, open: 0 });
    expect(result.creations.successShare?.mean).toBe(0);
    expect(result.statuses.map(({ meanDwellMs }) => meanDwellMs)).toEqual([250, undefined]);
  });
});

describe('an instance that is deleted and created anew', () => {
  const { result } = simulate(
    modelOf(
      ['CREATING', 'down', cause(fixed(30), ['succeed', 'RUNNING.idle'])],
      ['RUNNING.idle', 'serves', cause(fixed(200), ['fault', 'ERROR'])],
      ['ERROR', 'down', cause(fixed(20), ['delete', 'CREATING'])],
    ),
  );

  test('is out of service until the new one serves', () => {
    // 230 to 280, 480 to 530, 730 to 780, and from 980 on.
    expect(result.outages).toMatchObject({ count: 15, p50Ms: 50, longestMs: 50, open: 5 });
    expect(result.servingShare.mean).toBeCloseTo(0.8, 15);
  });

  test('counts its creations, and the way to the first service once', () => {
    expect(result.creations).toMatchObject({ count: 20, successShare: { mean: 1 } });
    expect(result.service).toEqual({ instances: 5, meanMsToService: 30 });
    expect(result.statuses.find(({ status }) => status === 'CREATING')?.stays).toBe(20);
  });
});

test('an instance that is born serving serves from the beginning', () => {
  const { result } = simulate(
    modelOf(
      ['RUNNING.idle', 'serves', cause(fixed(400), ['restart', 'RESTARTING'])],
      ['RESTARTING', 'down', cause(fixed(100), ['succeed', 'RUNNING.idle'])],
    ),
  );
  expect(result.service).toEqual({ instances: 5, meanMsToService: 0 });
  expect(result.outages).toMatchObject({ count: 5, longestMs: 100, open: 5 });
  expect(series(result).RUNNING).toBe('5 5 5 5 5 0 5 5 5 5 0');
});

test('statuses of one name are one status, whatever the task', () => {
  const { result } = simulate(
    modelOf(
      ['RUNNING.idle', 'serves', cause(fixed(400), ['backUp', 'RUNNING.backingUp'])],
      ['RUNNING.backingUp', 'serves', cause(fixed(100), ['succeed', 'RUNNING.idle'])],
    ),
  );
  expect(result.statuses).toEqual([
    { status: 'RUNNING', serving: true, share: 1, stays: 5, cutShort: 5 },
  ]);
  expect(series(result)).toEqual({ RUNNING: '5 5 5 5 5 5 5 5 5 5 5' });
});

test('a way that is never taken is not among the steps, and takes no chance', () => {
  const ways = (...more: Parameters<typeof cause>[1][]) =>
    simulate(
      modelOf(
        ['CREATING', 'down', cause(fixed(10), ...more)],
        ['RUNNING.idle', 'serves', cause(exponential(50), ['fault', 'CREATING'])],
        ['CREATEFAILED', 'down'],
      ),
    );
  const certain = ways(['succeed', 'RUNNING.idle']);
  const both = ways(['fail', 'CREATEFAILED', 0], ['succeed', 'RUNNING.idle', 1]);
  // Their models differ, and nothing else.
  expect({ ...both, result: { ...both.result, evidence: [] } }).toEqual({
    ...certain,
    result: { ...certain.result, evidence: [] },
  });
  expect(steps(both.result).filter((step) => step.includes('fail'))).toEqual([]);
});
