// Shows the tags of an instance (page ShowTags).

import { v1 } from '../../../protocol/index.js';
import { handle } from '../handle.js';

export const showTags = handle(v1.showTags, ({ world, project, params }) => ({
  tags: [...world.find(project, params.instance_id).tags],
}));
