// Shows what an instance may send (method ShowBandwidths).

import { api } from '../../protocol/index.js';
import { bandwidthShape } from '../json/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.showBandwidth.v2, ({ world, project, params }) =>
  bandwidthShape(world.store, world.find(project, params.instance_id)),
);
