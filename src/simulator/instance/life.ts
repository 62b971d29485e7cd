// What happened to a simulated instance, event by event, and how it ended.

import type { EventName, Mover, StateName } from '../../../machines/index.js';
import type { Goal } from './scenario.js';

/** Something that happened, or was asked for in vain. */
export interface TimelineEntry {
  /** When, in milliseconds since birth. */
  readonly atMs: number;
  readonly event: EventName;
  readonly mover: Mover;
  readonly from: StateName;
  /** The state afterwards; `from` when nothing changed. */
  readonly to: StateName;
  /** Whether the instance serves afterwards. */
  readonly serving: boolean;
  /** Why a request was not accepted, with the service's error code. */
  readonly refused?: { readonly code: string; readonly message: string };
  /** True for an outcome that could not apply, such as a fault of an instance that is broken. */
  readonly withoutEffect?: true;
}

/** How a simulation ended. */
export interface TimelineEnd {
  /** When, in milliseconds since birth. */
  readonly atMs: number;
  readonly state: StateName;
  /**
   * `time`: the scenario's end; `reached`: its goal; `notReached`: it had a goal and ran out of time
   * or was deleted before; `deleted`: nothing was left to look at.
   */
  readonly because: 'time' | 'reached' | 'notReached' | 'deleted';
  /** What the scenario was to reach, if it had a goal. */
  readonly goal?: Goal;
}

/** What an instance went through from its birth on. */
export interface Life {
  /** The state in which the instance was born. */
  readonly born: { readonly state: StateName; readonly serving: boolean };
  /** What happened, in order. */
  readonly entries: readonly TimelineEntry[];
  readonly end: TimelineEnd;
}
