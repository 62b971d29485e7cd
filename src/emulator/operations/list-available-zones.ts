// Lists the availability zones of the region (pages dcs-api-0312039 and ListAvailableZones). The v1.0 page
// has `region_id` in its table and `regionId` in its example; both are given.

import { api } from '../../protocol/index.js';
import { zonesOf } from '../catalog/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.listAvailableZones.v1, ({ world: { region } }) => ({
  region_id: region.name,
  regionId: region.name,
  available_zones: zonesOf(region.name).map((zone) => ({
    ...zone,
    resource_availability: 'true',
  })),
}));

export const v2 = handle(api.listAvailableZones.v2, ({ world: { region } }) => ({
  region_id: region.name,
  available_zones: zonesOf(region.name).map((zone) => ({
    ...zone,
    resource_availability: 'true',
  })),
}));
