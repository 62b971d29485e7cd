import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { createActor, createMachine } from 'xstate';
import { createVirtualClock, EndlessTimersError, type VirtualClock } from '../../src/time/index.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapUsedMb(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Sets a timer that notes its name and the time it ran. */
function notebook(clock: VirtualClock) {
  const notes: string[] = [];
  const note = (name: string, delayMs: number) =>
    clock.setTimeout(() => notes.push(`${name}@${clock.now()}`), delayMs);
  return { notes, note };
}

describe('reading the time', () => {
  test('a new clock is at 0 with nothing to do', () => {
    const clock = createVirtualClock();
    expect([clock.now(), clock.pending, clock.nextAtMs]).toEqual([0, 0, undefined]);
  });

  test('a clock starts where it is told to, and counts delays from there', () => {
    const clock = createVirtualClock({ startMs: 5000 });
    const { notes, note } = notebook(clock);
    note('a', 10);
    expect([clock.now(), clock.nextAtMs]).toEqual([5000, 5010]);
    clock.advanceBy(10);
    expect(notes).toEqual(['a@5010']);
  });

  test('nextAtMs and pending follow timers that are set, cleared and run', () => {
    const clock = createVirtualClock();
    clock.setTimeout(() => {}, 20);
    const early = clock.setTimeout(() => {}, 10);
    expect([clock.nextAtMs, clock.pending]).toEqual([10, 2]);
    clock.clearTimeout(early);
    expect([clock.nextAtMs, clock.pending]).toEqual([20, 1]);
    clock.advanceTo(20);
    expect([clock.nextAtMs, clock.pending]).toEqual([undefined, 0]);
  });
});

describe('advancing', () => {
  test('one advance runs every hop of a chain at its own time', () => {
    const clock = createVirtualClock();
    const seenMs: number[] = [];
    const tick = () => {
      seenMs.push(clock.now());
      clock.setTimeout(tick, 1000);
    };
    clock.setTimeout(tick, 1000);
    clock.advanceBy(2500);
    expect(seenMs).toEqual([1000, 2000]);
    expect([clock.now(), clock.nextAtMs]).toEqual([2500, 3000]);
  });

  test('a timer due exactly at the target runs, one due later does not', () => {
    const clock = createVirtualClock();
    const { notes, note } = notebook(clock);
    note('at', 100);
    note('after', 100.5);
    clock.advanceTo(100);
    expect(notes).toEqual(['at@100']);
    clock.advanceTo(101);
    expect(notes).toEqual(['at@100', 'after@100.5']);
  });

  test('timers of the same instant run in the order they were set', () => {
    const clock = createVirtualClock();
    const { notes, note } = notebook(clock);
    for (const name of 'abcdefghijklm') note(name, 7);
    clock.advanceBy(7);
    expect(notes.map((entry) => entry[0]).join('')).toBe('abcdefghijklm');
  });

  test('a zero delay set by a callback runs in the same advance, after those already due', () => {
    const clock = createVirtualClock();
    const { notes, note } = notebook(clock);
    clock.setTimeout(() => note('child', 0), 5);
    note('sibling', 5);
    clock.advanceBy(5);
    expect(notes).toEqual(['sibling@5', 'child@5']);
  });

  test('advanceToNext runs one timer at a time and says whether there was one', () => {
    const clock = createVirtualClock();
    const { notes, note } = notebook(clock);
    note('a', 3);
    note('b', 3);
    expect(clock.advanceToNext()).toBe(true);
    expect(notes).toEqual(['a@3']);
    expect(clock.advanceToNext()).toBe(true);
    expect(notes).toEqual(['a@3', 'b@3']);
    expect(clock.advanceToNext()).toBe(false);
    expect(clock.now()).toBe(3);
  });

  test('an XState machine with delays lives through its whole life in one advance', () => {
    const clock = createVirtualClock();
    const machine = createMachine({
      initial: 'creating',
      states: {
        creating: { after: { 1000: 'running' } },
        running: { after: { 1000: 'deleting' } },
        deleting: {},
      },
    });
    const seen: string[] = [];
    const actor = createActor(machine, { clock });
    actor.subscribe(({ value }) => seen.push(`${value}@${clock.now()}`));
    actor.start();
    clock.advanceBy(5000);
    expect(seen).toEqual(['creating@0', 'running@1000', 'deleting@2000']);
    actor.stop();
  });
});

