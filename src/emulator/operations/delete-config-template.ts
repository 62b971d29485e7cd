// Deletes a template of a project (method DeleteConfigTemplate).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { findOwnTemplate, keepValues } from './update-config-template.js';

export const v2 = handle(api.deleteConfigTemplate.v2, ({ world, project, params }) => {
  const template = findOwnTemplate(world, project, params.template_id);
  keepValues(world, template);
  world.store.templates.delete(template.id);
  return { result: 'success' };
});
