// Lists the maintenance windows to choose from (page ListMaintenanceWindows).

import { v2 } from '../../../protocol/index.js';
import { hourlyWindows } from '../../offering/index.js';
import { handle } from '../handle.js';

export const listMaintenanceWindows = handle(v2.listMaintenanceWindows, () => ({
  maintain_windows: hourlyWindows.map(({ begin, end, isDefault }, index) => ({
    seq: index + 1,
    begin,
    end,
    default: isDefault,
  })),
}));
