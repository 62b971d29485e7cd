// Deletes an instance (pages dcs-api-0312008 and DeleteSingleInstance). The API goes on showing it until
// its removal is due.

import { api } from '../../protocol/index.js';
import { handleAlike } from './handle.js';

export const { v1, v2 } = handleAlike(api.deleteInstance, ({ world, project, params }) => {
  world.request(world.find(project, params.instance_id), 'delete');
  return undefined;
});
