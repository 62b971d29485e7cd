// Waits in virtual time: two hours of it take milliseconds.

import {
  type Probe,
  type WaitGoal,
  type WaitOptions,
  type WaitResult,
  waitForStatus,
} from '../../../src/observer/index.js';
import { createVirtualClock, type VirtualClock } from '../../../src/time/index.js';
import { drive } from '../drive.js';

/** A minute, in milliseconds. */
export const minute = 60_000;

/** Polls every ten seconds for half an hour, unless told otherwise. */
export function optionsWith(clock: VirtualClock, more: Partial<WaitOptions> = {}): WaitOptions {
  return {
    clock,
    random: () => 0.5,
    maxWaitMs: 30 * minute,
    minDelayMs: 10_000,
    maxDelayMs: 10_000,
    ...more,
  };
}

/** Waits from the millionth millisecond on, and says how many timers were left behind. */
export async function wait(
  probe: Probe,
  goal: WaitGoal,
  more: Partial<WaitOptions> = {},
): Promise<WaitResult & { readonly leftTimers: number }> {
  const clock = createVirtualClock({ startMs: 1_000_000 });
  const result = await drive(clock, waitForStatus(probe, goal, optionsWith(clock, more)));
  return { ...result, leftTimers: clock.pending };
}
