// A timeline as a log of its changes of status, which is all that an observer sees of it.

import { type deleted, type Status, statusOf } from '../../../machines/index.js';
import type { Timeline } from './timeline.js';

/** A change of status: from this time on the instance had this status. */
export interface StatusChange {
  /** ISO 8601, in UTC, to the millisecond. */
  readonly at: string;
  /** The scenario's instance. */
  readonly instance_id: string;
  /** `deleted`, which is no status, once the instance was gone. */
  readonly status: Status | typeof deleted;
}

/**
 * Lists the changes of status, birth first. A task during RUNNING is no change of status.
 *
 * @param timeline - what happened
 *
 * @example
 * ```ts
 * const timeline = simulate(parseScenario({ kind: 'ha', plan: 'instant', end: '1h' }));
 * statusTrace(timeline).map(({ status }) => status); // ['CREATING', 'RUNNING']
 * ```
 */
export function statusTrace({ start, instanceId, born, entries }: Timeline): StatusChange[] {
  const startMs = Date.parse(start);
  let status = statusOf(born.state);
  const trace: StatusChange[] = [{ at: start, instance_id: instanceId, status }];
  for (const { atMs, to } of entries) {
    if (statusOf(to) === status) continue;
    status = statusOf(to);
    const at = new Date(startMs + atMs).toISOString();
    trace.push({ at, instance_id: instanceId, status });
  }
  return trace;
}
