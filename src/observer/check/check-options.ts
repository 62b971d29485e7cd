// How a trace is checked.

import type { Kind, Lifecycle } from '../../../machines/index.js';
import type { TimeOptions } from './instant.js';
import type { SpeedWarning, Violation } from './report.js';
import type { DwellRanges } from './speed.js';

/** The kind of an instance, by its id; undefined when it is not known. */
export type KindOf = (instanceId: string) => Kind | undefined;

/** How to check. */
export interface CheckOptions extends TimeOptions {
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
  /** Whether statuses may be spelled in small letters; no unless given. */
  readonly ignoreCase?: boolean;
  /**
   * Which share of the records may be passed over (broken, out of order, or of an unknown status)
   * before the trace counts as not judged, 0 to 1; a tenth unless given.
   */
  readonly allowSkipped?: number;
  /**
   * How many instances to keep in memory at most, about 500 bytes each; as many as a `Map` can hold
   * unless given. One more ends the check with a {@link TooManyInstancesError}.
   */
  readonly maxInstances?: number;
  /** Called for every violation and warning at once, also for those that are not kept. */
  readonly onFinding?: (finding: Violation | SpeedWarning) => void;
  /** The lifecycle to check against; that of a DCS instance unless given. */
  readonly lifecycle?: Lifecycle;
}
