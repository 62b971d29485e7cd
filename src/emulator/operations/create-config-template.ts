// Makes a template of parameters (page CreateCustomTemplate).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { createTemplate } from './templates.js';

export const v2 = handle(api.createConfigTemplate.v2, ({ world, project, body }) => ({
  id: createTemplate(world, project, body),
}));
