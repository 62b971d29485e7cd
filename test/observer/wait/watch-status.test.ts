// A watch tells every poll, and ends when the instance, the time or the listener does.

import {
  type Observation,
  type Probe,
  ProbeFailedError,
  type WatchOptions,
  watchStatus,
} from '../../../src/observer/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { answers, drive, settle } from '../drive.js';

async function watch(probe: Probe, more: Partial<WatchOptions> = {}) {
  const clock = createVirtualClock();
  const polling = { clock, random: () => 0.5, minDelayMs: 1000, maxDelayMs: 1000 };
  const seen: Observation[] = [];
  const watching = (async () => {
    for await (const each of watchStatus(probe, { ...polling, ...more })) seen.push(each);
  })();
  const error = await drive(clock, watching).catch((thrown: unknown) => thrown);
  return { seen, error, leftTimers: clock.pending };
}

test('a watch tells what every poll saw, until the instance is gone', async () => {
  const { seen, error } = await watch(
    answers('CREATING', 'CREATING', 'EXTENDING', 'RUNNING', 'gone'),
  );
  expect(error).toBeUndefined();
  expect(seen).toMatchObject([
    {
      status: 'CREATING',
      atMs: 0,
      hasChanged: true,
      sinceMs: 0,
      isServing: false,
      nextMover: 'platform',
    },
    { status: 'CREATING', atMs: 1000, hasChanged: false, sinceMs: 0 },
    { status: 'EXTENDING', hasChanged: true, sinceMs: 2000, jump: { unseen: ['RUNNING'] } },
    { status: 'RUNNING', isServing: true, nextMover: 'operator', jump: { needed: 'platform' } },
    { status: 'deleted', isServing: false, nextMover: 'none', jump: { needed: 'operator' } },
  ]);
});

test('a status that the chart does not know is told as such', async () => {
  const { seen } = await watch(answers('RUNNING', 'UPGRADING', 'gone'));
  expect(seen[1]).toMatchObject({
    status: 'UPGRADING',
    isKnown: false,
    isServing: false,
    hasChanged: true,
  });
  expect(seen[1]).not.toHaveProperty('nextMover');
});

test('a poll that fails is told, and the watch goes on', async () => {
  const { seen } = await watch(answers('RUNNING', { status: 500 }, 'RUNNING', 'gone'));
  expect(seen.map(({ type }) => type)).toEqual(['status', 'failure', 'status', 'status']);
  expect(seen[2]).toMatchObject({ hasChanged: false, sinceMs: 0 });
});

test('a probe that fails for good ends the watch with an error', async () => {
  const { seen, error } = await watch(answers('RUNNING', { status: 403 }));
  expect(seen).toHaveLength(1);
  expect(error).toBeInstanceOf(ProbeFailedError);
  expect(error).toMatchObject({ failure: { reason: 'unauthorised' } });
});

test('a watch ends when its time is up', async () => {
  const { seen, error, leftTimers } = await watch(answers('RUNNING'), { maxWaitMs: 5000 });
  expect(seen.map(({ atMs }) => atMs)).toEqual([0, 1000, 2000, 3000, 4000]);
  expect([error, leftTimers]).toEqual([undefined, 0]);
});

test('a watch without a limit goes on until its caller leaves the loop, and leaves no timer', async () => {
  const clock = createVirtualClock();
  const options = { clock, random: () => 0.5, minDelayMs: 1000, maxDelayMs: 1000 };
  const watching = (async () => {
    let polls = 0;
    for await (const _ of watchStatus(() => 'RUNNING', options)) if (++polls === 500) break;
    return polls;
  })();
  expect(await drive(clock, watching)).toBe(500);
  expect([clock.now(), clock.pending]).toEqual([499_000, 0]);
});

test('aborting ends the watch within its sleep', async () => {
  const clock = createVirtualClock();
  const controller = new AbortController();
  const options = { clock, random: () => 0.5, signal: controller.signal };
  const watching = (async () => {
    const seen: Observation[] = [];
    for await (const each of watchStatus(() => 'RUNNING', options)) seen.push(each);
    return seen.length;
  })();
  await settle();
  controller.abort();
  expect(await watching).toBe(1);
  expect(clock.pending).toBe(0);
});
