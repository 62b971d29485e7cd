// Makes the standby the master (page ChangeMasterStandby).

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';
import { switchOver as begin } from '../switching-over.js';

export const switchOver = handle(v2.switchOver, ({ world, project, params }) => {
  begin(world, world.find(project, params.instance_id));
  return undefined;
});