describe('calling timers off', () => {
  test('a cleared timer does not run', () => {
    const clock = createVirtualClock();
    const { notes, note } = notebook(clock);
    const cleared = note('cleared', 10);
    note('kept', 10);
    clock.clearTimeout(cleared);
    clock.advanceBy(10);
    expect(notes).toEqual(['kept@10']);
  });

  test('a callback clears a timer of its own instant', () => {
    const clock = createVirtualClock();
    const { notes, note } = notebook(clock);
    let doomed: unknown;
    clock.setTimeout(() => clock.clearTimeout(doomed), 10);
    doomed = note('doomed', 10);
    clock.advanceBy(10);
    expect(notes).toEqual([]);
  });

  test('ids that are spent, unknown or of another clock are ignored', () => {
    const [clock, other] = [createVirtualClock(), createVirtualClock()];
    const spent = clock.setTimeout(() => {}, 1);
    clock.advanceBy(1);
    clock.setTimeout(() => {}, 1);
    const foreign = other.setTimeout(() => {}, 1);
    for (const id of [spent, foreign, undefined, null, 0, {}]) clock.clearTimeout(id);
    expect([clock.pending, other.pending]).toEqual([1, 1]);
  });

  test('a million timers set and cleared leave nothing behind', () => {
    const clock = createVirtualClock();
    clock.setTimeout(() => {}, 1);
    const before = heapUsedMb();
    for (let i = 0; i < 1_000_000; i++) {
      clock.clearTimeout(clock.setTimeout(() => i, 1000 + (i % 97)));
    }
    expect(heapUsedMb() - before).toBeLessThan(10);
    expect([clock.pending, clock.nextAtMs]).toEqual([1, 1]);
  });
});

