// The backup policy: when it next wants a backup, on its days, at its hour, in its time zone
// (dcs-ug-0312031), and what happens then. An instance that is busy goes without until the next time.
// Files older than the policy keeps them go.

import type { z } from 'zod';
import { guards, type Kind, lifecycle, situationOf } from '../../../machines/index.js';
import { type AnyOperation, DcsError, type fields } from '../../protocol/index.js';
import type { BackupPolicyRecord, InstanceRecord } from '../store/index.js';
import { defineScheduledEvent, type World } from '../world/index.js';
import { backUp } from './backup.js';
import { expireAutomatic } from './backup-files.js';

/** What such a backup is on the agenda as. */
export const automaticBackupType = 'automaticBackup';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Puts the next backup of an instance's policy onto the agenda, in the place of the one there. */
export function planAutomaticBackup(
  { agenda, nowMs, store }: World,
  { id, backupPolicy }: InstanceRecord,
): void {
  const planned = [...store.agenda.group(id)].filter(({ type }) => type === automaticBackupType);
  for (const due of planned) agenda.cancel(due.id);
  const atMs = backupPolicy && nextBackupMs(backupPolicy, nowMs);
  if (atMs) agenda.add({ type: automaticBackupType, atMs, subject: id });
}

/**
 * When a policy next wants a backup after `nowMs`, in milliseconds since 1970; undefined when it wants
 * none. Without a time zone it is UTC's.
 */
export function nextBackupMs(
  { backupType, plan }: BackupPolicyRecord,
  nowMs: number,
): number | undefined {
  if (backupType !== 'auto' || !plan) return undefined;
  const offsetMs = offsetMsOf(plan.timezoneOffset);
  const hourMs = Number(plan.beginAt.slice(0, 2)) * 60 * minuteMs;
  const today = Math.floor((nowMs + offsetMs) / dayMs);
  // A policy has a day at least, and the same one comes again within a week.
  for (let day = today; day <= today + 7; day++) {
    const atMs = day * dayMs + hourMs - offsetMs;
    if (atMs > nowMs && plan.backupAt.includes(weekday(day))) return atMs;
  }
  return undefined;
}

/** From 1 for Monday to 7; the first day of 1970 was a Thursday. */
const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** `+0800` or `GMT-8:00` as milliseconds. */
function offsetMsOf(text: string | null): number {
  const [, sign, hours, minutes] = /([+-]?)(\d{1,2}):?(\d\d)$/.exec(text ?? '') ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minuteMs;
  return sign === '-' ? -size : size;
}

export const automaticBackup = defineScheduledEvent({
  type: automaticBackupType,
  run(world, { subject }) {
    const instance = world.store.instances.get(subject);
    if (!instance) return;
    planAutomaticBackup(world, instance);
    expireAutomatic(world, instance);
    if (!lifecycle.refusal('backUp', situationOf(instance.kind, instance.state)))
      backUp(world, instance, {}, 'auto');
  },
});

type Given = z.output<ReturnType<typeof fields.backupPolicy>>;

/** Whether a policy says anything: a part of zero values is not given. */
const saysNothing = ({ backup_type, save_days, periodical_backup_plan }: Given): boolean =>
  !backup_type && save_days === undefined && !periodical_backup_plan;

/**
 * Refuses a policy for an instance that keeps no backups: v1.0 any, as it answered users who sent one, v2
 * only one of automatic backups (decision 0007).
 *
 * @throws DcsError DCS.4086 in v1.0, DCS.4095 in v2
 */
export function requirePolicyFits(
  api: AnyOperation['api'],
  context: { readonly kind: Kind },
  policy: Given | undefined,
): void {
  if (!policy || saysNothing(policy) || guards.keepsBackups({ context })) return;
  if (api === 'v1.0') throw new DcsError('DCS.4086', { detail: 'a single node has no policy' });
  if (policy.backup_type === 'auto')
    throw new DcsError('DCS.4095', { detail: 'a single node keeps no backups' });
}

/**
 * The policy after a request. Switching to manual backups keeps the former plan (ShowInstance); an
 * empty policy changes nothing.
 */
export function policyRecordOf(
  world: World,
  given: Given | undefined,
  before: BackupPolicyRecord | null,
): BackupPolicyRecord | null {
  const plan = given?.periodical_backup_plan;
  if (!given || saysNothing(given)) return before;
  return {
    id: before?.id ?? world.chance.uuid(),
    createdMs: before?.createdMs ?? world.nowMs,
    updatedMs: world.nowMs,
    backupType: given.backup_type ?? before?.backupType ?? 'manual',
    saveDays: given.save_days ?? before?.saveDays ?? null,
    plan: plan
      ? {
          timezoneOffset: plan.timezone_offset ?? null,
          backupAt: plan.backup_at,
          periodType: plan.period_type,
          beginAt: plan.begin_at,
        }
      : (before?.plan ?? null),
  };
}
