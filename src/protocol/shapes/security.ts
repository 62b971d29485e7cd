// Passwords, SSL, whitelists, tags and what is looked for by itself (UpdatePassword, ResetPassword, ShowInstanceSSLDetail,
// DownloadSSLCert, ShowIpWhitelist, ShowTags, ListTagsOfTenant, ShowBigkeyAutoscanConfig,
// ShowHotkeyAutoscanConfig).

import { z } from 'zod';
import { tagShape } from './parts.js';

/** What became of a change of password. */
export const passwordChange = z.object({
  result: z.string(),
  message: z.string(),
  retry_times_left: z.string(),
  lock_time: z.string(),
  lock_time_left: z.string(),
});

/** What became of a new password without the old one. */
export const passwordReset = z.object({
  code: z.string(),
  message: z.string(),
  ext_message: z.string().nullable(),
  retry_times_left: z.string(),
  lock_time: z.string(),
  lock_time_left: z.string(),
});

/** What turning SSL on or off answers. */
export const sslSwitched = z.object({ job_id: z.string(), instance_id: z.string() });

/** How an instance is reached with SSL. */
export const sslDetail = z.object({
  enabled: z.boolean(),
  ip: z.string(),
  ipv6: z.string().nullable(),
  port: z.string(),
  domain_name: z.string(),
  ssl_expired_at: z.string().nullable(),
  ssl_validated: z.boolean(),
});

/** Where the certificate can be had. */
export const sslCertificate = z.object({
  file_name: z.string(),
  link: z.string(),
  bucket_name: z.string(),
});

/** Who may connect. */
export const whitelistDetail = z.object({
  instance_id: z.string(),
  enable_whitelist: z.boolean(),
  whitelist: z.array(z.object({ group_name: z.string(), ip_list: z.array(z.string()) })),
  whitelist_ip_limit_num: z.string(),
});

/** The tags of an instance. */
export const tagsOfInstance = z.object({ tags: z.array(tagShape) });

/** The tags of all instances of a project. */
export const tagsOfTenant = z.object({
  tags: z.array(z.object({ key: z.string(), values: z.array(z.string()) })),
});

/** When big or hot keys are looked for by themselves. */
export const autoscanConfig = z.object({
  instance_id: z.string(),
  enable_auto_scan: z.boolean(),
  schedule_at: z.array(z.string()),
  updated_at: z.string(),
});
