// GET /v1.0/{project_id}/instances/{instance_id}/tags (page ShowTags).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { tagsOfInstance } from '../shapes/index.js';

export const showTags = defineOperation({
  name: 'showTags',
  api: 'v1.0',
  class: 2,
  method: 'GET',
  path: '/v1.0/{project_id}/instances/{instance_id}/tags',
  page: 'ShowTags',
  summary: 'Shows the tags of an instance in the order in which they were added.',
  params: instancePath,
  success: { status: 200, body: tagsOfInstance },
  refusals: ['DCS.4061', 'DCS.3022'],
});
