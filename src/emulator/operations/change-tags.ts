// Adds tags to an instance or takes some away (page BatchCreateOrDeleteTags).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { addTags, removeTags } from './tagging.js';

export const v2 = handle(api.changeTags.v2, ({ world, project, params, body }) => {
  const change = body.action === 'create' ? addTags : removeTags;
  change(world, world.findAlive(project, params.instance_id), body.tags);
  return undefined;
});
