// Parts of an instance's shape that both APIs show, some of them under other names.

import { taskMeanings, taskOf } from '../../../machines/index.js';
import { type Flavor, flavorOf, supportsSsl } from '../catalog/index.js';
import type { InstanceRecord } from '../store/index.js';

/** The domain below which instances have their names. */
export const zoneName = 'dcs.localhost';

/** The last time that was written: many are written twice, and those of a fleet may be all the same. */
let last = { ms: 0, text: new Date(0).toISOString() };

/** `2022-08-29T08:53:47.319Z`. */
export function timeOf(ms: number): string {
  if (ms !== last.ms) last = { ms, text: new Date(ms).toISOString() };
  return last.text;
}

/** The flavor of an instance; what it was made of is on offer. */
export const flavorOfInstance = ({ specCode }: InstanceRecord): Flavor =>
  flavorOf(specCode) as Flavor;

/** `capacity` is whole gigabytes, so 0 below one; `capacity_minor` says the rest: `.125`. */
export function capacityOf({ capacityGb }: InstanceRecord) {
  if (capacityGb >= 1) return { capacity: capacityGb, capacity_minor: null };
  return { capacity: 0, capacity_minor: String(capacityGb).slice(1) };
}

/** The names under which clients find an instance. Only ha has one for reading (ShowInstance). */
export function domainsOf({ id, kind }: InstanceRecord) {
  const domain = `redis-${id}.${zoneName}`;
  return { domain, readonly: kind === 'ha' ? `redis-${id}-readonly.${zoneName}` : null };
}

/** What an instance can do besides serving; SSL needs Redis 6.0 and no proxy (dcs-ug-023129). */
export function featuresOf(instance: InstanceRecord) {
  return {
    support_acl: true,
    support_transparent_client_ip: true,
    support_ssl: supportsSsl(instance),
    support_audit_log: false,
  };
}

/** The backup policy: nested in answers, flat in requests. */
export function backupPolicyOf({ backupPolicy, project }: InstanceRecord) {
  if (!backupPolicy) return null;
  const { id, createdMs, updatedMs, backupType, saveDays, plan } = backupPolicy;
  return {
    backup_policy_id: id,
    created_at: timeOf(createdMs),
    updated_at: timeOf(updatedMs),
    tenant_id: project,
    policy: {
      backup_type: backupType,
      save_days: saveDays,
      periodical_backup_plan: plan && {
        timezone_offset: plan.timezoneOffset,
        backup_at: [...plan.backupAt],
        period_type: plan.periodType,
        begin_at: plan.beginAt,
      },
    },
  };
}

/** What a running instance is busy with, as the field `task` says it. */
export function taskWordOf({ state }: InstanceRecord): string | null {
  const task = taskOf(state);
  return task ? taskMeanings[task].word : null;
}

/** Codes of the service's own book-keeping. */
export const serviceCodes = {
  cloud_service_type_code: 'otc.service.type.dcs',
  cloud_resource_type_code: 'otc.resource.type.dcs3',
};
