// What a check found, as plain data: whoever prints it for people, for programs or for a CI server
// needs nothing else.

import type { EventName, Kind, Mover, Request } from '../../../machines/index.js';
import type { Sighting } from '../lifecycle/index.js';

/** Where something stands. */
export interface Place {
  /** The file, if the checker was told. */
  readonly source?: string;
  /** The line or the position of the record, from 1. */
  readonly line: number;
}

/** A sighting and where it stands. */
export interface SeenAt extends Place {
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly status: Sighting;
}

/** What would make a violation legal, at the least. */
export interface NearestExplanation {
  /**
   * `reusedId` – another instance under the id of one that is gone;
   * `mistakenBefore` – the earlier sighting is wrong, for the later one can follow what was before it;
   * `swapped` – the two sightings are the wrong way round;
   * `otherKind` – the instance is of another kind;
   * `missingRequest` – a request was made that is not recorded;
   * `otherStatus` – the later sighting is wrong.
   */
  readonly explanation:
    | 'reusedId'
    | 'mistakenBefore'
    | 'swapped'
    | 'otherKind'
    | 'missingRequest'
    | 'otherStatus';
  readonly message: string;
}

/** Something that the chart excludes. */
export interface Violation {
  /** `passage`: one sighting after another; `request`: one that cannot have been accepted; `kind`. */
  readonly violation: 'passage' | 'request' | 'kind';
  readonly instanceId: string;
  /** What was seen before; undefined when it is the first line of the instance that is wrong. */
  readonly from?: SeenAt;
  /** The line that cannot be. */
  readonly to: Place & {
    readonly at: string;
    readonly status?: Sighting;
    readonly request?: Request;
  };
  /** Why there is no way. */
  readonly because: string;
  readonly nearest?: NearestExplanation;
}

/** Something that the chart allows and the plan does not. */
export interface SpeedWarning {
  readonly warning: 'tooFast' | 'tooSlow';
  readonly instanceId: string;
  /** Whose time is wrong. */
  readonly status: Sighting;
  readonly from: SeenAt;
  readonly to: SeenAt;
  /** How long it took: at most when too fast, at least when too slow, in milliseconds. */
  readonly tookMs: number;
  /** What the plan says: at least when too fast, at most when too slow. */
  readonly planMs: number;
  readonly message: string;
}

/** A change of status that conforms, however often it was seen. */
export interface SeenChange {
  readonly from: Sighting;
  readonly to: Sighting;
  readonly count: number;
  /** The later line of the first time. */
  readonly first: Place;
  /** The shortest way. */
  readonly events: readonly EventName[];
  /** The statuses on it that nobody saw; none when the later status follows at once. */
  readonly unseen: readonly Sighting[];
  /** Whether an operator is needed on every way. */
  readonly needs: Mover;
}

/** A line that says nothing, and why. */
export interface Problem extends Place {
  readonly problem: string;
}

/** How much of everything there was. */
export interface TraceCounts {
  /** Records that were handed in, broken ones included. */
  readonly records: number;
  /** Sightings that were held against the chart. */
  readonly observations: number;
  /** Requests that were. */
  readonly requests: number;
  readonly instances: number;
  /** Pairs of sightings that were held against the chart: 0 means that nothing was compared. */
  readonly pairs: number;
  /** Changes of status that conform. */
  readonly changes: number;
  /** Those of them with statuses in between that nobody saw. */
  readonly jumps: number;
  readonly violations: number;
  readonly warnings: number;
  readonly broken: number;
  readonly blank: number;
  readonly unknownStatuses: number;
  readonly outOfOrder: number;
  readonly duplicates: number;
}

/** What a check found. Lists are cut; `counts` never are. */
export interface TraceReport {
  readonly verdict: 'conforming' | 'violations';
  readonly counts: TraceCounts;
  readonly violations: readonly Violation[];
  readonly warnings: readonly SpeedWarning[];
  readonly changes: readonly SeenChange[];
  readonly broken: readonly Problem[];
  readonly outOfOrder: readonly Problem[];
  readonly duplicates: readonly Problem[];
  /** Words that the chart does not know, the most frequent first. */
  readonly unknownStatuses: readonly (Place & {
    readonly status: string;
    readonly count: number;
  })[];
  /** How often each status was seen. */
  readonly seen: Readonly<Partial<Record<Sighting, number>>>;
  /** The time that the sightings span, ISO 8601. */
  readonly from: string;
  readonly to: string;
}

/** There was nothing to check. An empty input passes every test, and so it passes none. */
export class UnusableTraceError extends Error {
  override readonly name = 'UnusableTraceError';

  /** @param counts - what there was instead */
  constructor(
    readonly counts: TraceCounts,
    readonly broken: readonly Problem[],
  ) {
    const [first] = broken;
    const where = first ? `, the first in line ${first.line}: ${first.problem}` : '';
    super(
      counts.records + counts.blank === 0
        ? 'the trace is empty'
        : `no sighting to check: ${counts.broken} broken lines${where}; ${counts.unknownStatuses} unknown statuses`,
    );
  }
}

/** The kinds that somebody may know for an instance. */
export type KindOf = (instanceId: string) => Kind | undefined;
