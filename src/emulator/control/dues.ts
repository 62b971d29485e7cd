// Everything that can be on the agenda besides the ends of phases and removals.

import { dues as jobDues } from '../jobs/index.js';
import type { DueKind } from '../world/index.js';
import { outcomeOrderDue } from './outcomes/index.js';

/** What falls due of jobs, and of orders to the platform. */
export const dues: readonly DueKind[] = [...jobDues, outcomeOrderDue];
