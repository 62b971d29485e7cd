// Deletes an instance (page dcs-api-0312008). The API goes on showing it until its removal is due.

import { v1 } from '../../../protocol/index.js';
import { handle } from '../handle.js';

export const deleteInstance = handle(v1.deleteInstance, ({ world, project, params }) => {
  world.request(world.find(project, params.instance_id), 'delete');
  return undefined;
});
