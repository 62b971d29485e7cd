// Deletes an instance (page DeleteSingleInstance). The API goes on showing it until its removal is due.

import { v2 } from '../../../protocol/index.js';
import { handle } from '../handle.js';

export const deleteInstance = handle(v2.deleteInstance, ({ world, project, params }) => {
  world.request(world.find(project, params.instance_id), 'delete');
  return undefined;
});
