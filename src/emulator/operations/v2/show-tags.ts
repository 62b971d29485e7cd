// Shows the tags of an instance (page ShowTags).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';

export const showTags = handle(v2.showTags, ({ world, project, params }) => ({
  tags: [...world.find(project, params.instance_id).tags],
}));
