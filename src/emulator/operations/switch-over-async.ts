// Makes the standby the master, as a job (method ChangeMasterStandbyAsync).

import { api } from '../../protocol/index.js';
import { switchOver as begin } from '../jobs/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.switchOverAsync.v2, ({ world, project, params }) => ({
  job_id: begin(world, world.find(project, params.instance_id)),
}));
