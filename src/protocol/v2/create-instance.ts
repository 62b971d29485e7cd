// POST /v2/{project_id}/instances (page CreateInstance).

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
  name: coded('DCS.4010', required(instanceName('letter or digit'))),
  spec_code: coded('DCS.4927', required(z.string().max(64))),
  ...creationFields(32),
  az_codes: coded('DCS.4042', z.array(z.string()).min(1)),
  private_ip: optional(ipv4()),
  template_id: optional(z.string().max(64)),
});

export const createInstance = defineOperation({
  name: 'createInstance',
  api: 'v2',
  class: 1,
  method: 'POST',
  path: '/v2/{project_id}/instances',
  page: 'CreateInstance',
  summary: 'Creates one instance or several.',
  params: projectPath,
  body,
  success: { status: 200, body: createdInstances },
  refusals: creationRefusals,
});
