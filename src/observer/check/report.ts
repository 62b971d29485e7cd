// What a check found, as plain data: all that is needed to print it for people, programs or a CI server.

import type { EventName, Mover, Request } from '../../../machines/index.js';
import type { ObservedStatus } from '../lifecycle/index.js';
import type { TimeUnit } from './instant.js';

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

/** An edge of the chart. */
export interface SeenEdge {
  /** Where it is written. */
  readonly from: string;
  /** What takes it. */
  readonly event: string;
  /** What it needs. */
  readonly guard?: string;
  /** Where it leads. */
  readonly to: string;
}

/** How often an edge was seen. */
export interface EdgeSightings extends SeenEdge {
  /** Changes of status that only this edge explains, in one step. */
  readonly seen: number;
  /** Changes with unseen steps on whose shortest way it lies. */
  readonly passed: number;
  /** Changes that may have taken it, and as well another one. */
  readonly possible: number;
}

/** Which edges of the chart the changes show. Each change is one of three: together they are `counts.changes`. */
export interface TraceCoverage {
  /** Changes that one edge explains. */
  readonly oneStep: number;
  /** Changes with unseen steps whose shortest way is one. */
  readonly moreSteps: number;
  /** Changes for which several ways are as short. */
  readonly undecided: number;
  /** The edges that were seen, passed or possible, in the order of the chart. */
  readonly edges: readonly EdgeSightings[];
  /** Edges between which nothing decides, the most frequent first. */
  readonly ambiguous: readonly { readonly edges: readonly SeenEdge[]; readonly count: number }[];
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
  /** Records that were passed over: broken, out of order, or of an unknown status. */
  readonly skipped: number;
}

/** Times that were numbers, and how they were read. */
export interface NumericTimes {
  /** The unit since 1970. */
  readonly unit: TimeUnit;
  /** How many times were read so. */
  readonly count: number;
  /** The first of them, as it was written. */
  readonly written: string;
  /** The same in ISO 8601 and UTC. */
  readonly at: string;
}

/** What a check found. Long lists are cut; `counts` always count everything. */
export interface TraceReport {
  /**
   * `conforming` – the chart allows what was seen; `violations` – it excludes some of it; `notJudged` –
   * no violation was found, but nothing was compared or too much was passed over to say more.
   */
  readonly verdict: 'conforming' | 'violations' | 'notJudged';
  /** Why the trace was not judged, in one line; undefined for the other verdicts. */
  readonly because?: string;
  /** How much there was of everything. */
  readonly counts: TraceCounts;
  /** What the chart excludes. */
  readonly violations: readonly Violation[];
  /** What the plan excludes. */
  readonly warnings: readonly SpeedWarning[];
  /** The changes that conform, the most frequent first. */
  readonly changes: readonly ConformingChange[];
  /** Which edges of the chart those changes show. */
  readonly coverage: TraceCoverage;
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
    /** The status that may be meant. */
    readonly meant?: ObservedStatus;
  })[];
  /** How times that were numbers were read; empty when there were none. */
  readonly times: readonly NumericTimes[];
  /** How often each status was observed. */
  readonly seen: Readonly<Partial<Record<ObservedStatus, number>>>;
  /** The time of the earliest observation, in ISO 8601 and UTC; undefined when there was none. */
  readonly from?: string;
  /** The time of the latest one. */
  readonly to?: string;
  /** Some of the ids, to tell whether two reports are of the same instances; see `mergeReports`. */
  readonly sample: readonly string[];
}

/** There was nothing to check: the trace is empty. */
export class UnusableTraceError extends Error {
  override readonly name = 'UnusableTraceError';

  constructor() {
    super('the trace is empty');
  }
}

/** A trace has more instances than are allowed in memory. */
export class TooManyInstancesError extends Error {
  override readonly name = 'TooManyInstancesError';

  /** @param most - how many are allowed */
  constructor(readonly most: number) {
    super(
      `more than ${most.toLocaleString('en')} instances, which is all that memory is for: split the trace by instance_id, check the parts and merge their reports`,
    );
  }
}
