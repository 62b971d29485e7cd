// How a wait ends by time: its own is up, or its caller gives up.

import { getEventListeners } from 'node:events';
import { type WaitOptions, waitForStatus } from '../../../src/observer/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { answers, drive, settle } from '../drive.js';
import { optionsWith, wait } from './waiting.js';

describe('timedOut', () => {
  test('the last poll is moved to the shortest delay before the deadline', async () => {
    const asked: number[] = [];
    const clock = createVirtualClock();
    const probe = () => {
      asked.push(clock.now());
      return 'CREATING';
    };
    const options = optionsWith(clock, { maxWaitMs: 25_000, minDelayMs: 2000 });
    const result = await drive(clock, waitForStatus(probe, 'RUNNING', options));
    expect(asked.at(-1)).toBe(23_000);
    expect(result).toMatchObject({ type: 'timedOut', lastStatus: 'CREATING', tookMs: 23_000 });
    expect(result.message).toBe(
      'no RUNNING after 23 s: the time is up; when last seen the instance is CREATING, and the platform is at work',
    );
  });

  test.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('a clock that is set %s by an hour changes nothing', async (_, byMs) => {
    const clock = createVirtualClock({ startMs: 1_000_000 });
    let polls = 0;
    const set = { now: () => clock.now() + (polls > 2 ? byMs : 0), elapsed: () => clock.now() };
    const own = {
      ...set,
      setTimeout: clock.setTimeout.bind(clock),
      clearTimeout: clock.clearTimeout.bind(clock),
    };
    const probe = () => {
      polls++;
      return 'CREATING';
    };
    const options = { ...optionsWith(clock, { maxWaitMs: 95_000 }), clock: own };
    const result = await drive(clock, waitForStatus(probe, 'RUNNING', options));
    expect(result).toMatchObject({ type: 'timedOut', tookMs: 85_000 });
    expect(clock.now()).toBe(1_085_000);
    const [run] = result.history.runs;
    expect([run?.firstMs, run?.lastMs]).toEqual([1_000_000, 1_085_000]);
  });

  test('a hung probe does not outlive the deadline, and its signal says so', async () => {
    const signals: AbortSignal[] = [];
    const result = await wait(
      (signal) => {
        signals.push(signal);
        return new Promise(() => {});
      },
      'RUNNING',
      { maxWaitMs: 40_000.4, probeTimeoutMs: 1_000_000 },
    );
    expect(result).toMatchObject({
      type: 'timedOut',
      tookMs: expect.closeTo(40_000, -1),
      leftTimers: 0,
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(result.message).toContain('the last poll had no answer: no answer within 40000 ms');
  });

  test('a probe that hangs once is asked again', async () => {
    let asked = 0;
    const probe = () => (asked++ === 0 ? new Promise<string>(() => {}) : 'RUNNING');
    const result = await wait(probe, 'RUNNING', { probeTimeoutMs: 5000 });
    expect(result).toMatchObject({ type: 'reached', tookMs: 15_000 });
    expect(result.history.failuresBy).toEqual({ hung: 1 });
  });

  test('a service that asks for a pause beyond the deadline is not asked again', async () => {
    const busy = { status: 429, headers: { 'retry-after': '3600' } };
    const result = await wait(answers('CREATING', busy), 'RUNNING');
    expect(result).toMatchObject({ type: 'timedOut', history: { answers: 1, failures: 1 } });
    expect(result.message).toContain('the service allows no further request before the deadline');
  });
});

describe('aborted', () => {
  test('aborting cancels the sleep', async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const options = optionsWith(clock, { signal: controller.signal });
    const waiting = waitForStatus(answers('CREATING'), 'RUNNING', options);
    await settle();
    expect(clock.pending).toBe(1);
    controller.abort('enough');
    await expect(waiting).resolves.toMatchObject({
      type: 'aborted',
      reason: 'enough',
      lastStatus: 'CREATING',
    });
    expect(clock.pending).toBe(0);
  });

  test('aborting cancels the poll under way', async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    let heard: unknown;
    const probe = (signal: AbortSignal) =>
      new Promise<string>((_, reject) => {
        signal.addEventListener('abort', () => {
          heard = signal.reason;
          reject(signal.reason);
        });
      });
    const options = optionsWith(clock, { signal: controller.signal });
    const waiting = waitForStatus(probe, 'RUNNING', options);
    await settle();
    controller.abort('enough');
    await expect(waiting).resolves.toMatchObject({ type: 'aborted', lastStatus: undefined });
    expect(heard).toBe('enough');
    expect(clock.pending).toBe(0);
  });

  test('a wait that is over leaves nothing on the signal, however often it polled', async () => {
    const { signal } = new AbortController();
    const heard: number[] = [];
    let asked = 0;
    const probe = () => {
      heard.push(getEventListeners(signal, 'abort').length);
      return ++asked < 50 ? 'CREATING' : 'RUNNING';
    };
    await wait(probe, 'RUNNING', { signal });
    // While a poll is under way, it alone listens.
    expect(new Set(heard)).toEqual(new Set([1]));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('with a signal that is aborted already there is no poll', async () => {
    const probe = jest.fn(() => 'RUNNING');
    const result = await wait(probe, 'RUNNING', { signal: AbortSignal.abort() });
    expect(result.type).toBe('aborted');
    expect(probe).not.toHaveBeenCalled();
  });
});

test('a history keeps its first and last runs and counts the others', async () => {
  const flicker = Array.from({ length: 50 }, (_, i) => (i % 2 ? 'ERROR' : 'RESTARTING'));
  const result = await wait(answers(...flicker, 'RUNNING'), 'RUNNING', {
    allowRecovery: true,
    historyLimit: 6,
  });
  const { runs, runsLeftOut, answers: count } = result.history;
  expect([runs.length, runsLeftOut, count]).toEqual([6, 45, 51]);
  expect(runs[0]).toMatchObject({ status: 'RESTARTING', firstMs: 1_000_000 });
  expect(runs.at(-1)).toMatchObject({ status: 'RUNNING' });
});

test.each<[Partial<WaitOptions>, string]>([
  [{ maxWaitMs: Number.POSITIVE_INFINITY }, 'maxWaitMs: expected a finite number'],
  [{ maxWaitMs: 0 }, 'maxWaitMs: expected milliseconds above 0, got 0'],
  [
    { maxWaitMs: 9_999 },
    'maxWaitMs: expected at least startDelayMs and minDelayMs together (10000), got 9999',
  ],
  [{ minDelayMs: 0 }, 'minDelayMs: expected a duration'],
  [{ maxDelayMs: 1 }, 'maxDelayMs: expected at least minDelayMs (10000), got 1'],
  [
    { startDelayMs: -1 },
    'startDelayMs: expected a duration in milliseconds below maxWaitMs (1800000), got -1',
  ],
  [
    { startDelayMs: 30 * 60_000 },
    'startDelayMs: expected a duration in milliseconds below maxWaitMs',
  ],
  [{ probeTimeoutMs: Number.NaN }, 'probeTimeoutMs: expected a duration'],
  [{ errorBudget: 1.5 }, 'errorBudget: expected a whole number of at least 0, got 1.5'],
  [{ consecutive: 0 }, 'consecutive: expected a whole number of at least 1, got 0'],
  [{ unseenAfter: 0 }, 'unseenAfter: expected a whole number of at least 1, got 0'],
  [{ historyLimit: 1 }, 'historyLimit: expected a whole number of at least 2, got 1'],
])('the options %j are refused, and the message says what is allowed', async (more, message) => {
  await expect(wait(answers('RUNNING'), 'RUNNING', more)).rejects.toThrow(message);
});
