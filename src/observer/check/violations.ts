// The violations that a check reports: which lines contradict each other, and why.

import type { Kind, Lifecycle, Request } from '../../../machines/index.js';
import { type ObservedStatus, observedStatuses } from '../lifecycle/index.js';
import { explainRequest, type PairExplainer } from './explain.js';
import type { Violation } from './report.js';
import { type ReadRecord, whereIn } from './trace-record.js';
import { type TrackedInstance, unobserved } from './tracked-instance.js';

/** A line names a kind that the lines before rule out. */
export function kindViolation(
  tracked: TrackedInstance,
  read: ReadRecord,
  kind: Kind,
  possible: readonly Kind[],
): Violation {
  return {
    violation: 'kind',
    instanceId: tracked.id,
    ...(tracked.status !== unobserved && { from: tracked.last() }),
    to: whereIn(read),
    because: `what is known so far fits ${possible.join(', ')} and not ${kind}`,
  };
}

/** What is known about a request that cannot have been accepted. */
export interface ExcludedRequest {
  /** The lifecycle to ask. */
  readonly lifecycle: Lifecycle;
  /** The request. */
  readonly request: Request;
  /** The kinds that the instance could be of. */
  readonly kinds: readonly Kind[];
}

/** A line records a request that cannot have been accepted. */
export function requestViolation(
  tracked: TrackedInstance,
  read: ReadRecord,
  { lifecycle, request, kinds }: ExcludedRequest,
): Violation {
  const status = observedStatuses[tracked.status];
  return {
    violation: 'request',
    instanceId: tracked.id,
    ...(status && { from: tracked.last() }),
    to: { ...whereIn(read), request },
    because: explainRequest(lifecycle, request, status, kinds),
  };
}

/** What is known about a status that cannot follow the lines before. */
export interface ExcludedStatus {
  /** The lifecycle to ask. */
  readonly lifecycle: Lifecycle;
  /** The status. */
  readonly status: ObservedStatus;
  /** The kinds that the instance could be of. */
  readonly kinds: readonly Kind[];
  /** Whether only recorded requests count. */
  readonly isComplete: boolean;
  /** Whether the status can follow what was observed before the last status. */
  readonly followsTheOneBefore: boolean;
}

/** A line has a status that cannot follow the lines before, or that the kind never has. */
export function statusViolation(
  tracked: TrackedInstance,
  read: ReadRecord,
  { status, kinds, ...facts }: ExcludedStatus,
  explainer: PairExplainer,
): Violation {
  const { id: instanceId } = tracked;
  const to = { ...whereIn(read), status };
  if (tracked.status === unobserved) {
    const because = `no ${kinds.join(' or ')} instance is ever seen as ${status}`;
    return { violation: 'kind', instanceId, to, because };
  }
  const from = tracked.last();
  const explanation = explainer.explain({ ...facts, from: from.status, to: status, kinds });
  return { violation: 'passage', instanceId, from, to, ...explanation };
}
