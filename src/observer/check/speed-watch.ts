// Holds the times between sightings against the limits of a plan. Between two polls anything may have
// begun at any time, so only what no choice of times explains is warned of.

import { type Sighting, sightings } from '../lifecycle/index.js';
import type { SeenAt, SpeedWarning } from './report.js';
import type { SpeedLimits } from './speed.js';
import type { Tracked } from './tracked-instance.js';

/** Warns of impossible speed. */
export interface SpeedWatch {
  /** A status is left for another one, seen at `atMs`. */
  leave(tracked: Tracked, sighting: number, atMs: number, to: SeenAt): SpeedWarning | undefined;
  /** The trace ends. */
  stay(tracked: Tracked): SpeedWarning | undefined;
}

/**
 * Watches for impossible speed.
 *
 * @param isExact - whether lines have the times at which statuses began, and not those of polls
 */
export function watchSpeed(limits: SpeedLimits, isExact: boolean): SpeedWatch {
  function warn(
    { id, sighting, last }: { id: string; sighting: number; last: SeenAt },
    warning: SpeedWarning['warning'],
    [tookMs, planMs]: readonly [number, number],
    to: SeenAt,
  ): SpeedWarning {
    const status = sightings[sighting] as Sighting;
    const message = messageOf(warning, status, to.status, tookMs, planMs);
    return { warning, instanceId: id, status, from: last, to, tookMs, planMs, message };
  }
  const asSeen = (tracked: Tracked) => ({
    id: tracked.id,
    sighting: tracked.sighting,
    last: tracked.last(),
  });

  function tooSlow(tracked: Tracked, untilMs: number, to: SeenAt): SpeedWarning | undefined {
    const [tookMs, planMs] = [untilMs - tracked.firstMs, limits.longestMs(tracked.sighting)];
    return tookMs > planMs ? warn(asSeen(tracked), 'tooSlow', [tookMs, planMs], to) : undefined;
  }

  return {
    leave(tracked, sighting, atMs, to) {
      const { ownMs, unseenMs } = limits.leastTime(tracked.sighting, sighting);
      // A status began after another one was last seen; nobody knows when the first of all began,
      // and then only what nobody saw has to fit.
      const beganMs = isExact ? tracked.firstMs : tracked.beforeMs;
      const mostMs = atMs - beganMs;
      if (mostMs < ownMs + unseenMs) {
        return warn(asSeen(tracked), 'tooFast', [mostMs, ownMs + unseenMs], to);
      }
      const sinceMs = atMs - tracked.atMs;
      if (!isExact && sinceMs < unseenMs) {
        return warn(asSeen(tracked), 'tooFast', [sinceMs, unseenMs], to);
      }
      return tooSlow(tracked, isExact ? atMs : tracked.atMs, to);
    },
    stay: (tracked) =>
      tracked.sighting < 0 ? undefined : tooSlow(tracked, tracked.atMs, tracked.last()),
  };
}

function messageOf(
  warning: SpeedWarning['warning'],
  from: Sighting,
  to: Sighting,
  tookMs: number,
  planMs: number,
): string {
  const [took, plan] = [tookMs, planMs].map((durationMs) => `${durationMs / 1000} s`);
  return warning === 'tooFast'
    ? `from ${from} to ${to} within ${took}; by the plan it takes at least ${plan}`
    : `${from} for at least ${took}; by the plan it takes at most ${plan}`;
}
