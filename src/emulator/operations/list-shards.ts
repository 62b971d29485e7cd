// Lists the shards of an instance and their copies (page ListGroupReplicationInfo).

import { guards } from '../../../machines/index.js';
import { api, DcsError } from '../../protocol/index.js';
import { shardsShape } from '../json/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.listShards.v2, ({ world, project, params }) => {
  const instance = world.find(project, params.instance_id);
  // A single node is one without copies, of which the page has none.
  if (guards.isSingle({ context: instance }))
    throw new DcsError('DCS.4027', { detail: 'a single node has no shards' });
  return shardsShape(world.store, instance);
});
