// GET /{project_id}/instances/{instance_id}/tags (pages ShowTags and ShowTags).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { tagsOfInstance } from '../shapes/index.js';

const common = {
  name: 'showTags',
  class: 2,
  method: 'GET',
  page: 'ShowTags',
  summary: 'Shows the tags of an instance in the order in which they were added.',
  params: instancePath,
  success: { status: 200, body: tagsOfInstance },
  refusals: ['DCS.4061', 'DCS.3022'],
} as const;

export const v1 = defineOperation({
  ...common,
  api: 'v1.0',
  path: '/v1.0/{project_id}/instances/{instance_id}/tags',
});

export const v2 = defineOperation({
  ...common,
  api: 'v2',
  path: '/v2/{project_id}/instances/{instance_id}/tags',
});
