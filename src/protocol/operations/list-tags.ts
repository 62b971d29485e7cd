// GET /v2/{project_id}/dcs/tags (page ListTagsOfTenant).

import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { tagsOfTenant } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'listTags',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/dcs/tags',
  page: 'ListTagsOfTenant',
  summary: 'Lists the tags of all instances of a project.',
  params: projectPath,
  success: { status: 200, body: tagsOfTenant },
  refusals: [],
});
