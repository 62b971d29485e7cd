// Shows an instance (pages dcs-api-0312005 and ShowInstance).

import { api } from '../../protocol/index.js';
import { detailsV1, writtenDetailsV2 } from '../json/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.showInstance.v1, ({ world, project, params }) =>
  detailsV1(world.find(project, params.instance_id)),
);

export const v2 = handle(api.showInstance.v2, ({ world, project, params }) =>
  writtenDetailsV2(world.find(project, params.instance_id), world.nowMs),
);
