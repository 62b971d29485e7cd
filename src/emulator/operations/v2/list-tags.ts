// Lists the tags of a project (page ListTagsOfTenant).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { tagsOf } from '../tagging.js';

export const listTags = handle(v2.listTags, ({ world, project }) => ({
  tags: tagsOf(world, project),
}));
