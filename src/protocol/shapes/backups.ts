// Backups and restorations (ListBackupRecords, ListRestoreRecords, dcs-api-0312022, dcs-api-0312023).

import { z } from 'zod';

/** What asking for a backup answers. */
export const backupCreated = z.object({ backup_id: z.string() });

/** What asking for a restoration answers. */
export const restoreCreated = z.object({ restore_id: z.string() });

/** A page of backups. */
export const backupList = z.object({
  total_num: z.int(),
  backup_record_response: z.array(
    z.object({
      backup_id: z.string(),
      period: z.string().nullable(),
      backup_name: z.string(),
      instance_id: z.string(),
      size: z.int(),
      backup_type: z.enum(['manual', 'auto']),
      created_at: z.string(),
      updated_at: z.string(),
      execution_at: z.string(),
      progress: z.string(),
      error_code: z.string().nullable(),
      remark: z.string().nullable(),
      status: z.enum(['waiting', 'backuping', 'succeed', 'failed', 'expired', 'deleted']),
      is_support_restore: z.enum(['TRUE', 'FALSE']),
      backup_format: z.string(),
    }),
  ),
});

const restoration = z.object({
  backup_id: z.string(),
  restore_id: z.string(),
  backup_name: z.string(),
  restore_name: z.string(),
  restore_remark: z.string().nullable(),
  backup_remark: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
  progress: z.string(),
  error_code: z.string().nullable(),
  status: z.enum(['waiting', 'restoring', 'succeed', 'failed']),
});

/** A page of restorations of v2. */
export const restoreList = z.object({
  total_num: z.int(),
  restore_record_response: z.array(restoration),
});

/** A page of restorations of v1.0, whose sample says where the backup came from. */
export const restoreListV1 = restoreList.extend({
  restore_record_response: z.array(
    restoration.extend({ sourceInstanceId: z.string(), sourceInstanceName: z.string() }),
  ),
});

/** Where the files of a backup can be had. */
export const backupLinks = z.object({
  file_path: z.string(),
  bucket_name: z.string(),
  links: z.array(z.object({ file_name: z.string(), link: z.string() })),
});

/** What some deletions answer. */
export const deletionMessage = z.object({ message: z.string() });
