// Shows an instance (page ShowInstance).

import { v2 } from '../../../protocol/index.js';
import { writtenDetailsV2 } from '../../shapes/index.js';
import { handle } from '../handle.js';

export const showInstance = handle(v2.showInstance, ({ world, project, params }) =>
  writtenDetailsV2(world.find(project, params.instance_id), world.nowMs),
);
