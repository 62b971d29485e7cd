// A watch over many instances tells who is there and what has changed, round by round.

import { type FleetRound, ProbeFailedError, watchFleet } from '../../../src/observer/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { drive } from '../drive.js';

async function rounds(...lists: readonly Record<string, string>[]) {
  const clock = createVirtualClock();
  let round = 0;
  const list = () =>
    Object.entries(lists[round++] ?? {}).map(([instance_id, status]) => ({ instance_id, status }));
  const options = { clock, random: () => 0, minDelayMs: 1000, maxDelayMs: 1000 };
  const seen: (Pick<FleetRound, 'changes'> & { there: [string, string][] })[] = [];
  const watching = (async () => {
    for await (const each of watchFleet(list, options)) {
      if (each.type !== 'instances') continue;
      const there = [...each.instances.values()].map(({ instanceId, status }): [string, string] => [
        instanceId,
        status,
      ]);
      seen.push({ changes: each.changes, there });
      if (seen.length === lists.length) return;
    }
  })();
  await drive(clock, watching);
  return seen;
}

test('the first round tells everyone, and later ones what has changed and how', async () => {
  const [first, second] = await rounds(
    { a: 'CREATING', b: 'RUNNING' },
    { a: 'EXTENDING', b: 'RUNNING', c: 'UPGRADING' },
  );
  expect(first?.changes).toEqual([
    { instanceId: 'a', before: undefined, status: 'CREATING' },
    { instanceId: 'b', before: undefined, status: 'RUNNING' },
  ]);
  expect(second?.changes).toMatchObject([
    { instanceId: 'a', before: 'CREATING', status: 'EXTENDING', jump: { unseen: ['RUNNING'] } },
    { instanceId: 'c', before: undefined, status: 'UPGRADING' },
  ]);
});

test('who is missing from two lists in a row is gone, and is told once', async () => {
  const seen = await rounds({ a: 'RUNNING', b: 'RUNNING' }, { b: 'RUNNING' }, { b: 'RUNNING' }, {});
  expect(seen[1]?.changes).toEqual([]);
  expect(seen[1]?.there).toHaveLength(2);
  expect(seen[2]?.changes).toMatchObject([
    { instanceId: 'a', before: 'RUNNING', status: 'deleted' },
  ]);
  expect(seen[3]?.changes).toEqual([]);
});

test('who is missing now and then is not gone', async () => {
  const there = { a: 'RUNNING', b: 'RUNNING' };
  const seen = await rounds(there, { b: 'RUNNING' }, there, { b: 'RUNNING' }, there);
  expect(seen.slice(1).flatMap(({ changes }) => changes)).toEqual([]);
});

test('who is listed as deleted is gone at once, and is no news afterwards', async () => {
  const seen = await rounds({ a: 'RUNNING' }, { a: 'deleted' }, { a: 'deleted' });
  expect(seen[1]?.changes).toMatchObject([{ instanceId: 'a', status: 'deleted' }]);
  expect(seen[2]).toEqual({ changes: [], there: [] });
});

test('a list that fails is told, until it has failed too often', async () => {
  const clock = createVirtualClock();
  const polling = { clock, random: () => 0, minDelayMs: 1000, maxDelayMs: 1000 };
  const list = () => Promise.reject(Object.assign(new Error('busy'), { status: 503 }));
  const told: string[] = [];
  const watching = (async () => {
    for await (const each of watchFleet(list, { ...polling, errorBudget: 2 })) told.push(each.type);
  })();
  const failed = drive(clock, watching);
  await expect(failed).rejects.toThrow(ProbeFailedError);
  await expect(failed).rejects.toMatchObject({
    name: 'ProbeFailedError',
    message: expect.stringMatching(/^the probe failed: .*busy/),
    cause: { status: 503 },
  });
  expect(told).toEqual(['failure', 'failure']);
});

test('a watch ends when its time is up, or when it is called off', async () => {
  const clock = createVirtualClock();
  const polling = { clock, random: () => 0, minDelayMs: 1000, maxDelayMs: 1000 };
  const count = async (more: object) => {
    let told = 0;
    for await (const _ of watchFleet(() => [], { ...polling, ...more })) told++;
    return told;
  };
  expect(await drive(clock, count({ maxWaitMs: 3000 }))).toBe(3);
  expect(await drive(clock, count({ signal: AbortSignal.abort() }))).toBe(0);
});
