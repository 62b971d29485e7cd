// PUT /{project_id}/instances/{instance_id} (pages dcs-api-0312007 and UpdateInstance).

import { z } from 'zod';
import {
  backupPolicy,
  description,
  instanceName,
  instancePath,
  optional,
  port,
  renameCommands,
  securityGroupId,
  windowHour,
} from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { refusalsTo } from '../refusals-to.js';

const bodyV1 = z.object({
  name: optional(instanceName('letter')),
  // An empty one is given: it clears the description.
  description: description().nullish(),
  maintain_begin: optional(windowHour()),
  maintain_end: optional(windowHour()),
  security_group_id: securityGroupId(),
  instance_backup_policy: optional(backupPolicy()),
});

const bodyV2 = bodyV1.extend({
  port: optional(port()),
  rename_commands: optional(renameCommands()),
});

const refusals = [
  'DCS.4061',
  'DCS.4010',
  'DCS.4011',
  'DCS.4014',
  'DCS.4072',
  'DCS.4073',
  'DCS.4074',
  'DCS.4075',
  'DCS.4076',
  'DCS.4106',
  'DCS.4108',
] as const;

const common = {
  name: 'updateInstance',
  class: 1,
  method: 'PUT',
  summary: 'Changes name, description, port, commands, maintenance window or backup policy.',
  params: instancePath,
  success: { status: 204 },
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}',
  page: 'dcs-api-0312007',
  body: bodyV1,
  refusals: [...refusals, 'DCS.3022', 'DCS.4086'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}',
  aliases: ['/v2/{project_id}/instance/{instance_id}'],
  page: 'UpdateInstance',
  body: bodyV2,
  // New names of commands restart an instance.
  starts: ['restart'],
  refusals: [...refusals, ...refusalsTo('restart'), 'DCS.4095', 'DCS.4800'],
});
