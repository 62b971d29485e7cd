// Places of the chart that the API speaks of in words of its own, asked of the chart.

import {
  initial,
  kinds,
  lifecycle,
  type Outcome,
  type StateName,
  type Status,
  situationOf,
  statuses,
  statusOf,
} from '../../../machines/index.js';

const situation = situationOf(kinds[0], initial);
const failure = lifecycle.outcome('endsBadly', situation) as Outcome;

/** What an instance is when its creation fails: lists show it only when asked to. */
export const failedCreation = statusOf(lifecycle.next(situation, failure) as StateName) as Status;

/** The statuses in which an instance serves: statistics are about these. */
export const servingStatuses: readonly Status[] = statuses.filter((status) =>
  lifecycle.serves(status),
);
