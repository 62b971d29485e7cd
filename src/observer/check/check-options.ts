// How a trace is checked, and what a checker is.

import type { Kind, Lifecycle } from '../../../machines/index.js';
import type { KindOf, SpeedWarning, TraceReport, Violation } from './report.js';
import type { DwellRanges } from './speed.js';

/** How to check. */
export interface CheckOptions {
  /** The kind of all instances, or of each; without it, any kind that remains possible will do. */
  readonly kind?: Kind | KindOf;
  /**
   * `partial` (the default): requests may have been made that no line records. `complete`: none were,
   * so that a status that only an operator can bring about needs its request, in an earlier line.
   */
  readonly requests?: 'partial' | 'complete';
  /** How long statuses last by some plan: what goes faster or slower is warned of. */
  readonly dwell?: DwellRanges;
  /**
   * Whether a line has the time at which its status began, as in what `simulate --trace` writes. If
   * not, it has the time of a poll, and the status may have begun at any time since the poll before.
   */
  readonly exactTimes?: boolean;
  /** How many findings of a sort to keep; 1000 unless given. All of them are counted. */
  readonly keep?: number;
  /** Called for every violation and warning at once, also for those that are not kept. */
  readonly onFinding?: (finding: Violation | SpeedWarning) => void;
  readonly chart?: Lifecycle;
}

/** Checks a trace as it comes in. */
export interface TraceChecker {
  /**
   * Takes the next record: an object as `TraceRecord` has it, or anything, which counts as broken.
   *
   * @param line - where it stands; its position unless given
   * @param source - in which file
   */
  push(record: unknown, line?: number, source?: string): void;
  /** Takes a line that could not even be read. */
  broken(problem: string, line: number, source?: string): void;
  /** Takes an empty line. */
  blank(): void;
  /**
   * Ends the check.
   *
   * @throws UnusableTraceError when there was no sighting to check
   */
  finish(): TraceReport;
}
