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
import { tagLengths, tagList } from './tags.js';

const engine = coded(
  'DCS.4006',
  required(z.string().regex(/^redis$/i, { error: 'expected Redis' })),
);

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

/** The versions of the engine that an API creates. */
const versions = {
  'v1.0': ['4.0', '5.0', '6.0'],
  v2: ['4.0', '5.0', '6.0', '7.0'],
} as const;

/** The fields that both APIs have, with what an API allows. */
export const creationFields = (api: keyof typeof versions) => ({
  description: optional(description()),
  engine,
  engine_version: coded('DCS.4008', optional(z.enum(versions[api]))),
  capacity: coded('DCS.4012', required(decimal())),
  password: optional(password(api === 'v2' ? 32 : 64)),
  no_password_access: coded('DCS.4843', optional(flag())),
  enable_publicip: optional(flag()),
  publicip_id: optional(z.string().max(64)),
  enable_ssl: optional(flag()),
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
  tags: optional(tagList(tagLengths.creation)),
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
  'DCS.4106',
  'DCS.4843',
  'DCS.4844',
  'DCS.4845',
  'DCS.4927',
] as const;
