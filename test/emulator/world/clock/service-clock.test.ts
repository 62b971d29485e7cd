// The service's time: what moves it, what does not, and when it wakes its owner.

import {
  createServiceClock,
  endOfTimeMs,
  maxScale,
  type ServiceClock,
  type ServiceClockOptions,
} from '../../../../src/emulator/world/index.js';
import { createVirtualClock, type VirtualClock } from '../../../../src/time/index.js';

const startMs = Date.UTC(2026, 0, 1);

function started(options: Partial<ServiceClockOptions> = {}) {
  const real = createVirtualClock({ startMs });
  const woken: number[] = [];
  const clock: ServiceClock = createServiceClock({
    real,
    wake: () => woken.push(clock.now()),
    ...options,
  });
  return { real, clock, woken };
}

/** A real clock that can be set. */
function settable(atMs: number) {
  const ticking: VirtualClock = createVirtualClock();
  let offsetMs = atMs;
  return {
    setBackBy: (backMs: number) => {
      offsetMs -= backMs;
    },
    pass: (ms: number) => ticking.advanceBy(ms),
    clock: {
      now: () => ticking.now() + offsetMs,
      setTimeout: (callback: () => void, ms: number) => ticking.setTimeout(callback, ms),
      clearTimeout: (id: unknown) => ticking.clearTimeout(id),
    },
  };
}

