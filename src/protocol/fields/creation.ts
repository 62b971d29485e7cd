// What both APIs take when an instance is created (CreateInstance, dcs-api-0312004).

import { z } from 'zod';
import { coded } from '../coded.js';
import { backupPolicy } from './backup-policy.js';
import { decimal, flag, optional, required, whole } from './given.js';
import {
  description,
  password,
  port,
  renameCommands,
  securityGroupId,
  subnetId,
  vpcId,
  windowHour,
} from './instance.js';
import { tagList } from './tags.js';

const engine = coded('DCS.4006', required(z.string().regex(/^redis$/i)));

/** Objects have a way of their own of becoming text, and clients can send one that fails. */
const asText = (value: unknown) =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

const idOrNumber = z.preprocess(asText, optional(z.string().max(64)));

/** The parameter of billing: pay per use only; an empty one means nothing. */
export const billing = () =>
  z.object({
    charging_mode: coded('DCS.4047', optional(z.literal('postPaid'))),
    is_auto_renew: coded('DCS.4021', optional(z.preprocess(asText, z.string()))),
    period_num: coded('DCS.4038', optional(whole(0))),
  });

/**
 * The fields that both APIs have.
 *
 * @param longestPassword - 32 in v2, 64 in v1.0
 */
export const creationFields = (longestPassword: 32 | 64) => ({
  description: optional(description()),
  engine,
  engine_version: coded('DCS.4008', optional(z.enum(['4.0', '5.0', '6.0', '7.0']))),
  capacity: coded('DCS.4012', required(decimal())),
  password: optional(password(longestPassword)),
  no_password_access: coded('DCS.4843', optional(flag())),
  access_user: coded('DCS.4844', optional(z.string().max(0))),
  vpc_id: vpcId(),
  subnet_id: subnetId(),
  security_group_id: securityGroupId(),
  enterprise_project_id: idOrNumber,
  enterprise_project_name: optional(z.string().max(255)),
  instance_num: optional(whole(1, 100)),
  port: optional(port()),
  rename_commands: optional(renameCommands()),
  maintain_begin: optional(windowHour()),
  maintain_end: optional(windowHour()),
  instance_backup_policy: optional(backupPolicy()),
  tags: optional(tagList()),
  bss_param: optional(billing()),
});

/** The codes with which a creation can be refused. */
export const creationRefusals = [
  'DCS.4006',
  'DCS.4008',
  'DCS.4010',
  'DCS.4011',
  'DCS.4012',
  'DCS.4013',
  'DCS.4014',
  'DCS.4016',
  'DCS.4019',
  'DCS.4035',
  'DCS.4036',
  'DCS.4042',
  'DCS.4047',
  'DCS.4067',
  'DCS.4072',
  'DCS.4073',
  'DCS.4074',
  'DCS.4075',
  'DCS.4076',
  'DCS.4095',
  'DCS.4106',
  'DCS.4843',
  'DCS.4844',
  'DCS.4845',
  'DCS.4927',
] as const;
