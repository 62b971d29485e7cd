// Parts that several answers have in common.

import { z } from 'zod';

/** A tag as answers have it. */
export const tagShape = z.object({ key: z.string(), value: z.string() });

/** What an instance can do besides serving. */
export const featuresShape = z.object({
  support_acl: z.boolean(),
  support_transparent_client_ip: z.boolean(),
  support_ssl: z.boolean(),
  support_audit_log: z.boolean(),
});

/** The plan of automatic backups. */
export const backupPlanShape = z.object({
  timezone_offset: z.string().nullable(),
  backup_at: z.array(z.int()),
  period_type: z.string(),
  begin_at: z.string(),
});

/** The backup policy as answers have it: nested under `policy`, while requests have it flat. */
export const backupPolicyShape = z.object({
  backup_policy_id: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  tenant_id: z.string(),
  policy: z.object({
    backup_type: z.string(),
    save_days: z.int().nullable(),
    periodical_backup_plan: backupPlanShape.nullable(),
  }),
});

/** The result for one instance of an operation on several. */
export const batchResult = z.object({
  instance: z.string(),
  result: z.enum(['success', 'failed']),
});

/** Results by instance. */
export const batchResults = z.object({ results: z.array(batchResult) });

/** What a creation answers. */
export const createdInstances = z.object({
  instance_id: z.string(),
  instances: z.array(z.object({ instance_id: z.string(), instance_name: z.string() })),
});
