// How a wait ends by what it sees: the goal, or that there is no way to it any more.

import { WaitError, waitForStatusOrThrow } from '../../../src/observer/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { answers, drive } from '../drive.js';
import { minute, optionsWith, wait } from './waiting.js';

describe('reached', () => {
  test('a wait polls at once and ends with the first poll that sees the goal', async () => {
    const result = await wait(answers('CREATING', 'CREATING', 'RUNNING'), 'RUNNING');
    expect(result).toMatchObject({
      type: 'reached',
      status: 'RUNNING',
      tookMs: 20_000,
      message: 'the instance is RUNNING after 20 s',
      leftTimers: 0,
    });
    expect(result.history).toMatchObject({
      answers: 3,
      runs: [
        { status: 'CREATING', polls: 2, firstMs: 1_000_000, lastMs: 1_010_000 },
        { status: 'RUNNING', polls: 1, jump: { isPossible: true, unseen: [], needed: 'platform' } },
      ],
    });
  });

  test('what must have passed between two polls is in the history', async () => {
    const { history } = await wait(answers('CREATING', 'EXTENDING', 'RUNNING'), ['RUNNING']);
    expect(history.runs[1]?.jump).toEqual({
      isPossible: true,
      unseen: ['RUNNING'],
      mustHavePassed: ['RUNNING'],
      needed: 'operator',
    });
  });

  test('what the chart excludes is in the history, too', async () => {
    const { history } = await wait(answers('RESTARTING', 'CREATING', 'RUNNING'), 'RUNNING');
    expect(history.runs[1]?.jump?.isPossible).toBe(false);
  });

  test('the first poll waits for the start delay', async () => {
    const result = await wait(answers('RUNNING'), 'serving', { startDelayMs: 45_000 });
    expect(result).toMatchObject({ type: 'reached', tookMs: 45_000 });
  });

  test('a goal that is to be seen three times in a row is not reached by two', async () => {
    const probe = answers('RUNNING', 'RUNNING', 'RESTARTING', 'RUNNING');
    const result = await wait(probe, 'RUNNING', { consecutive: 3 });
    expect(result.history.runs.map(({ polls }) => polls)).toEqual([2, 1, 3]);
    expect(result.type).toBe('reached');
  });

  test('a goal is confirmed after the shortest delay', async () => {
    const probe = answers('CREATING', 'CREATING', 'CREATING', 'RUNNING');
    const polling = { minDelayMs: 1000, maxDelayMs: 60_000, random: () => 1 - 2 ** -20 };
    const result = await wait(probe, 'RUNNING', { ...polling, consecutive: 2 });
    const { firstMs = 0, lastMs = 0 } = result.history.runs.at(-1) ?? {};
    expect(lastMs - firstMs).toBe(1000);
  });

  test.each(['gone', 'deleted', 'DELETED'])('an instance that is %s is deleted', async (word) => {
    const result = await wait(answers('RUNNING', word), 'deleted', { after: 'delete' });
    expect(result).toMatchObject({
      type: 'reached',
      status: 'deleted',
      message: 'the instance is gone after 10 s',
    });
  });

  test('a wait of two hours with jitter takes no time and ends where it should', async () => {
    const creating = Array.from({ length: 200 }, () => 'CREATING');
    const result = await wait(answers(...creating, 'RUNNING'), 'RUNNING', {
      maxWaitMs: 2 * 60 * minute,
      maxDelayMs: 50_000,
    });
    expect(result).toMatchObject({ type: 'reached', leftTimers: 0 });
    expect(result.tookMs).toBeGreaterThan(60 * minute);
  });
});

