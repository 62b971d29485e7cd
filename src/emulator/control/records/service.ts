// What the service keeps of itself: counters, settings, the agenda, orders and the trace.

import { z } from 'zod';
import { deleted, outcomes, type Status, statuses } from '../../../../machines/index.js';
import { expected, mapping, numberWhere, oneOf } from '../../../plan/internal.js';
import type { ScheduledEvent, SettingRecord } from '../../store/index.js';
import {
  anyText,
  count,
  flag,
  id,
  record,
  state,
  textOrNull,
  time,
  uuid,
} from '../../store/index.js';
import { type ClockState, isScale, phaseEnd, removal } from '../../world/index.js';
import { eventKinds } from '../event-kinds.js';
import { instantSchema } from '../instant.js';
import { planSchema } from './planned.js';

export const counterSchema = record('a counter (a mapping)', { value: count });

const clock: z.ZodType<ClockState> = mapping('how the clock stands (a mapping)', {
  realMs: time,
  serviceMs: time,
  scale: numberWhere('a scale above 0, at most 86400', isScale),
  paused: flag,
});

/** Every setting there is, by its name. */
const settings = { plan: planSchema, seed: count, clock };

export const settingSchema: z.ZodType<SettingRecord> = record('a setting (a mapping)', {
  id: anyText.refine((name) => Object.hasOwn(settings, name), {
    error: ({ input }) =>
      `unknown setting ${JSON.stringify(String(input).slice(0, 40))}; allowed: ${Object.keys(settings).join(', ')}`,
  }),
  value: z.unknown(),
}).superRefine(({ id, value }, context) => {
  for (const issue of settings[id as keyof typeof settings]?.safeParse(value).error?.issues ?? []) {
    const path = ['value', ...issue.path];
    context.issues.push({ ...issue, path, input: value } as z.core.$ZodRawIssue);
  }
});

/** By which exception from the plan it was decided, if by one. */
const decided = mapping('the exception that decides', { exception: anyText }).optional();

/** What can be scheduled, and what each event needs to know; the ends of phases and removals are the core's. */
const dataOf = new Map<string, z.ZodType>([
  [phaseEnd, decided],
  [removal, decided],
  ...eventKinds.map(({ type, data = z.undefined() }) => [type, data] as const),
]);

export const scheduledEventSchema: z.ZodType<ScheduledEvent> = record(
  'something that is due (a mapping)',
  {
    atMs: time,
    type: oneOf('type', [...dataOf.keys()]),
    subject: id,
    outcome: oneOf('outcome', outcomes).exactOptional(),
    data: z.unknown().exactOptional(),
  },
).superRefine((due, context) => {
  const { type, outcome, data } = due;
  for (const issue of dataOf.get(type)?.safeParse(data).error?.issues ?? []) {
    const path = ['data', ...issue.path];
    context.issues.push({ ...issue, path, input: data } as z.core.$ZodRawIssue);
  }
  if (type !== phaseEnd || outcome !== undefined) return;
  const message = `missing: expected an outcome; allowed: ${outcomes.join(', ')}`;
  context.issues.push({ code: 'custom', path: ['outcome'], message, input: due });
});

const results = {
  pending: mapping('a result', { is: z.literal('pending') }),
  done: mapping('a result', { is: z.literal('done'), from: state, to: state }),
  refused: mapping('a result', { is: z.literal('refused'), because: anyText }),
};

export const outcomeOrderSchema = record('an order (a mapping)', {
  instance: uuid,
  outcome: oneOf('outcome', outcomes),
  orderedMs: time,
  atMs: time,
  due: textOrNull,
  result: z.discriminatedUnion('is', [results.pending, results.done, results.refused], {
    error: ({ input }) =>
      `${expected('a result', input)}; allowed: is ${Object.keys(results).join(', ')}`,
  }),
}).refine(({ due, result }) => (due === null) === (result.is !== 'pending'), {
  error: 'expected something due while the result is pending, and null afterwards',
  path: ['due'],
});

export const traceSchema = record('a change of status (a mapping)', {
  run: anyText,
  number: count,
  project: anyText,
  change: mapping('a change', {
    at: anyText.refine((at) => instantSchema.safeParse(at).success, {
      error: 'expected a time, such as 2026-01-01T00:00:00.000Z',
    }),
    instance_id: uuid,
    status: oneOf<Status | typeof deleted>('status', [...statuses, deleted]),
  }),
});
