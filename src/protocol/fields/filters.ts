// Filters of lists, and lists of ids.

import { z } from 'zod';
import { statuses } from '../../../machines/index.js';
import { coded } from '../coded.js';
import { optional } from './given.js';
import { instanceId } from './paths.js';

/** A status of the chart. */
export const statusFilter = () => z.enum(statuses);

/** A capacity in GB, as text. */
export const capacityFilter = () =>
  z
    .string()
    .regex(/^\d{0,6}(\.\d{1,6})?$/, { error: 'expected a number of GB, such as 4 or 0.125' })
    .transform(Number);

/** The last id of the page before, in any case. */
export const marker = () => optional(z.string().toLowerCase());

/** Ids of up to 50 instances. */
export const idList = () => coded('DCS.4100', z.array(instanceId()).max(50));
