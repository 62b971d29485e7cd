import { solveChain } from '../../../../src/simulator/exact/chain/chain.js';
import { firstService } from '../../../../src/simulator/exact/chain/first-service.js';
import { serviceByHorizon } from '../../../../src/simulator/exact/service-by-horizon.js';
import {
  cause,
  day,
  expectClose,
  exponential,
  fixed,
  minute,
  model,
  onOff,
  state,
  uniform,
} from '../models.js';

const ask = (...states: Parameters<typeof model>) => firstService(solveChain(model(...states)));

test('creation that may fail for good succeeds as often as it does', () => {
  const answer = ask(
    state('CREATING', cause(uniform(minute, 3 * minute), { 1: 0.97, 2: 0.03 })),
    state('RUNNING.idle', cause(exponential(day), 0)),
    state('CREATEFAILED'),
  );
  expectClose(answer.creationSucceeds, 0.97, 1e-15);
  expectClose(answer.everServes, 0.97, 1e-15);
  expectClose(answer.meanTimeToServiceMs, 2 * minute, 1e-15);
});

test('an instance that is created anew until it succeeds serves in the end', () => {
  const answer = ask(
    state('CREATING', cause(fixed(2 * minute), { 1: 0.8, 2: 0.2 })),
    state('RUNNING.idle', cause(exponential(day), 0)),
    state('CREATEFAILED', cause(fixed(8 * minute), 0)),
  );
  expectClose(answer.creationSucceeds, 0.8, 1e-15);
  expectClose(answer.everServes, 1, 1e-15);
  // 2 min and then, one time in five, 8 min and all over again.
  expectClose(answer.meanTimeToServiceMs, (3.6 * minute) / 0.8, 1e-15);
});

test('a faulty birth that is repaired is no success but gets there', () => {
  const answer = ask(
    state('CREATING', cause(fixed(minute), { 1: 0.5, 2: 0.4, 3: 0.1 })),
    state('RUNNING.idle', cause(exponential(day), 2)),
    state('ERROR', cause(fixed(minute), 1)),
    state('CREATEFAILED'),
  );
  expectClose(answer.creationSucceeds, 0.5, 1e-15);
  expectClose(answer.everServes, 0.9, 1e-15);
  expectClose(answer.meanTimeToServiceMs, (0.5 * 1 + 0.4 * 2) * (minute / 0.9), 1e-15);
});

test('the mean time counts only lives that get there', () => {
  // Creation that is still going on after 10 minutes fails: what succeeds is quick.
  const answer = ask(
    state('CREATING', cause(exponential(10 * minute), 1), cause(fixed(10 * minute), 2)),
    state('RUNNING.idle', cause(exponential(day), 0)),
    state('CREATEFAILED'),
  );
  const e = Math.exp(-1);
  expectClose(answer.everServes, 1 - e, 1e-14);
  expectClose(answer.meanTimeToServiceMs, (10 * minute * (1 - 2 * e)) / (1 - e), 1e-14);
});

test('an instance that is born serving needs no time', () => {
  expect(firstService(solveChain(onOff(fixed(1), fixed(1))))).toEqual({
    creationSucceeds: 1,
    everServes: 1,
    meanTimeToServiceMs: 0,
  });
});

test('an instance that never serves has no mean time to service', () => {
  expect(ask(state('CREATING', cause(fixed(1), 1)), state('CREATEFAILED'))).toEqual({
    creationSucceeds: 0,
    everServes: 0,
  });
  expect(ask(state('CREATING'))).toEqual({ creationSucceeds: 0, everServes: 0 });
});

describe('by a horizon', () => {
  const retried = (fails: number) =>
    model(
      state('CREATING', cause(fixed(2 * minute), { 1: 1 - fails, 2: fails })),
      state('RUNNING.idle', cause(exponential(day), 0)),
      state('CREATEFAILED', cause(fixed(8 * minute), 0)),
    );

  test('only creations count that have succeeded by then', () => {
    const { servesByHorizon, meanTimeToServiceByHorizonMs } = serviceByHorizon(
      retried(0.5),
      25 * minute,
    );
    expectClose(servesByHorizon, 0.875, 1e-12);
    // After 2, 12 and 22 minutes.
    expectClose(meanTimeToServiceByHorizonMs, ((4 * 2 + 2 * 12 + 22) / 7) * minute, 1e-12);
  });

  test('those that take too long make the mean time shorter', () => {
    const only = model(
      state('CREATING', cause(exponential(day), 1), cause(uniform(30 * day, 31 * day), 1)),
      state('RUNNING.idle', cause(fixed(minute), 0)),
    );
    const { servesByHorizon, meanTimeToServiceByHorizonMs } = serviceByHorizon(only, day);
    expectClose(servesByHorizon, 1 - Math.exp(-1), 1e-9);
    expectClose(meanTimeToServiceByHorizonMs, day * (1 - 1 / (Math.E - 1)), 1e-8);
  });

  test('a year changes nothing about creations of seconds', () => {
    const only = model(
      state('CREATING', cause(uniform(1000, 8000), 1)),
      state('RUNNING.idle', cause(exponential(day), 0)),
    );
    const { servesByHorizon, meanTimeToServiceByHorizonMs } = serviceByHorizon(only, 365 * day);
    expectClose(servesByHorizon, 1, 1e-12);
    expectClose(meanTimeToServiceByHorizonMs, 4500, 1e-6);
  });

  test('an instance that cannot have got there has no time, and one that is born serving needs none', () => {
    expect(serviceByHorizon(retried(0.5), minute)).toEqual({ servesByHorizon: 0 });
    expect(serviceByHorizon(retried(1), day)).toEqual({ servesByHorizon: 0 });
    expect(serviceByHorizon(onOff(exponential(day), fixed(minute)), day)).toEqual({
      servesByHorizon: 1,
      meanTimeToServiceByHorizonMs: 0,
    });
  });
});
