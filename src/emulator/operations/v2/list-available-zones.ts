// Lists the availability zones of the region (page ListAvailableZones).

import { v2 } from '../../../protocol/index.js';
import { zonesOf } from '../../offering/index.js';
import { handle } from '../handle.js';

export const listAvailableZones = handle(v2.listAvailableZones, ({ world: { place } }) => ({
  region_id: place.region,
  available_zones: zonesOf(place.region).map((zone) => ({
    ...zone,
    resource_availability: 'true',
  })),
}));
