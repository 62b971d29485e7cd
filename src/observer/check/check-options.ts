// How a trace is checked.

import type { Kind, Lifecycle } from '../../../machines/index.js';
import type { SpeedWarning, Violation } from './report.js';
import type { DwellRanges } from './speed.js';

/** The kind of an instance, by its id; undefined when it is not known. */
export type KindOf = (instanceId: string) => Kind | undefined;

/** How to check. */
export interface CheckOptions {
  /** The kind of all instances, or of each; any kind that remains possible unless given. */
  readonly kind?: Kind | KindOf;
  /**
   * `partial` (the default): requests may have been made that no line records. `complete`: none were,
   * so that a status that only an operator can bring about needs its request, in an earlier line.
   */
  readonly requests?: 'partial' | 'complete';
  /** How long statuses last by a plan, to warn of changes that are faster or slower; none unless given. */
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
  /** The lifecycle to check against; that of a DCS instance unless given. */
  readonly lifecycle?: Lifecycle;
}
