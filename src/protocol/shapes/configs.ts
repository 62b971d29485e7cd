// Configuration parameters, their changes and templates (ListConfigurations, dcs-api-0312015,
// ListConfigHistories, ListConfigTemplates).

import { z } from 'zod';

const parameter = z.object({
  param_id: z.string(),
  param_name: z.string(),
  param_value: z.string(),
  default_value: z.string(),
  value_type: z.string(),
  value_range: z.string(),
  description: z.string(),
});

/** The parameters of an instance. */
export const configuration = z.object({
  instance_id: z.string(),
  status: z.string(),
  config_status: z.enum(['UPDATING', 'FAILURE', 'SUCCESS']),
  config_time: z.string(),
  redis_config: z.array(parameter),
});

/** The same in v1.0; `node_role` is null for the nodes of Redis itself. */
export const configurationV1 = configuration.extend({
  redis_config: z.array(parameter.extend({ node_role: z.string().nullable() })),
  cluster_v1: z.boolean(),
});

/** A page of changes. */
export const configHistories = z.object({
  history_num: z.int(),
  histories: z.array(
    z.object({
      history_id: z.string(),
      type: z.string(),
      created_at: z.string(),
      status: z.string(),
    }),
  ),
});

/** What creating a template answers. */
export const templateCreated = z.object({ id: z.string() });

const template = z.object({
  template_id: z.string(),
  cache_mode: z.string(),
  description: z.string().nullable(),
  engine: z.string(),
  engine_version: z.string(),
  name: z.string(),
  product_type: z.string(),
  storage_type: z.string(),
  type: z.enum(['sys', 'user']),
  created_at: z.string().nullable(),
});

/** A page of templates. */
export const templateList = z.object({ template_num: z.int(), templates: z.array(template) });

/** A template with its parameters (method ShowConfigTemplate; the provider of Huawei reads `params`). */
export const templateDetail = template.extend({
  params: z.array(parameter.extend({ need_restart: z.boolean() })),
});

/** What changing or deleting a template answers. */
export const templateChanged = z.object({ result: z.string() });
