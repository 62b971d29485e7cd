// Lists the tags of a project (page ListTagsOfTenant).

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';
import { tagsOf } from './tagging.js';

export const v2 = handle(api.listTags.v2, ({ world, project }) => ({
  tags: tagsOf(world, project),
}));
