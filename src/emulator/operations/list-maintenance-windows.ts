// Lists the maintenance windows to choose from (pages dcs-api-0312041 and ListMaintenanceWindows).

import { api } from '../../protocol/index.js';
import { fourHourWindows, hourlyWindows } from '../catalog/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.listMaintenanceWindows.v1, () => ({
  maintain_windows: fourHourWindows.map(({ begin, end, isDefault }, index) => ({
    seq: index + 1,
    begin,
    end,
    default: isDefault,
  })),
}));

export const v2 = handle(api.listMaintenanceWindows.v2, () => ({
  maintain_windows: hourlyWindows.map(({ begin, end, isDefault }, index) => ({
    seq: index + 1,
    begin,
    end,
    default: isDefault,
  })),
}));
