// Whether what was seen went faster or slower than a plan says it can: a warning, for plans are
// somebody's figures and the chart knows no time.

import { isPlanned, type Lifecycle, type PathStep, statusOf } from '../../../machines/index.js';
import { countsAsProgress, passage, type Sighting, sightings } from '../lifecycle/index.js';

/** How long a status lasts, in milliseconds, from its beginning to the end of the work. */
export interface DwellRange {
  readonly minMs: number;
  /** Without it there is no longest time. */
  readonly maxMs?: number;
}

/** What a plan says of the statuses that end by themselves. */
export type DwellRanges = Readonly<Partial<Record<Sighting, DwellRange>>>;

/** The least time that a change of status takes. */
export interface LeastTime {
  /** In the status that is left: its work ended, so all of its time was spent. */
  readonly ownMs: number;
  /** In the statuses in between that nobody saw. */
  readonly unseenMs: number;
}

/** What a plan says of changes of status. */
export interface SpeedLimits {
  /** By the positions of both in `sightings`. */
  leastTime(from: number, to: number): LeastTime;
  /** The longest time of a status, in milliseconds; infinite when there is none. */
  longestMs(sighting: number): number;
}

/**
 * Works out the least times of all changes of status, each by its shortest way.
 *
 * @throws RangeError when a range is none
 */
export function speedLimits(chart: Lifecycle, ranges: DwellRanges): SpeedLimits {
  for (const [status, { minMs, maxMs = Number.POSITIVE_INFINITY }] of Object.entries(ranges)) {
    if (!(minMs >= 0 && maxMs >= minMs)) {
      throw new RangeError(`${status}: expected 0 <= minMs <= maxMs, got ${minMs} and ${maxMs}`);
    }
  }
  const count = sightings.length;
  const times: (LeastTime | undefined)[] = [];
  return {
    leastTime(from, to) {
      const cell = from * count + to;
      const time = times[cell] ?? leastTimeOf(chart, ranges, from, to);
      times[cell] = time;
      return time;
    },
    longestMs: (sighting) =>
      ranges[sightings[sighting] as Sighting]?.maxMs ?? Number.POSITIVE_INFINITY,
  };
}

function leastTimeOf(chart: Lifecycle, ranges: DwellRanges, from: number, to: number): LeastTime {
  const [start, end] = [sightings[from] as Sighting, sightings[to] as Sighting];
  const steps = passage(chart, start, end)?.path.steps ?? [];
  let [ownMs, unseenMs] = [0, 0];
  for (const step of steps) {
    const status = statusOf(step.from);
    const leastMs = ranges[status]?.minMs ?? 0;
    // Requests, recoveries and faults come at any time; only work takes the time that it takes.
    if (!countsAsProgress(step.event) || comesUnplanned(chart, step)) continue;
    if (status === start) ownMs += leastMs;
    else unseenMs += leastMs;
  }
  return { ownMs, unseenMs };
}

/** Whether something unplanned, such as a fault, leads to the same status at any time. */
function comesUnplanned(chart: Lifecycle, { from, to }: PathStep): boolean {
  return chart.edges.some(
    (edge) =>
      !isPlanned(edge.event) && edge.leaves.includes(from) && statusOf(edge.to) === statusOf(to),
  );
}
