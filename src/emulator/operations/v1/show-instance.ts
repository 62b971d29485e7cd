// Shows an instance (page dcs-api-0312005).

import { v1 } from '../../../protocol/index.js';
import { detailsV1 } from '../../shapes/index.js';
import { handle } from '../handle.js';

export const showInstance = handle(v1.showInstance, ({ world, project, params }) =>
  detailsV1(world.find(project, params.instance_id)),
);
