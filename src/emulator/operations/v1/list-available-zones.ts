// Lists the availability zones of the region (page dcs-api-0312039), which the page calls `region_id`
// in its table and `regionId` in its example.

import { v1 } from '../../../protocol/index.js';
import { zonesOf } from '../../offering/index.js';
import { handle } from '../handle.js';

export const listAvailableZones = handle(v1.listAvailableZones, ({ world: { place } }) => ({
  region_id: place.region,
  regionId: place.region,
  available_zones: zonesOf(place.region).map((zone) => ({
    ...zone,
    resource_availability: 'true',
  })),
}));
