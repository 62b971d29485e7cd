// Makes the standby the master (page ChangeMasterStandby).

import { api } from '../../protocol/index.js';
import { switchOver as begin } from '../jobs/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.switchOver.v2, ({ world, project, params }) => {
  begin(world, world.find(project, params.instance_id));
  return undefined;
});
