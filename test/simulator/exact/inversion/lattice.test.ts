// Processes close to a lattice, whose instances change state together for long, against answers found by
// other means.

import { downShare, expectKept, year } from '../claims.js';
import {
  cause,
  day,
  exponential,
  fixed,
  minute,
  model,
  state,
  uniform,
  weekly,
  weibull,
} from '../models.js';

describe('processes close to a lattice', () => {
  // Inverted with two million terms by another program, which agrees with half of them to 14 digits.
  test('weekly restarts on the dot are resolved', () => {
    const found = downShare(weekly({ restart: fixed(7 * day) }), year);
    expectKept(found, 0.00157570735316629, 1e-10);
  });

  test('so are they when the horizon ends amid one', () => {
    const found = downShare(weekly({ restart: fixed(7 * day) }), 364 * day);
    expectKept(found, 0.001572366821343696, 1e-10);
  });

  test('so are daily restarts of a fixed length', () => {
    const everyDay = { restart: fixed(day), restarting: fixed(2 * minute) };
    expectKept(downShare(weekly(everyDay), year), 0.0015120560175950622, 1e-10);
  });

  /** One creation of random length, then the same week again and again. */
  const periodic = model(
    state('CREATING', cause(uniform(1000, 8000), 1)),
    state('RUNNING.idle', cause(fixed(7 * day), 2)),
    state('RESTARTING', cause(fixed(2 * minute), 1)),
  );

  test('a week that repeats itself exactly is followed for a year', () => {
    // A mean creation of 4.5 s and 52 restarts.
    const found = downShare(periodic, year);
    expectKept(found, (4500 + 52 * 2 * minute) / year);
  });

  test.each([5000, 60_000, 110_000])(
    'a horizon %d ms into a restart is admitted to be hard',
    (ms) => {
      // The 52nd restart begins between 1 and 8 s after 364 days and 51 restarts.
      const start = 364 * day + 51 * 2 * minute;
      const creation = 4500;
      const begun = ms > 8000 ? ms - creation : ((ms - 1000) / 7000) * ((ms - 1000) / 2);
      const down = (creation + 51 * 2 * minute + begun) / (start + ms);
      const found = downShare(periodic, start + ms);
      expect(Math.abs(found.down - down)).toBeLessThan(found.errorEstimate);
      expect(found.errorEstimate).toBeGreaterThan(1e-7);
      expect(found.errorEstimate).toBeLessThan(2e-5);
    },
  );
});

test('instances that go round on the dot, and leave in the end, are followed as closely', () => {
  const [toRunning, toFailed] = [0.79, 0.21];
  const leaving = model(
    state('CREATING', cause(fixed(309_740), { 2: toRunning, 1: toFailed })),
    state('CREATEFAILED'),
    state('RUNNING.idle', cause(fixed(21_679_827), 3)),
    state('ERROR', cause(exponential(2_514_071), 2), cause(weibull(2_335_638, 2.92), 0)),
  );
  const { down } = downShare(leaving, 827_393_894.9221556);
  // By EULER (see euler.ts) with 256 to 4096 terms, and to nine digits by convolution on three grids of time.
  expect(Math.abs(down - 0.7903113994773)).toBeLessThan(1e-9);
});
