// Adds tags to an instance or takes some away (page BatchCreateOrDeleteTags).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { addTags, removeTags } from '../tagging.js';

export const changeTags = handle(v2.changeTags, ({ world, project, params, body }) => {
  const change = body.action === 'create' ? addTags : removeTags;
  change(world, world.findAlive(project, params.instance_id), body.tags);
  return undefined;
});
