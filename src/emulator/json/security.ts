// SSL and whitelists (ShowInstanceSSLDetail, DownloadSSLCert, ShowIpWhitelist).

import type { z } from 'zod';
import { fields, type shapes } from '../../protocol/index.js';
import type { InstanceRecord, WhitelistRecord } from '../store/index.js';
import { domainsOf, timeOf } from './facets.js';
import { certificateFileOf, type StoredFile } from './links.js';

type Ssl = z.infer<typeof shapes.sslDetail>;
type Certificate = z.infer<typeof shapes.sslCertificate>;
type Whitelist = z.infer<typeof shapes.whitelistDetail>;
type Autoscan = z.infer<typeof shapes.autoscanConfig>;

/** Certificates hold for ten years from the creation of the instance. */
const validMs = 3650 * 86_400_000;

/** How an instance is reached with SSL. */
export function sslShape(instance: InstanceRecord, nowMs: number): Ssl {
  const untilMs = instance.createdMs + validMs;
  return {
    enabled: instance.ssl,
    ip: instance.ip,
    ipv6: null,
    port: String(instance.port),
    domain_name: `${domainsOf(instance).domain}:${instance.port}`,
    ssl_expired_at: instance.ssl ? timeOf(untilMs) : null,
    ssl_validated: instance.ssl && nowMs < untilMs,
  };
}

/** Where the certificate can be had. */
export function certificateShape(
  instance: InstanceRecord,
  link: (file: StoredFile) => string,
): Certificate {
  const file = certificateFileOf(instance);
  return { file_name: file.name, link: link(file), bucket_name: file.bucket };
}

/** Who may connect. */
export function whitelistShape(
  { id }: InstanceRecord,
  { enabled, groups }: Pick<WhitelistRecord, 'enabled' | 'groups'>,
): Whitelist {
  return {
    instance_id: id,
    enable_whitelist: enabled,
    whitelist: groups.map(({ name, addresses }) => ({
      group_name: name,
      ip_list: [...addresses],
    })),
    whitelist_ip_limit_num: String(fields.mostWhitelisted.addresses),
  };
}

/** When its big or hot keys are looked for by themselves: never, since nothing can turn that on. */
export function autoscanShape({ id, createdMs }: InstanceRecord): Autoscan {
  const updated_at = timeOf(createdMs);
  return { instance_id: id, enable_auto_scan: false, schedule_at: [], updated_at };
}