describe('failed and unreachable', () => {
  test('a wait for RUNNING ends with the first poll that sees CREATEFAILED', async () => {
    const result = await wait(answers('CREATING', 'CREATEFAILED'), 'RUNNING');
    expect(result).toMatchObject({
      type: 'failed',
      because: 'status',
      status: 'CREATEFAILED',
      tookMs: 10_000,
    });
    expect(result.message).toContain(
      'RUNNING can never follow; all that is left to do is to delete',
    );
  });

  test('a wait for RUNNING gives up on ERROR and says what would help', async () => {
    const result = await wait(answers('RESTARTING', 'ERROR'), 'RUNNING');
    expect(result).toMatchObject({
      type: 'failed',
      help: { requests: expect.arrayContaining(['restart']), outcomes: ['recover'] },
    });
  });

  test('a wait that allows a recovery waits for it', async () => {
    const probe = answers('ERROR', 'ERROR', 'RUNNING');
    const result = await wait(probe, 'RUNNING', { allowRecovery: true });
    expect(result).toMatchObject({ type: 'reached', tookMs: 20_000 });
  });

  test('a wait for a fault waits for one', async () => {
    const probe = answers('RUNNING', 'RUNNING', 'ERROR');
    expect(await wait(probe, 'ERROR', { allowFaults: true })).toMatchObject({ type: 'reached' });
    expect(await wait(answers('RUNNING'), 'ERROR')).toMatchObject({
      type: 'unreachable',
      help: { requests: [], outcomes: ['fault'] },
    });
  });

  test('what only an operator can bring about is unreachable at once', async () => {
    const result = await wait(answers('RUNNING'), 'EXTENDING');
    expect(result).toMatchObject({ type: 'unreachable', status: 'RUNNING', tookMs: 0 });
    expect(result.message).toBe('the instance is in RUNNING; EXTENDING needs extend');
  });

  test('an instance that is gone never runs again', async () => {
    const result = await wait(answers('RUNNING', 'gone'), 'EXTENDING', { after: 'extend' });
    expect(result).toMatchObject({ type: 'unreachable', status: 'deleted' });
    expect(result.message).toBe('the instance is gone; EXTENDING can never follow');
  });
});

describe('after a request', () => {
  test('RUNNING just after a resize is no success, until EXTENDING was seen', async () => {
    const probe = answers('RUNNING', 'RUNNING', 'EXTENDING', 'EXTENDING', 'RUNNING');
    const result = await wait(probe, 'RUNNING', { after: 'extend' });
    expect(result).toMatchObject({ type: 'reached', tookMs: 40_000 });
  });

  test('without being told of the resize, the same wait ends too early', async () => {
    const probe = answers('RUNNING', 'RUNNING', 'EXTENDING', 'EXTENDING', 'RUNNING');
    expect(await wait(probe, 'RUNNING')).toMatchObject({ type: 'reached', tookMs: 0 });
  });

  test('an unseen resize has passed after enough polls in a row', async () => {
    const seen = (unseenAfter: number) =>
      wait(answers('RUNNING'), 'RUNNING', { after: 'extend', unseenAfter });
    expect((await seen(3)).history.answers).toBe(3);
    expect((await seen(7)).history.answers).toBe(7);
  });

  test('ERROR just after a restart is no failure, until the restart has failed', async () => {
    const restart = { after: 'restart' } as const;
    const good = await wait(answers('ERROR', 'ERROR', 'RESTARTING', 'RUNNING'), 'RUNNING', restart);
    expect(good.type).toBe('reached');
    const bad = await wait(answers('ERROR', 'RESTARTING', 'ERROR'), 'RUNNING', restart);
    expect(bad).toMatchObject({ type: 'failed', tookMs: 20_000 });
  });

  test('a deletion is waited for while the last status shows, however long', async () => {
    const shown = Array.from({ length: 100 }, () => 'ERROR');
    const result = await wait(answers(...shown, 'gone'), 'deleted', { after: 'delete' });
    expect(result).toMatchObject({ type: 'reached', tookMs: 1_000_000 });
  });

  test('a deletion that cannot be under way is found out', async () => {
    const result = await wait(answers('RUNNING', 'RESTARTING'), 'deleted', { after: 'delete' });
    expect(result).toMatchObject({ type: 'unreachable', status: 'RESTARTING' });
  });

  test('a wait for what the request does not lead to is refused, and not waited out', async () => {
    await expect(wait(answers('RUNNING'), 'RUNNING', { after: 'delete' })).rejects.toThrow(
      'after: delete does not lead to RUNNING',
    );
  });

  test.each(['backUp', 'configure', 'flush'] as const)(
    'a wait after %s is refused, for the status never shows it',
    async (after) => {
      await expect(wait(answers('RUNNING'), 'RUNNING', { after })).rejects.toThrow(
        `after: the status never shows "${after}"; allowed: restart, extend, restore, `,
      );
    },
  );
});

test('the throwing form gives what was reached, and throws everything else with its history', async () => {
  const clock = createVirtualClock();
  const ask = (...list: string[]) =>
    drive(clock, waitForStatusOrThrow(answers(...list), 'RUNNING', optionsWith(clock)));
  await expect(ask('RUNNING')).resolves.toMatchObject({ type: 'reached' });
  const error = await ask('ERROR').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WaitError);
  expect(error).toMatchObject({
    message: expect.stringContaining('needs restart'),
    wait: { type: 'failed' },
  });
});
