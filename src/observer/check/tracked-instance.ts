// What a check remembers of one instance: a few numbers, however long its trace is.

import type { Kind } from '../../../machines/index.js';
import { type ObservedStatus, observedStatuses } from '../lifecycle/index.js';
import type { TraceObservation } from './report.js';
import { locationOf, type ReadRecord } from './trace-record.js';

/** The position of no status: the instance was not observed yet. */
export const unobserved = -1;

/** One instance, as far as its trace was read. */
export class TrackedInstance {
  /** What it can be, as a node of the automaton. */
  node: number;
  /** What it could be before its last status; `unobserved` when there was no status before. */
  nodeBefore = unobserved;
  /** The last status, by its position in `observedStatuses`. */
  status = unobserved;
  /** The line of the last observation, and its file. */
  line = 0;
  source: string | undefined;
  /** When it was observed last, in milliseconds since 1970. */
  atMs = Number.NEGATIVE_INFINITY;
  /** When its last status was first observed. */
  firstMs = Number.NaN;
  /** When another status was last observed before it; NaN when there was none. */
  beforeMs = Number.NaN;
  /** The requests that may still take effect, as bits. */
  allowed: number;
  /** How many recorded requests of each sort are pending, by position of the event. */
  pending: number[] | undefined;

  constructor(
    readonly id: string,
    /** The kind, if it is known. */
    public kind: Kind | undefined,
    node: number,
    allowed: number,
  ) {
    this.node = node;
    this.allowed = allowed;
  }

  /** The last observation, for a report. */
  last(): TraceObservation {
    return {
      ...locationOf(this),
      at: new Date(this.atMs).toISOString(),
      status: observedStatuses[this.status] as ObservedStatus,
    };
  }

  /** Records an observation. */
  observe(node: number, status: number, { atMs, line, source }: ReadRecord): void {
    if (status !== this.status) {
      const isFirst = this.status === unobserved;
      this.nodeBefore = isFirst ? unobserved : this.node;
      this.beforeMs = isFirst ? Number.NaN : this.atMs;
      this.firstMs = atMs;
    }
    this.node = node;
    this.status = status;
    this.atMs = atMs;
    this.line = line;
    this.source = source;
  }
}