describe('refusing', () => {
  const notDurations = [-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  test.each(notDurations)('a delay of %p is refused, and no timer is set', (delayMs) => {
    const clock = createVirtualClock();
    expect(() => clock.setTimeout(() => {}, delayMs)).toThrow(
      new RangeError(
        `a timer needs a delay in milliseconds, finite and at least 0; got ${delayMs}`,
      ),
    );
    expect(clock.pending).toBe(0);
  });

  test.each(notDurations)('advancing by %p is refused, and the time stays', (durationMs) => {
    const clock = createVirtualClock({ startMs: 10 });
    expect(() => clock.advanceBy(durationMs)).toThrow(
      new RangeError(`the clock advances by a finite duration of at least 0 ms; got ${durationMs}`),
    );
    expect(clock.now()).toBe(10);
  });

  test.each([9, ...notDurations])('at 10, advancing to %p is refused', (atMs) => {
    const clock = createVirtualClock({ startMs: 10 });
    expect(() => clock.advanceTo(atMs)).toThrow(
      new RangeError(
        `the clock is at 10 ms and can advance to a finite time from there on; got ${atMs}`,
      ),
    );
    expect(clock.now()).toBe(10);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a start at %p is refused', (startMs) => {
    expect(() => createVirtualClock({ startMs })).toThrow(
      new RangeError(`a clock needs a finite start in milliseconds; got ${startMs}`),
    );
  });

  test.each([-1, Number.NaN])('a limit of %p chained timers is refused', (maxChainedPerMs) => {
    expect(() => createVirtualClock({ maxChainedPerMs })).toThrow(
      new RangeError(`maxChainedPerMs is a number of at least 0; got ${maxChainedPerMs}`),
    );
  });

  test('a delay that would end beyond all numbers is refused', () => {
    const clock = createVirtualClock({ startMs: Number.MAX_VALUE });
    expect(() => clock.setTimeout(() => {}, Number.MAX_VALUE)).toThrow(
      new RangeError(`a timer cannot be due after the end of time; got ${Number.MAX_VALUE} ms`),
    );
    expect(clock.pending).toBe(0);
  });

  test.each([
    ['advanceBy', (clock: VirtualClock) => clock.advanceBy(1)],
    ['advanceTo', (clock: VirtualClock) => clock.advanceTo(100)],
    ['advanceToNext', (clock: VirtualClock) => clock.advanceToNext()],
  ])('%s from inside a callback is refused', (_name, advance) => {
    const clock = createVirtualClock();
    clock.setTimeout(() => advance(clock), 1);
    expect(() => clock.advanceBy(5)).toThrow(
      new Error('a callback of this clock cannot advance it; set a timer instead'),
    );
    expect(clock.now()).toBe(1);
  });
});

describe('staying consistent', () => {
  test('when a callback throws, the time is its own and the other timers are still there', () => {
    const clock = createVirtualClock();
    const { notes, note } = notebook(clock);
    clock.setTimeout(() => {
      throw new Error('boom');
    }, 10);
    note('same instant', 10);
    note('later', 20);
    expect(() => clock.advanceTo(30)).toThrow('boom');
    expect([clock.now(), clock.pending, clock.nextAtMs]).toEqual([10, 2, 10]);
    clock.advanceTo(30);
    expect(notes).toEqual(['same instant@10', 'later@20']);
  });

  test.each([0, 1e-9])('an endless chain of %p ms delays is stopped', (delayMs) => {
    const clock = createVirtualClock({ startMs: 100, maxChainedPerMs: 1000 });
    let chained: unknown;
    let runs = 0;
    const again = () => {
      runs++;
      chained = clock.setTimeout(again, delayMs);
    };
    clock.setTimeout(again, 50);
    const { notes, note } = notebook(clock);
    note('later', 60);

    expect(() => clock.advanceBy(1000)).toThrow(EndlessTimersError);
    expect(runs).toBe(1001);
    expect(Math.floor(clock.now())).toBe(150);
    expect(clock.pending).toBe(2);

    clock.clearTimeout(chained);
    const stoppedAtMs = clock.now();
    note('same instant', 0);
    clock.advanceBy(1000);
    expect(notes).toEqual([`same instant@${stoppedAtMs}`, 'later@160']);
  });

  test('the error of an endless chain says where it hangs, why and what to do', () => {
    expect(new EndlessTimersError(150, 1000)).toMatchObject({
      name: 'EndlessTimersError',
      atMs: 150,
      maxChainedPerMs: 1000,
      message:
        'time stands still at 150 ms: callbacks set more than 1000 timers for ' +
        'the millisecond they ran in; give the chain a delay, or let it end',
    });
  });

  test('unless told otherwise, the clock allows a million timers chained in one millisecond', () => {
    const clock = createVirtualClock();
    let left = 1_000_000;
    const again = () => {
      if (left-- > 0) clock.setTimeout(again, 0);
    };
    clock.setTimeout(again, 0);
    clock.advanceBy(0);
    expect(left).toBe(-1);
  });

  test('any number of timers of one instant is fine when callbacks did not set them', () => {
    const clock = createVirtualClock({ maxChainedPerMs: 0 });
    const { notes, note } = notebook(clock);
    for (let i = 0; i < 100; i++) note('a', 0);
    clock.advanceBy(0);
    expect(notes).toHaveLength(100);
  });

  test('a long chain that moves on is no endless chain', () => {
    const clock = createVirtualClock({ maxChainedPerMs: 10 });
    let left = 10_000;
    const again = () => {
      // Two out of three hops take no time.
      if (--left > 0) clock.setTimeout(again, left % 3 === 0 ? 1 : 0);
    };
    clock.setTimeout(again, 0);
    clock.advanceTo(10_000);
    expect(left).toBe(0);
  });
});

describe('against a naive model', () => {
  /** A timer that, when it runs, sets its children and clears one timer chosen by number. */
  interface Plan {
    readonly delayMs: number;
    readonly children: readonly Plan[];
    readonly clears: number | undefined;
  }
  type Scheduler = Pick<VirtualClock, 'now' | 'setTimeout' | 'clearTimeout' | 'advanceTo'> & {
    readonly pending: number;
    readonly nextAtMs: number | undefined;
    advanceToNext(): boolean;
  };

  /** Obviously right: one list, searched from the start for the smallest time. */
  function createNaiveClock(): Scheduler {
    let nowMs = 0;
    let timers: { atMs: number; callback: () => void }[] = [];
    const next = () => {
      const atMs = Math.min(...timers.map((timer) => timer.atMs));
      return timers.find((timer) => timer.atMs === atMs);
    };
    const advanceToNext = () => {
      const timer = next();
      if (timer === undefined) return false;
      timers = timers.filter((other) => other !== timer);
      nowMs = timer.atMs;
      timer.callback();
      return true;
    };
    return {
      now: () => nowMs,
      setTimeout(callback, delayMs) {
        const timer = { atMs: nowMs + delayMs, callback };
        timers.push(timer);
        return timer;
      },
      clearTimeout(id) {
        timers = timers.filter((timer) => timer !== id);
      },
      advanceTo(atMs) {
        while ((next()?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) advanceToNext();
        nowMs = atMs;
      },
      advanceToNext,
      get pending() {
        return timers.length;
      },
      get nextAtMs() {
        return next()?.atMs;
      },
    };
  }

  const planOf = (generations: number): fc.Arbitrary<Plan> =>
    fc.record({
      delayMs: fc.nat({ max: 8 }), // few values, so that ties are common
      children:
        generations > 1
          ? fc.array(planOf(generations - 1), { maxLength: 3 })
          : fc.constant<Plan[]>([]),
      clears: fc.option(fc.nat({ max: 40 }), { nil: undefined }),
    });
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), plan: planOf(3) }) },
    fc.record({ kind: fc.constant('clear' as const), which: fc.nat({ max: 40 }) }),
    fc.record({ kind: fc.constant('advanceBy' as const), ms: fc.nat({ max: 12 }) }),
    fc.record({ kind: fc.constant('next' as const) }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  function trace(clock: Scheduler, steps: readonly Step[]): string[] {
    const log: string[] = [];
    const ids: unknown[] = [];
    const set = (plan: Plan): void => {
      const name = ids.length;
      ids.push(undefined);
      ids[name] = clock.setTimeout(() => {
        log.push(`#${name}@${clock.now()}`);
        for (const child of plan.children) set(child);
        if (plan.clears !== undefined) clock.clearTimeout(ids[plan.clears]);
      }, plan.delayMs);
    };
    for (const step of steps) {
      if (step.kind === 'set') set(step.plan);
      else if (step.kind === 'clear') clock.clearTimeout(ids[step.which]);
      else if (step.kind === 'advanceBy') clock.advanceTo(clock.now() + step.ms);
      else log.push(`next: ${clock.advanceToNext()}`);
      log.push(`now ${clock.now()}, next ${clock.nextAtMs}, pending ${clock.pending}`);
    }
    clock.advanceTo(clock.now() + 1000);
    log.push(`end ${clock.now()}, pending ${clock.pending}`);
    return log;
  }

  test('any schedule with ties, nesting and cancels runs as a sorted list would run it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        expect(trace(createVirtualClock(), steps)).toEqual(trace(createNaiveClock(), steps));
      }),
      { numRuns: 300 },
    );
  });
});
