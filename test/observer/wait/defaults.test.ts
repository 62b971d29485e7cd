// The calls that a user guesses: everything but the limit of a wait has a default.

import { waitForAll, waitForStatus, watchFleet, watchStatus } from '../../../src/observer/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { answers, drive } from '../drive.js';

const limit = { maxWaitMs: 60_000 };
const list = () => [{ instance_id: 'a', status: 'RUNNING' }];

test('a wait needs a probe, a goal and a limit', async () => {
  expect(await waitForStatus(() => 'RUNNING', 'serving', limit)).toMatchObject({ type: 'reached' });
  expect(await waitForAll(list, 'serving', limit)).toMatchObject({ type: 'reached' });
});

test('a watch needs a probe', async () => {
  const seen: string[] = [];
  for await (const each of watchStatus(() => 'gone')) seen.push(each.type);
  for await (const round of watchFleet(list)) {
    seen.push(round.type);
    break;
  }
  expect(seen).toEqual(['status', 'instances']);
});

test('the jitter follows the clock: the same start draws the same delays, another one others', async () => {
  const tookMs = async (startMs: number) => {
    const clock = createVirtualClock({ startMs });
    const probe = answers('CREATING', 'CREATING', 'CREATING', 'RUNNING');
    return (await drive(clock, waitForStatus(probe, 'RUNNING', { ...limit, clock }))).tookMs;
  };
  expect(await tookMs(1000.5)).toBe(await tookMs(1000.5));
  expect(await tookMs(-1000.5)).not.toBe(await tookMs(2000));
});

test.each([undefined, {}])(
  'a wait with the options %j says that it needs a limit',
  async (options) => {
    const message = 'maxWaitMs: expected a finite number of milliseconds, got undefined';
    await expect(waitForStatus(() => 'RUNNING', 'RUNNING', options as never)).rejects.toThrow(
      message,
    );
    await expect(waitForAll(list, 'RUNNING', options as never)).rejects.toThrow(message);
  },
);
