// Whether statuses changed faster or slower than a plan says they can. A warning and no violation: the
// chart knows no time. Between two polls a status may have begun at any time, so a warning is given only
// when no choice of times explains the observations.

import { isPlanned, type Lifecycle, type PathStep, statusOf } from '../../../machines/index.js';
import {
  countsAsProgress,
  type ObservedStatus,
  observedStatuses,
  passage,
} from '../lifecycle/index.js';
import type { SpeedWarning, TraceObservation } from './report.js';
import type { TrackedInstance } from './tracked-instance.js';

/** How long a status lasts, in milliseconds, from its beginning to the end of the work. */
export interface DwellRange {
  /** The shortest time. */
  readonly minMs: number;
  /** The longest time; there is none unless given. */
  readonly maxMs?: number;
}

/** How long the statuses that end by themselves last, by status. */
export type DwellRanges = Readonly<Partial<Record<ObservedStatus, DwellRange>>>;

/** The least time that a change of status takes, in milliseconds. */
interface LeastTime {
  /** In the status that is left: its work ended, so all of its time was spent. */
  readonly ownMs: number;
  /** In the statuses between, which no poll saw. */
  readonly unseenMs: number;
}

/** Warns of impossible speed. Statuses are given by their positions in `observedStatuses`. */
export class SpeedCheck {
  readonly #lifecycle: Lifecycle;
  readonly #ranges: DwellRanges;
  readonly #isExact: boolean;
  readonly #leastTimes: (LeastTime | undefined)[] = [];

  /**
   * @param isExact - whether lines have the times at which statuses began, and not those of polls
   * @throws RangeError when a range is empty or negative
   */
  constructor(lifecycle: Lifecycle, ranges: DwellRanges, isExact: boolean) {
    for (const [status, { minMs, maxMs = Number.POSITIVE_INFINITY }] of Object.entries(ranges)) {
      if (!(minMs >= 0 && maxMs >= minMs)) {
        throw new RangeError(`${status}: expected 0 <= minMs <= maxMs, got ${minMs} and ${maxMs}`);
      }
    }
    this.#lifecycle = lifecycle;
    this.#ranges = ranges;
    this.#isExact = isExact;
  }

  /** The instance leaves its status for another one, observed at `atMs`. */
  leave(
    tracked: TrackedInstance,
    status: number,
    atMs: number,
    to: TraceObservation,
  ): SpeedWarning | undefined {
    const { ownMs, unseenMs } = this.#leastTime(tracked.status, status);
    // A status began after another one was last observed. When the first one of a trace began is
    // unknown; then only the time of the unseen statuses has to fit.
    const beganMs = this.#isExact ? tracked.firstMs : tracked.beforeMs;
    const mostMs = atMs - beganMs;
    if (mostMs < ownMs + unseenMs) {
      return warningOf('tooFast', tracked, [mostMs, ownMs + unseenMs], to);
    }
    const sinceMs = atMs - tracked.atMs;
    if (!this.#isExact && sinceMs < unseenMs) {
      return warningOf('tooFast', tracked, [sinceMs, unseenMs], to);
    }
    return this.#tooSlow(tracked, this.#isExact ? atMs : tracked.atMs, to);
  }

  /** The trace ends while the instance still has its status. */
  end(tracked: TrackedInstance): SpeedWarning | undefined {
    return tracked.status < 0 ? undefined : this.#tooSlow(tracked, tracked.atMs, tracked.last());
  }

  #tooSlow(
    tracked: TrackedInstance,
    untilMs: number,
    to: TraceObservation,
  ): SpeedWarning | undefined {
    const status = observedStatuses[tracked.status] as ObservedStatus;
    const longestMs = this.#ranges[status]?.maxMs ?? Number.POSITIVE_INFINITY;
    const tookMs = untilMs - tracked.firstMs;
    return tookMs > longestMs ? warningOf('tooSlow', tracked, [tookMs, longestMs], to) : undefined;
  }

  #leastTime(from: number, to: number): LeastTime {
    const cell = from * observedStatuses.length + to;
    const time = this.#leastTimes[cell] ?? leastTimeOf(this.#lifecycle, this.#ranges, from, to);
    this.#leastTimes[cell] = time;
    return time;
  }
}

function warningOf(
  warning: SpeedWarning['warning'],
  tracked: TrackedInstance,
  [tookMs, planMs]: readonly [number, number],
  to: TraceObservation,
): SpeedWarning {
  const from = tracked.last();
  const { status } = from;
  const [took, plan] = [`${tookMs / 1000} s`, `${planMs / 1000} s`];
  const message =
    warning === 'tooFast'
      ? `from ${status} to ${to.status} within ${took}; by the plan it takes at least ${plan}`
      : `${status} for at least ${took}; by the plan it takes at most ${plan}`;
  return { warning, instanceId: tracked.id, status, from, to, tookMs, planMs, message };
}

/** The least time of a change of status, by its shortest way. */
function leastTimeOf(
  lifecycle: Lifecycle,
  ranges: DwellRanges,
  from: number,
  to: number,
): LeastTime {
  const [start, end] = [
    observedStatuses[from] as ObservedStatus,
    observedStatuses[to] as ObservedStatus,
  ];
  const steps = passage(lifecycle, start, end)?.path.steps ?? [];
  let [ownMs, unseenMs] = [0, 0];
  for (const step of steps) {
    const status = statusOf(step.from);
    const leastMs = ranges[status]?.minMs ?? 0;
    // Requests, recoveries and faults come at any time; only work takes its time.
    if (!countsAsProgress(step.event) || canComeUnplanned(lifecycle, step)) continue;
    if (status === start) ownMs += leastMs;
    else unseenMs += leastMs;
  }
  return { ownMs, unseenMs };
}

/** Whether an unplanned event, such as a fault, leads to the same status at any time. */
function canComeUnplanned(lifecycle: Lifecycle, { from, to }: PathStep): boolean {
  return lifecycle.edges.some(
    (edge) =>
      !isPlanned(edge.event) && edge.leaves.includes(from) && statusOf(edge.to) === statusOf(to),
  );
}
