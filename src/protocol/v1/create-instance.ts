// POST /v1.0/{project_id}/instances (page dcs-api-0312004).

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
} from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { createdInstances } from '../shapes/index.js';

const body = z.object({
  name: coded('DCS.4010', required(instanceName('letter'))),
  // The page wants it; some clients send the flavor in its place.
  product_id: coded('DCS.4009', optional(z.string().regex(/-h$/).max(66))),
  spec_code: coded('DCS.4927', optional(z.string().max(64))),
  ...creationFields(64),
  available_zones: coded('DCS.4042', z.array(z.string()).min(1)),
  private_ips: optional(z.array(ipv4()).max(128)),
});

export const createInstance = defineOperation({
  name: 'createInstance',
  api: 'v1.0',
  class: 1,
  method: 'POST',
  path: '/v1.0/{project_id}/instances',
  page: 'dcs-api-0312004',
  summary: 'Creates one instance or several.',
  params: projectPath,
  body,
  success: { status: 200, body: createdInstances },
  refusals: [...creationRefusals, 'DCS.4009', 'DCS.4022'],
});
