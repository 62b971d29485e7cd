// A page of a list of what happened in a period, such as the backups of a month.

import { z } from 'zod';
import { marker } from './filters.js';
import { optional, whole } from './given.js';
import { moment } from './moment.js';

/** The period of a list, under the names that clients have for its ends. */
const period = {
  begin_time: moment(),
  beginTime: moment(),
  start_time: moment(),
  end_time: moment(),
  endTime: moment(),
};

/** The query of v1.0, which counts from 1. */
export const pageOfPeriodV1 = z.object({
  ...period,
  start: optional(whole(1)),
  limit: optional(whole(1)),
  marker: marker(),
});

/** The query of v2, which counts from 0. */
export const pageOfPeriod = z.object({
  ...period,
  offset: optional(whole(0)),
  limit: optional(whole(1)),
  marker: marker(),
});
