// Lists the availability zones of the region (pages dcs-api-0312039 and ListAvailableZones). The v1.0 page
// has `region_id` in its table and `regionId` in its example; both are given.

import { api } from '../../protocol/index.js';
import { zonesOf } from '../catalog/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.listAvailableZones.v1, ({ world: { place } }) => ({
  region_id: place.region,
  regionId: place.region,
  available_zones: zonesOf(place.region).map((zone) => ({
    ...zone,
    resource_availability: 'true',
  })),
}));

export const v2 = handle(api.listAvailableZones.v2, ({ world: { place } }) => ({
  region_id: place.region,
  available_zones: zonesOf(place.region).map((zone) => ({
    ...zone,
    resource_availability: 'true',
  })),
}));
