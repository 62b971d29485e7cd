// A wait for a simulated instance ends as its life goes: with the first poll that sees the goal, or
// that sees a status from which the platform alone has no way to it.

import fc from 'fast-check';
import {
  deleted,
  isPlanned,
  lifecycle,
  outcomes,
  putsRight,
  statuses,
} from '../../../machines/index.js';
import { waitForStatus } from '../../../src/observer/index.js';
import { statusTrace } from '../../../src/simulator/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { lives } from '../check/sampled.js';
import { drive } from '../drive.js';

const pauseMs = 10_000;
const maxWaitMs = 3 * 3_600_000;

test('at any moment of a random life, a wait for any status ends where it has to', async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      lives,
      fc.nat(7_200_000),
      fc.constantFrom(...statuses, deleted),
      fc.boolean(),
      async (timeline, fromMs, goal, allowRecovery) => {
        const bornMs = Date.parse(timeline.start);
        const changes = statusTrace(timeline).map(({ at, status }) => ({
          atMs: Date.parse(at) - bornMs,
          status,
        }));
        const statusAt = (atMs: number) =>
          changes.findLast((change) => change.atMs <= atMs)?.status ?? deleted;

        const without = outcomes.filter(
          (outcome) => !isPlanned(outcome) || (putsRight(outcome) && !allowRecovery),
        );
        const { kind } = timeline;
        const endAt = (atMs: number): string | undefined => {
          const from = statusAt(atMs);
          if (from === goal) return 'reached';
          if (lifecycle.path({ from, to: goal, kind, by: 'platform', without })) return undefined;
          return lifecycle.hasTag(from, 'failed') ? 'failed' : 'unreachable';
        };
        let [atMs, expected] = [fromMs, endAt(fromMs)];
        while (expected === undefined && atMs + 2 * pauseMs < fromMs + maxWaitMs) {
          atMs += pauseMs;
          expected = endAt(atMs);
        }

        const clock = createVirtualClock({ startMs: fromMs });
        const polling = { clock, random: () => 0, minDelayMs: pauseMs, maxDelayMs: pauseMs };
        const options = { ...polling, maxWaitMs, kind, allowRecovery };
        const wait = await drive(
          clock,
          waitForStatus(() => statusAt(clock.now()), goal, options),
        );
        expect(wait.type).toBe(expected ?? 'timedOut');
        if (expected) expect(wait.tookMs).toBe(atMs - fromMs);
        for (const { jump } of wait.history.runs) expect(jump?.isPossible ?? true).toBe(true);
        ends.set(wait.type, (ends.get(wait.type) ?? 0) + 1);
      },
    ),
    { numRuns: 120 },
  );
  expect([...ends.keys()].sort()).toEqual(
    expect.arrayContaining(['failed', 'reached', 'unreachable']),
  );
});
