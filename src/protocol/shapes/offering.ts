// What is on offer, how much of it, and how much is used (ListFlavors, dcs-api-0312040,
// ListAvailableZones, ListMaintenanceWindows, ShowQuotaOfTenant, dcs-api-0312016).

import { z } from 'zod';

const zone = z.object({
  code: z.string(),
  id: z.string(),
  name: z.string(),
  port: z.string(),
  resource_availability: z.string(),
});

/** The availability zones of v2. */
export const zoneList = z.object({ region_id: z.string(), available_zones: z.array(zone) });

/** Those of v1.0, whose page has the region under two names. */
export const zoneListV1 = zoneList.extend({ regionId: z.string() });

/** The maintenance windows; `begin` and `end` are hours. */
export const windowList = z.object({
  maintain_windows: z.array(
    z.object({ seq: z.int(), begin: z.string(), end: z.string(), default: z.boolean() }),
  ),
});

const resources = z.array(
  z.object({
    type: z.string(),
    unit: z.string().nullable(),
    quota: z.int(),
    used: z.int(),
    min: z.int(),
    max: z.int(),
  }),
);

/** The quotas of v2. */
export const quotas = z.object({ quotas: z.object({ resources }) });

/** The quotas of v1.0. */
export const quotasV1 = z.object({
  quotas: z.object({
    resources,
    resource_user: z.object({ tenant_id: z.string(), tenant_name: z.string() }),
  }),
});

const counts = z.record(z.string(), z.int());

/** How many instances there are in each status, and those of Redis again, which are all. */
export const statusCounts = z.looseObject({ redis: counts });

/** The same in v2, whose clients read those of Memcached as well. */
export const statusCountsV2 = statusCounts.extend({ memcached: counts });

/** The load of the instances that run. */
export const statisticsList = z.object({
  statistics: z.array(
    z.object({
      instance_id: z.string(),
      input_kbps: z.string(),
      output_kbps: z.string(),
      keys: z.int(),
      used_memory: z.int(),
      max_memory: z.int(),
      cmd_get_count: z.int(),
      cmd_set_count: z.int(),
      used_cpu: z.string(),
    }),
  ),
});

const places = z.object({
  capacity: z.string(),
  unit: z.string(),
  available_zones: z.array(z.string()),
  az_codes: z.array(z.string()),
});

/** The flavors of v2. */
export const flavorList = z.object({
  flavors: z.array(
    z.object({
      spec_code: z.string(),
      cloud_service_type_code: z.string(),
      cloud_resource_type_code: z.string(),
      cache_mode: z.string(),
      engine: z.string(),
      engine_version: z.string(),
      product_type: z.string(),
      cpu_type: z.string(),
      storage_type: z.string(),
      capacity: z.array(z.string()),
      billing_mode: z.array(z.string()),
      tenant_ip_count: z.int(),
      pricing_type: z.string(),
      is_dec: z.boolean(),
      dec: z.boolean(),
      attrs: z.array(z.object({ capacity: z.string(), name: z.string(), value: z.string() })),
      flavors_available_zones: z.array(places),
      replica_count: z.int(),
      inquery_spec_code: z.string(),
      billing_factor: z.string(),
    }),
  ),
});

/** One object of numbers, as the page's example has it and clients read it. */
const details = z.object({
  capacity: z.number(),
  max_memory: z.number(),
  max_connections: z.int(),
  max_clients: z.int(),
  max_bandwidth: z.int(),
  max_in_bandwidth: z.int(),
  tenant_ip_count: z.int(),
  sharding_num: z.int(),
  proxy_num: z.int(),
  db_number: z.int(),
});

/** The products of v1.0. */
export const productList = z.object({
  products: z.array(
    z.object({
      product_id: z.string(),
      spec_code: z.string(),
      cache_mode: z.string(),
      product_type: z.string(),
      cpu_type: z.string(),
      storage_type: z.string(),
      details,
      engine: z.string(),
      engine_versions: z.string(),
      spec_details: z.string(),
      spec_details2: z.string(),
      charging_type: z.string(),
      price: z.number(),
      currency: z.string(),
      prod_type: z.string(),
      cloud_service_type_code: z.string(),
      cloud_resource_type_code: z.string(),
      flavors: z.array(places),
      billing_factor: z.string(),
    }),
  ),
});
