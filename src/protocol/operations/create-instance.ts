// POST /{project_id}/instances (pages dcs-api-0312004 and CreateInstance).

import { z } from 'zod';
import { coded } from '../coded.js';
import {
  creationFields,
  creationRefusals,
  instanceName,
  ipv4,
  optional,
  projectPath,
  required,
  templateId,
} from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { createdInstances } from '../shapes/index.js';

const fieldsV1 = z.object({
  name: coded('DCS.4010', required(instanceName('letter'))),
  // The page wants it; some clients send the flavor in its place.
  product_id: coded(
    'DCS.4009',
    optional(
      z
        .string()
        .regex(/-h$/, { error: 'expected the id of a product, which ends with -h' })
        .max(66),
    ),
  ),
  spec_code: coded('DCS.4927', optional(z.string().max(64))),
  ...creationFields('v1.0'),
  available_zones: coded('DCS.4042', z.array(z.string()).min(1)),
  private_ips: optional(z.array(ipv4()).max(128)),
});

const bodyV1 = fieldsV1.refine((body) => !body.enable_publicip || body.publicip_id !== undefined, {
  path: ['publicip_id'],
  error: 'needed by public access',
});

const bodyV2 = z.object({
  name: coded('DCS.4010', required(instanceName('letter or digit'))),
  spec_code: coded('DCS.4927', required(z.string().max(64))),
  ...creationFields('v2'),
  az_codes: coded('DCS.4042', z.array(z.string()).min(1)),
  private_ip: optional(ipv4()),
  template_id: optional(templateId()),
});

const common = {
  name: 'createInstance',
  class: 1,
  method: 'POST',
  summary: 'Creates one instance or several.',
  starts: ['create'],
  params: projectPath,
  success: { status: 200, body: createdInstances },
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances',
  page: 'dcs-api-0312004',
  body: bodyV1,
  refusals: [...creationRefusals, 'DCS.4009', 'DCS.4022', 'DCS.4062', 'DCS.4086'],
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances',
  page: 'CreateInstance',
  body: bodyV2,
  refusals: [...creationRefusals, 'DCS.4095', 'DCS.4800'],
});
