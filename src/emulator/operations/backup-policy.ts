// The backup policy: flat as requests have it, turned into what the store keeps.

import type { z } from 'zod';
import type { fields } from '../../protocol/index.js';
import type { BackupPolicyRecord } from '../store/index.js';
import type { World } from '../world/index.js';

type Given = z.output<ReturnType<typeof fields.backupPolicy>>;

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
  if (!given || (!given.backup_type && !plan && given.save_days === undefined)) return before;
  return {
    id: before?.id ?? world.chance.uuid(),
    createdMs: before?.createdMs ?? world.nowMs,
    updatedMs: world.nowMs,
    backupType: given.backup_type ?? 'manual',
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
