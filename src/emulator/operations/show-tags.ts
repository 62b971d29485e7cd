// Shows the tags of an instance (page ShowTags).

import { api } from '../../protocol/index.js';
import { handleAlike } from './handle.js';

export const { v1, v2 } = handleAlike(api.showTags, ({ world, project, params }) => ({
  tags: [...world.find(project, params.instance_id).tags],
}));
