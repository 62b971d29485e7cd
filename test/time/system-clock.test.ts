import { systemClock } from '../../src/time/index.js';

const DAY_MS = 24 * 60 * 60 * 1000;

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

test('the system clock tells the time of the wall', () => {
  expect(systemClock.now()).toBe(1_000_000);
  jest.advanceTimersByTime(50);
  expect(systemClock.now()).toBe(1_000_050);
});

test('what has elapsed goes on evenly when the clock on the wall is set', () => {
  const before = [systemClock.now(), systemClock.elapsed?.() ?? Number.NaN] as const;
  jest.advanceTimersByTime(50);
  jest.setSystemTime(before[0] - 3_600_000);
  expect(systemClock.now()).toBe(before[0] - 3_600_000);
  expect((systemClock.elapsed?.() ?? Number.NaN) - before[1]).toBe(50);
});

test('a timer runs once, after its delay', () => {
  const callback = jest.fn();
  systemClock.setTimeout(callback, 250);
  jest.advanceTimersByTime(249);
  expect(callback).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1000);
  expect(callback).toHaveBeenCalledTimes(1);
});

test('a cleared timer does not run', () => {
  const callback = jest.fn();
  systemClock.clearTimeout(systemClock.setTimeout(callback, 250));
  expect(jest.getTimerCount()).toBe(0);
  jest.advanceTimersByTime(1000);
  expect(callback).not.toHaveBeenCalled();
});

test('a timer longer than the runtime can count runs on its day and not at once', () => {
  const ranAt: number[] = [];
  systemClock.setTimeout(() => ranAt.push(systemClock.now()), 60 * DAY_MS);
  jest.advanceTimersByTime(61 * DAY_MS);
  expect(ranAt).toEqual([1_000_000 + 60 * DAY_MS]);
});

test('a long timer can be cleared when part of it has passed', () => {
  const callback = jest.fn();
  const timer = systemClock.setTimeout(callback, 60 * DAY_MS);
  jest.advanceTimersByTime(30 * DAY_MS);
  systemClock.clearTimeout(timer);
  expect(jest.getTimerCount()).toBe(0);
  jest.advanceTimersByTime(60 * DAY_MS);
  expect(callback).not.toHaveBeenCalled();
});

test('ids that are not its own are ignored', () => {
  systemClock.setTimeout(() => {}, 10);
  for (const id of [undefined, null, 0, 1, {}]) systemClock.clearTimeout(id);
  expect(jest.getTimerCount()).toBe(1);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a delay of %p is refused', (delayMs) => {
  expect(() => systemClock.setTimeout(() => {}, delayMs)).toThrow(
    new RangeError(`a timer needs a delay in milliseconds, finite and at least 0; got ${delayMs}`),
  );
  expect(jest.getTimerCount()).toBe(0);
});
