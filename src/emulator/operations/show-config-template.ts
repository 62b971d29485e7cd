// Shows a template of parameters (method ShowConfigTemplate).

import { api, DcsError } from '../../protocol/index.js';
import { templateDetailShape } from '../json/index.js';
import { handle } from './handle.js';
import { templatesOf } from './list-config-templates.js';

const types = ['sys', 'user'] as const;

export const v2 = handle(api.showConfigTemplate.v2, ({ world, project, params, query }) => {
  const { template_id: id } = params;
  const found = types
    .filter((type) => query.type === undefined || query.type === type)
    .flatMap((type) => templatesOf(world, project, type))
    .find((template) => template.id === id);
  if (!found) throw new DcsError('DCS.4988', { detail: `the project has no template ${id}` });
  return templateDetailShape(found);
});
