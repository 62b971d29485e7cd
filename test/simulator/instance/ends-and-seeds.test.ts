// When a simulation is over and why, and what its seed decides.

import { play, tale, told } from './play.js';

const restartAt = (...times: string[]) => times.map((at) => ({ at, request: 'restart' }));

describe('the end', () => {
  test('is the moment at which a goal is reached, and nothing comes after it', () => {
    const end = { reaches: 'RUNNING', within: '2h' };
    const timeline = play({ end, requests: restartAt('10s', '1m') });
    expect(timeline.entries.map(told)).toEqual(['10 succeed CREATING RUNNING.idle']);
    expect(timeline.end).toEqual({
      atMs: 10_000,
      state: 'RUNNING.idle',
      because: 'reached',
      goal: 'RUNNING',
    });
  });

  test('comes at once when the goal is where an instance is born', () => {
    const { end, summary } = play({ end: { reaches: 'CREATING', within: '1h' } });
    expect(end).toMatchObject({ atMs: 0, because: 'reached' });
    expect(summary.servingShare).toBeNull();
  });

  test('comes when the time for a goal is up', () => {
    const { end } = play({ end: { reaches: 'ERROR', within: '2h' } });
    expect(end).toMatchObject({ atMs: 7_200_000, state: 'RUNNING.idle', because: 'notReached' });
  });

  test('comes with deletion, which may be the goal', () => {
    const requests = [{ at: '5m', request: 'delete' }];
    expect(play({ requests }).end).toEqual({ atMs: 300_000, state: 'deleted', because: 'deleted' });
    const goal = { reaches: 'deleted', within: '1h' };
    expect(play({ requests, end: goal }).end).toMatchObject({ atMs: 300_000, because: 'reached' });
    const missed = { reaches: 'ERROR', within: '1h' };
    expect(play({ requests, end: missed }).end).toMatchObject({
      atMs: 300_000,
      state: 'deleted',
      because: 'notReached',
    });
  });

  test('with deletion stops what repeats', () => {
    const requests = [
      { at: '1m', request: 'flush', every: '2m' },
      { at: '4m', request: 'delete' },
    ];
    expect(tale({ requests }).slice(1)).toEqual([
      '60 flush RUNNING.idle RUNNING.idle',
      '180 flush RUNNING.idle RUNNING.idle',
      '240 delete RUNNING.idle deleted',
    ]);
  });
});

describe('the seed', () => {
  test('is 1 unless the scenario or the caller names one, and the caller goes first', () => {
    expect(play().seed).toBe(1);
    expect(play({ seed: 5 }).seed).toBe(5);
    expect(play({ seed: 5 }, 9).seed).toBe(9);
  });

  test('gives every phase its own numbers, so one entry leaves the other phases alone', () => {
    const restart = { at: '1d', request: 'restart' };
    const year = (...more: object[]) =>
      tale({ plan: 'documented', end: '30d', requests: [restart, ...more] });
    const backUp = { at: '2h', request: 'backUp' };
    expect(year(backUp).filter((line) => !/backUp|backingUp/.test(line))).toEqual(year());
  });

  test('is used up by a phase that is overridden, so the next one of its kind stays the same', () => {
    const restarts = (first: object) =>
      tale({
        plan: 'documented',
        end: '30d',
        requests: [{ at: '1d', request: 'restart', ...first }, ...restartAt('2d', '3d')],
      });
    const [plain, overridden] = [restarts({}), restarts({ takes: '5m' })];
    expect(overridden.slice(3)).toEqual(plain.slice(3));
    expect(overridden[2]).not.toBe(plain[2]);
  });
});
