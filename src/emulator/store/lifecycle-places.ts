// Places of the chart that the API speaks of in words of its own, asked of the chart.

import {
  kinds,
  lifecycle,
  type StateName,
  type Status,
  statuses,
  statusOf,
} from '../../../machines/index.js';

const birth = lifecycle.table.states[lifecycle.table.initial] as StateName;
const situation = { kind: kinds[0], status: statusOf(birth) };

/** What an instance is when its creation fails: lists show it only when asked to. */
export const failedCreation = statusOf(lifecycle.next(situation, 'fail') as StateName) as Status;

/** The statuses in which an instance serves: statistics are about these. */
export const servingStatuses: readonly Status[] = statuses.filter((status) =>
  lifecycle.serves(status),
);
