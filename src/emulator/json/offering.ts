// Flavors in the shapes of both APIs (ListFlavors, dcs-api-0312040).

import type { z } from 'zod';
import type { shapes } from '../../protocol/index.js';
import { bandwidthOf, connectionsOf, databasesOf, type Flavor, zonesOf } from '../catalog/index.js';
import { serviceCodes } from './facets.js';

type FlavorV2 = z.infer<typeof shapes.flavorList>['flavors'][number];
type ProductV1 = z.infer<typeof shapes.productList>['products'][number];

/**
 * What a flavor offers, by the names that both APIs have for it, in their order. Where versions of the
 * engine differ it is the oldest that counts: a flavor is listed once for all of them.
 */
function attributesOf(flavor: Flavor) {
  const [oldest = ''] = flavor.engineVersions;
  const [connections, bandwidth] = [connectionsOf(flavor, oldest), bandwidthOf(flavor, oldest)];
  return {
    max_memory: flavor.capacityGb,
    max_connections: connections,
    sharding_num: flavor.shards,
    proxy_num: flavor.proxies,
    db_number: databasesOf(flavor),
    max_clients: connections,
    max_bandwidth: bandwidth,
    max_in_bandwidth: bandwidth,
  };
}

const placesOf = ({ capacityGb }: Flavor, region: string) => {
  const zones = zonesOf(region);
  return {
    capacity: String(capacityGb),
    unit: 'GB',
    available_zones: zones.map(({ id }) => id),
    az_codes: zones.map(({ code }) => code),
  };
};

const addressesOf = ({ kind, shards, replicas }: Flavor) =>
  kind === 'cluster' ? shards * replicas : replicas;

/** As v2 has it. */
export function flavorV2(flavor: Flavor, region: string): FlavorV2 {
  const capacity = String(flavor.capacityGb);
  return {
    spec_code: flavor.specCode,
    ...serviceCodes,
    cache_mode: flavor.kind,
    engine: 'redis',
    engine_version: flavor.engineVersions.join(';'),
    product_type: 'generic',
    cpu_type: flavor.cpuType,
    storage_type: 'DRAM',
    capacity: [capacity],
    billing_mode: ['Hourly'],
    tenant_ip_count: addressesOf(flavor),
    pricing_type: 'normal',
    is_dec: false,
    dec: false,
    attrs: Object.entries(attributesOf(flavor)).map(([name, value]) => ({
      capacity,
      name,
      value: String(value),
    })),
    flavors_available_zones: [placesOf(flavor, region)],
    replica_count: flavor.replicas,
    inquery_spec_code: flavor.specCode,
    billing_factor: 'Duration',
  };
}

/** As v1.0 has it: a product. */
export function productV1(flavor: Flavor, region: string): ProductV1 {
  const details = {
    capacity: flavor.capacityGb,
    ...attributesOf(flavor),
    tenant_ip_count: addressesOf(flavor),
  };
  return {
    product_id: `${flavor.specCode}-h`,
    spec_code: flavor.specCode,
    cache_mode: flavor.kind,
    product_type: 'generic',
    cpu_type: flavor.cpuType,
    storage_type: 'DRAM',
    details,
    engine: 'redis',
    engine_versions: flavor.engineVersions.join(';'),
    spec_details: JSON.stringify([{ mem: String(flavor.capacityGb) }]),
    spec_details2: JSON.stringify([details]),
    charging_type: 'Hourly',
    price: 0,
    currency: '',
    prod_type: 'instance',
    ...serviceCodes,
    flavors: [placesOf(flavor, region)],
    billing_factor: 'Duration',
  };
}
