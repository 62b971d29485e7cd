import { availabilityAt, exactAnswer } from '../../../src/simulator/exact/index.js';
import {
  alike,
  cause,
  day,
  expectClose,
  exponential,
  fixed,
  hour,
  minute,
  model,
  onOff,
  state,
  uniform,
  weekly,
} from './models.js';

test('point availability of two exponential states is the textbook curve', () => {
  const [lambda, mu] = [1 / 99, 1];
  const times = [0, 0.1, 0.5, 1, 3, 50, 1e6];
  const points = availabilityAt(alike(onOff(exponential(99), exponential(1))), times);
  points.forEach(({ atMs, availability, methods }, i) => {
    const t = times[i] as number;
    const transient = (lambda / (lambda + mu)) * Math.exp(-(lambda + mu) * t);
    expect(atMs).toBe(t);
    expectClose(availability, mu / (lambda + mu) + transient, 1e-14);
    expect(methods).toEqual(['uniformisation']);
  });
});

test('before creation can have ended nothing serves, and once it has everything does', () => {
  const groups = alike(
    model(
      state('CREATING', cause(uniform(4 * minute, 8 * minute), 1)),
      state('RUNNING.idle', cause(exponential(1e9 * day), 0)),
    ),
  );
  const times = [0, 2 * minute, 5 * minute, 20 * minute];
  const [birth, before, amid, after] = availabilityAt(groups, times);
  expect(birth).toMatchObject({ availability: 0, errorEstimate: 0, shares: { CREATING: 1 } });
  expect(before?.availability).toBeCloseTo(0, 9);
  expect(amid?.availability).toBeCloseTo(0.25, 8);
  expect(after?.availability).toBeCloseTo(1, 9);
});

test('next to a jump the error is admitted', () => {
  const groups = alike(
    model(
      state('CREATING', cause(fixed(5 * minute), 1)),
      state('RUNNING.idle', cause(exponential(30 * day), 0)),
    ),
  );
  const [at, later] = availabilityAt(groups, [5 * minute, 6 * minute]);
  expect(at?.errorEstimate).toBeGreaterThan(0.4);
  expect(later?.errorEstimate).toBeLessThan(1e-8);
  expectClose(later?.availability, Math.exp(-minute / (30 * day)), 1e-8);
});

test('at a moment at which something happens for certain it has not happened yet', () => {
  const groups = alike(onOff(fixed(3), fixed(1)));
  const points = availabilityAt(groups, [0, 2, 3, 3.5, 4, 4.5]);
  expect(points.map(({ availability }) => availability)).toEqual([1, 1, 1, 0, 0, 1]);
  expect(points[0]?.methods).toEqual(['enumeration']);
});

test('the average of point availability is the expected share', () => {
  const only = weekly({ restarting: uniform(hour, 5 * hour), restart: exponential(day) });
  const horizonMs = 6 * day;
  const { shares } = exactAnswer(alike(only), { horizonMs }).expected;
  // Simpson's rule, from where the creation's kinks are over.
  const fromMs = hour;
  const steps = 200;
  const times = Array.from({ length: steps + 1 }, (_, k) => {
    return fromMs + ((horizonMs - fromMs) * k) / steps;
  });
  const points = availabilityAt(alike(only), times);
  const sum = points.reduce((total, { shares: at }, k) => {
    const weight = k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2;
    return total + weight * (at.RESTARTING ?? 0);
  }, 0);
  const start = exactAnswer(alike(only), { horizonMs: fromMs }).expected.shares.RESTARTING ?? 0;
  const average = (start * fromMs + (sum * (horizonMs - fromMs)) / (3 * steps)) / horizonMs;
  expectClose(shares.RESTARTING, average, 1e-6);
});

test('times may come in any order, and more than once', () => {
  const groups = alike(weekly({}));
  const [late, early, again] = availabilityAt(groups, [day, minute, day]);
  expect(again).toEqual(late);
  expectClose(availabilityAt(groups, [minute])[0]?.availability, early?.availability ?? 0, 1e-9);
  expect(availabilityAt(groups, [])).toEqual([]);
});

test('a fleet is as available as its groups, by weight', () => {
  const groups = [
    { weight: 0.25, model: onOff(exponential(99), exponential(1)) },
    { weight: 0.75, model: onOff(fixed(3), fixed(1)) },
  ];
  const [point] = availabilityAt(groups, [3.5]);
  const [first] = availabilityAt(alike(groups[0]?.model ?? onOff(fixed(1), fixed(1))), [3.5]);
  expectClose(point?.availability, 0.25 * (first?.availability ?? 0), 1e-14);
  expect(point?.methods).toEqual(['uniformisation', 'enumeration']);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d ms is no time to ask for', (ms) => {
  expect(() => availabilityAt(alike(weekly({})), [0, ms])).toThrow(
    new RangeError(`a time is at least 0; got ${ms} ms`),
  );
});
