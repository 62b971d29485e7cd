// Makes a template of parameters (page CreateCustomTemplate).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { createTemplate } from '../templates.js';

export const createConfigTemplate = handle(v2.createConfigTemplate, ({ world, project, body }) => ({
  id: createTemplate(world, project, body),
}));
