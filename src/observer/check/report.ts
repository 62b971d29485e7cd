// What a check found, as plain data: all that is needed to print it for people, programs or a CI server.

import type { EventName, Mover, Request } from '../../../machines/index.js';
import type { ObservedStatus } from '../lifecycle/index.js';

/** Where something stands in a trace. */
export interface TraceLocation {
  /** The name of the file, if the checker was given one. */
  readonly source?: string;
  /** The line or the position of the record, from 1. */
  readonly line: number;
}

/** An observed status and where it stands. */
export interface TraceObservation extends TraceLocation {
  /** When, in ISO 8601 and UTC. */
  readonly at: string;
  /** What was observed. */
  readonly status: ObservedStatus;
}

/** What would make a violation legal, at the least. */
export interface NearestExplanation {
  /**
   * `reusedId` – another instance under the id of one that is gone;
   * `mistakenBefore` – the earlier status is wrong, for the later one can follow what was before it;
   * `swapped` – the two observations are the wrong way round;
   * `otherKind` – the instance is of another kind;
   * `missingRequest` – a request was made that is not recorded;
   * `otherStatus` – the later status is wrong.
   */
  readonly explanation:
    | 'reusedId'
    | 'mistakenBefore'
    | 'swapped'
    | 'otherKind'
    | 'missingRequest'
    | 'otherStatus';
  /** The explanation in one line. */
  readonly message: string;
}

/** Something that the chart excludes. */
export interface Violation {
  /**
   * `passage` – a status cannot follow the one before;
   * `request` – a request cannot have been accepted;
   * `kind` – the kind of the instance rules the line out.
   */
  readonly violation: 'passage' | 'request' | 'kind';
  /** The id of the instance. */
  readonly instanceId: string;
  /** The observation before; undefined when the first line of the instance is wrong. */
  readonly from?: TraceObservation;
  /** The line that cannot be right. */
  readonly to: TraceLocation & {
    readonly at: string;
    readonly status?: ObservedStatus;
    readonly request?: Request;
  };
  /** Why the chart excludes it. */
  readonly because: string;
  /** What would make it legal, if anything would. */
  readonly nearest?: NearestExplanation;
}

/** Something that the chart allows and the plan excludes. */
export interface SpeedWarning {
  /** In which direction the time is wrong. */
  readonly warning: 'tooFast' | 'tooSlow';
  /** The id of the instance. */
  readonly instanceId: string;
  /** The status whose time is wrong. */
  readonly status: ObservedStatus;
  /** The last observation of that status. */
  readonly from: TraceObservation;
  /** The observation that shows it. */
  readonly to: TraceObservation;
  /** How long it took, in milliseconds: at most when too fast, at least when too slow. */
  readonly tookMs: number;
  /** How long it takes by the plan, in milliseconds: at least when too fast, at most when too slow. */
  readonly planMs: number;
  /** The warning in one line. */
  readonly message: string;
}

/** A change of status that conforms, however often it was observed. */
export interface ConformingChange {
  /** The earlier status. */
  readonly from: ObservedStatus;
  /** The later status. */
  readonly to: ObservedStatus;
  /** How often it was observed. */
  readonly count: number;
  /** The later line of the first time. */
  readonly first: TraceLocation;
  /** The events on the shortest way. */
  readonly events: readonly EventName[];
  /** The statuses between on that way, which no line shows. */
  readonly unseen: readonly ObservedStatus[];
  /** Who is needed: `platform` when the shortest way has no request on it. */
  readonly needs: Mover;
}

/** A line that was not checked, and why. */
export interface LineIssue extends TraceLocation {
  /** What is wrong with it. */
  readonly problem: string;
}

/** How much a trace had of everything. */
export interface TraceCounts {
  /** Records that were handed in, broken ones included. */
  readonly records: number;
  /** Observations that were checked. */
  readonly observations: number;
  /** Requests that were checked. */
  readonly requests: number;
  /** Instances in the trace. */
  readonly instances: number;
  /** Pairs of observations that were compared: 0 means that nothing was. */
  readonly pairs: number;
  /** Changes of status that conform. */
  readonly changes: number;
  /** Those of them with unseen statuses in between. */
  readonly jumps: number;
  /** Violations of the chart. */
  readonly violations: number;
  /** Warnings about the plan. */
  readonly warnings: number;
  /** Records that could not be read. */
  readonly broken: number;
  /** Empty lines. */
  readonly blank: number;
  /** Observations of a status that the chart does not know. */
  readonly unknownStatuses: number;
  /** Records that are earlier than the one before of the same instance. */
  readonly outOfOrder: number;
  /** Records that repeat the one before. */
  readonly duplicates: number;
}

/** What a check found. Long lists are cut; `counts` always count everything. */
export interface TraceReport {
  /** Whether the chart excludes anything. */
  readonly verdict: 'conforming' | 'violations';
  /** How much there was of everything. */
  readonly counts: TraceCounts;
  /** What the chart excludes. */
  readonly violations: readonly Violation[];
  /** What the plan excludes. */
  readonly warnings: readonly SpeedWarning[];
  /** The changes that conform, the most frequent first. */
  readonly changes: readonly ConformingChange[];
  /** Records that could not be read. */
  readonly broken: readonly LineIssue[];
  /** Records that are earlier than the one before of the same instance. */
  readonly outOfOrder: readonly LineIssue[];
  /** Records that repeat the one before. */
  readonly duplicates: readonly LineIssue[];
  /** Statuses that the chart does not know, the most frequent first. */
  readonly unknownStatuses: readonly (TraceLocation & {
    readonly status: string;
    readonly count: number;
  })[];
  /** How often each status was observed. */
  readonly seen: Readonly<Partial<Record<ObservedStatus, number>>>;
  /** The time of the earliest observation, in ISO 8601 and UTC. */
  readonly from: string;
  /** The time of the latest one. */
  readonly to: string;
}

/** There was nothing to check. A trace without observations is an error, because it proves nothing. */
export class UnusableTraceError extends Error {
  override readonly name = 'UnusableTraceError';

  /**
   * @param counts - what there was instead
   * @param broken - the lines that could not be read
   */
  constructor(
    readonly counts: TraceCounts,
    readonly broken: readonly LineIssue[],
  ) {
    const [first] = broken;
    const where = first ? `, the first in line ${first.line}: ${first.problem}` : '';
    super(
      counts.records + counts.blank === 0
        ? 'the trace is empty'
        : `no observation to check: ${counts.broken} broken lines${where}; ${counts.unknownStatuses} unknown statuses`,
    );
  }
}