describe('the time', () => {
  it('is the real time at first', () => {
    expect(started().clock.now()).toBe(startMs);
  });

  it('begins where it is told to', () => {
    const { clock, real } = started({ startMs: 5000 });
    real.advanceBy(10);
    expect(clock.now()).toBe(5010);
  });

  it('stands still while it is paused, and goes on from there', () => {
    const { clock, real } = started();
    real.advanceBy(100);
    clock.pause();
    clock.pause();
    real.advanceBy(1000);
    expect(clock.now()).toBe(startMs + 100);
    clock.resume();
    real.advanceBy(1);
    expect(clock.now()).toBe(startMs + 101);
  });

  it('runs as fast as its scale says from the moment it is set, paused or not', () => {
    const { clock, real } = started();
    real.advanceBy(100);
    clock.setScale(60);
    real.advanceBy(100);
    expect(clock.now()).toBe(startMs + 100 + 6000);
    clock.pause();
    clock.setScale(0.5);
    real.advanceBy(77);
    clock.resume();
    real.advanceBy(3);
    expect(clock.now()).toBe(startMs + 100 + 6000 + 1);
  });

  it('goes to a time at once and runs on, or stands still, as before', () => {
    const { clock, real } = started();
    clock.advanceBy(500);
    real.advanceBy(1);
    expect(clock.now()).toBe(startMs + 501);
    clock.pause();
    clock.advanceTo(startMs + 1000);
    real.advanceBy(1);
    expect(clock.now()).toBe(startMs + 1000);
  });

  it('goes on when the real clock is set back', () => {
    const real = settable(startMs);
    const clock = createServiceClock({ real: real.clock, wake: () => undefined });
    real.pass(1000);
    expect(clock.now()).toBe(startMs + 1000);
    real.setBackBy(3_600_000);
    expect(clock.now()).toBe(startMs + 1000);
    real.pass(10);
    expect(clock.now()).toBe(startMs + 1010);
  });

  it('stands still at the end of the year 9999', () => {
    const { clock, real } = started({ startMs: endOfTimeMs - 10 });
    clock.arm(endOfTimeMs + 1);
    real.advanceBy(1000);
    expect(clock.now()).toBe(endOfTimeMs);
    expect(clock.advanceToNext()).toBe(false);
    expect(() => clock.advanceBy(1)).toThrow('the time ends at 9999-12-31T23:59:59.999Z');
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, maxScale + 1])(
    'refuses the scale %p and stays as it was',
    (scale) => {
      const { clock } = started();
      const before = clock.state;
      expect(() => clock.setScale(scale)).toThrow('the scale is a number above 0, at most 86400');
      expect(clock.state).toEqual(before);
    },
  );

  it.each([startMs - 1, Number.NaN, Number.POSITIVE_INFINITY])('does not go to %p', (atMs) => {
    const { clock } = started();
    expect(() => clock.advanceTo(atMs)).toThrow(RangeError);
    expect(clock.now()).toBe(startMs);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('does not advance by %p', (durationMs) => {
    expect(() => started().clock.advanceBy(durationMs)).toThrow(RangeError);
  });
});

describe('waking', () => {
  it('happens at the armed time, once, with one real timer', () => {
    const { clock, real, woken } = started();
    clock.arm(startMs + 500);
    clock.arm(startMs + 200);
    expect(real.pending).toBe(1);
    real.advanceBy(1000);
    expect(woken).toEqual([startMs + 200]);
    expect(clock.nextAtMs).toBeUndefined();
  });

  it('comes sooner or later when the scale changes', () => {
    const { clock, real, woken } = started();
    clock.arm(startMs + 60_000);
    clock.setScale(60);
    real.advanceBy(999);
    expect(woken).toEqual([]);
    real.advanceBy(1);
    expect(woken).toEqual([startMs + 60_000]);
  });

  it('is never early, however slow the clock', () => {
    const { clock, real, woken } = started();
    clock.setScale(1e-6);
    clock.arm(startMs + 200);
    real.advanceBy(199_999_000);
    expect(woken).toEqual([]);
    real.advanceBy(2000);
    expect(woken).toEqual([startMs + 200]);
  });

  it('waits while the clock is paused, except for what is due already', () => {
    const { clock, real, woken } = started();
    clock.pause();
    clock.arm(startMs + 10);
    real.advanceBy(1000);
    expect(real.pending).toBe(0);
    clock.advanceTo(startMs + 10);
    real.advanceBy(1);
    expect(woken).toEqual([startMs + 10]);
  });

  it('is what advancing to the next change goes to', () => {
    const { clock, real, woken } = started();
    expect(clock.advanceToNext()).toBe(false);
    clock.arm(startMs + 7_000_000_000);
    expect(clock.advanceToNext()).toBe(true);
    expect(clock.now()).toBe(startMs + 7_000_000_000);
    real.advanceBy(0);
    expect(woken).toEqual([startMs + 7_000_000_000]);
  });

  it('never happens once the clock is stopped or disarmed', () => {
    const { clock, real, woken } = started();
    clock.arm(startMs + 10);
    clock.arm(undefined);
    clock.arm(startMs + 20);
    clock.stop();
    real.advanceBy(1000);
    expect(woken).toEqual([]);
    expect(real.pending).toBe(0);
  });
});

describe('a clock that was kept', () => {
  it('counts the time in which it did not run', () => {
    const { clock, real } = started();
    clock.setScale(10);
    const state = JSON.parse(JSON.stringify(clock.state));
    clock.stop();
    real.advanceBy(1000);
    expect(started({ real, state }).clock.now()).toBe(startMs + 10_000);
  });

  it('stands where it stood when it was paused', () => {
    const { clock, real } = started();
    clock.pause();
    const { state } = clock;
    real.advanceBy(1000);
    expect(started({ real, state }).clock.now()).toBe(startMs);
  });

  it('goes on although the real clock was set back meanwhile', () => {
    const { clock, real } = started();
    real.advanceBy(5000);
    clock.setScale(2);
    const earlier = createVirtualClock({ startMs: 0 });
    const again = started({ real: earlier, state: clock.state }).clock;
    earlier.advanceBy(10);
    expect(again.now()).toBe(startMs + 5000 + 20);
  });

  it('is never before the last thing that happened', () => {
    const { clock } = started();
    const again = started({ state: clock.state, notBeforeMs: startMs + 99 }).clock;
    expect(again.now()).toBe(startMs + 99);
  });

  it('can be put back into a running one', () => {
    const { clock, real, woken } = started();
    const { state } = clock;
    clock.advanceBy(1000);
    clock.arm(startMs + 1200);
    clock.restore({ ...state, paused: true });
    real.advanceBy(5000);
    expect([clock.now(), woken]).toEqual([startMs, []]);
  });
});
