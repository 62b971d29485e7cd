// Lists the maintenance windows to choose from (page dcs-api-0312041).

import { v1 } from '../../../protocol/index.js';
import { fourHourWindows } from '../../offering/index.js';
import { handle } from '../handle.js';

export const listMaintenanceWindows = handle(v1.listMaintenanceWindows, () => ({
  maintain_windows: fourHourWindows.map(({ begin, end, isDefault }, index) => ({
    seq: index + 1,
    begin,
    end,
    default: isDefault,
  })),
}));
