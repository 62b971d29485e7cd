// Shows when the big keys of an instance are looked for by themselves (page ShowBigkeyAutoscanConfig).

import { api } from '../../protocol/index.js';
import { autoscanShape } from '../json/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.showBigkeyAutoscanConfig.v2, ({ world, project, params }) =>
  autoscanShape(world.find(project, params.instance_id)),
);
