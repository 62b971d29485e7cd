// An instance as it is kept: where the chart can have one of its kind, of a flavor on offer, and with
// the status that belongs to its state.

import { z } from 'zod';
import {
  deleted,
  eventNames,
  initial,
  type Kind,
  kinds,
  lifecycle,
  type StateName,
  statuses,
  statusOf,
} from '../../../../machines/index.js';
import { expected, listOf, mapping, numberWhere, oneOf } from '../../../plan/internal.js';
import { flavorOf } from '../../catalog/index.js';
import { jobKinds } from '../../jobs/index.js';
import type { InstanceRecord, Job } from '../../store/index.js';
import {
  amount,
  anyText,
  count,
  flag,
  record,
  state,
  textOrNull,
  texts,
  time,
  timeOrNull,
  uuid,
} from '../../store/index.js';

const jobTypes = new Map(
  jobKinds.map(({ type, shape }) => [
    type,
    mapping(`the job ${type}`, { type: z.literal(type), ...shape }),
  ]),
);

const job: z.ZodType<Job> = z
  .looseObject(
    { type: oneOf('job', [...jobTypes.keys()]) },
    { error: ({ input }) => expected('a job (a mapping with type)', input) },
  )
  .superRefine((value, context) => {
    const issues = jobTypes.get(value.type)?.safeParse(value).error?.issues ?? [];
    for (const issue of issues)
      context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
  });

const hour = anyText.regex(
  /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
  'expected an hour, such as 18:00:00',
);

const policy = mapping('a backup policy', {
  id: uuid,
  createdMs: time,
  updatedMs: time,
  backupType: oneOf('type of backups', ['auto', 'manual'] as const),
  saveDays: count.nullable(),
  plan: mapping('when backups are made', {
    timezoneOffset: textOrNull,
    backupAt: listOf(
      'a list of weekdays',
      numberWhere('a weekday from 1 to 7', (day) => Number.isInteger(day) && day >= 1 && day <= 7),
    ),
    periodType: anyText,
    beginAt: anyText.regex(/^\d\d:\d\d/, 'expected hours, such as 00:00-01:00'),
  }).nullable(),
});

const shape = record('an instance (a mapping)', {
  id: uuid,
  project: anyText,
  name: anyText,
  description: textOrNull,
  kind: oneOf('kind', kinds),
  state,
  status: oneOf('status', statuses),
  enteredMs: time.exactOptional(),
  moved: mapping('the last move', {
    event: oneOf('event', eventNames),
    from: state,
  }).exactOptional(),
  phaseDue: textOrNull,
  work: job.nullable(),
  engineVersion: anyText,
  specCode: anyText,
  capacityGb: amount,
  replicas: count,
  shards: count,
  createdMs: time,
  updatedMs: time,
  launchedMs: timeOrNull,
  userId: anyText,
  userName: anyText,
  vpcId: anyText,
  subnetId: anyText,
  securityGroupId: textOrNull,
  azCodes: listOf('a list of zones', anyText),
  azIds: listOf('a list of zones', anyText),
  ip: anyText,
  port: numberWhere('a port from 1 to 65535', (n) => Number.isInteger(n) && n > 0 && n < 65_536),
  maintainBegin: hour,
  maintainEnd: hour,
  password: anyText
    .regex(/^[0-9a-f]{32}\$[0-9a-f]{64}$/, 'expected the digest of a password')
    .nullable(),
  backupPolicy: policy.nullable(),
  renamedCommands: texts,
  tags: listOf('a list of tags', mapping('a tag', { key: anyText, value: anyText })),
  enterpriseProjectId: textOrNull,
  enterpriseProjectName: textOrNull,
  ssl: flag,
  usedMemoryMb: amount,
  templateId: textOrNull,
});

/** An instance. */
export const instanceSchema: z.ZodType<InstanceRecord> = shape.superRefine((instance, context) => {
  const found = mismatch(instance);
  if (!found) return;
  const [key, message] = found;
  context.issues.push({ code: 'custom', path: [key], message, input: instance });
});

/** What does not go together although each field is well formed. */
function mismatch(instance: z.output<typeof shape>): readonly [string, string] | undefined {
  const { kind, state, status, specCode } = instance;
  const flavor = flavorOf(specCode);
  if (!flavor) return ['specCode', `there is no flavor ${JSON.stringify(specCode.slice(0, 40))}`];
  for (const key of ['kind', 'capacityGb', 'replicas', 'shards'] as const) {
    const [own, wanted] = [instance[key], flavor[key]];
    if (own !== wanted) return [key, `expected ${wanted}, as ${specCode} has it, got ${own}`];
  }
  if (!flavor.engineVersions.includes(instance.engineVersion)) {
    return ['engineVersion', `unknown version; allowed: ${flavor.engineVersions.join(', ')}`];
  }
  if (!comesTo(kind, state)) return ['state', `an instance of kind ${kind} never gets to ${state}`];
  // The API goes on with the last status until the removal.
  if (state !== deleted && status !== statusOf(state)) {
    return ['status', `expected ${statusOf(state)}, the status of ${state}, got ${status}`];
  }
  return undefined;
}

const reached = new Map<string, boolean>();

/** Whether an instance of a kind ever gets to a state: asked of the chart once for each. */
function comesTo(kind: Kind, to: StateName): boolean {
  const key = `${kind} ${to}`;
  const known = reached.get(key) ?? lifecycle.path({ from: initial, to, kind }) !== undefined;
  reached.set(key, known);
  return known;
}
