// Lists the flavors on offer (page ListFlavors).

import { api } from '../../protocol/index.js';
import { flavors } from '../catalog/index.js';
import { flavorV2 } from '../json/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.listFlavors.v2, ({ world: { region }, query }) => {
  const { spec_code, cache_mode, engine, engine_version, cpu_type, capacity } = query;
  if (engine !== undefined && engine.toLowerCase() !== 'redis') return { flavors: [] };
  const found = flavors.filter(
    (flavor) =>
      (spec_code === undefined || flavor.specCode === spec_code) &&
      (cache_mode === undefined || flavor.kind === cache_mode) &&
      (engine_version === undefined || flavor.engineVersions.includes(engine_version)) &&
      (cpu_type === undefined || flavor.cpuType === cpu_type) &&
      (capacity === undefined || flavor.capacityGb === Number(capacity)),
  );
  return { flavors: found.map((flavor) => flavorV2(flavor, region.name)) };
});
