// The events that can be scheduled besides the ends of phases and removals.

import { eventKinds as jobEvents } from '../jobs/index.js';
import type { ScheduledEventKind } from '../world/index.js';
import { scheduledOutcome } from './order-outcome.js';

/** The events of jobs, and of orders to the platform. */
export const eventKinds: readonly ScheduledEventKind[] = [...jobEvents, scheduledOutcome];
