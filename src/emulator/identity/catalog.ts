// The catalog: under which address clients find which service. Every address leads back here.
// What each client looks for is measured: some want the type `dcs`, others `dcsv1`, and one that
// speaks v2 takes the address of v1.0 and changes the version in it.

import { idOf } from './names.js';

/** One service of the catalog. */
export interface CatalogEntry {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly endpoints: readonly CatalogEndpoint[];
}

/** Where a service answers. */
export interface CatalogEndpoint {
  readonly id: string;
  readonly interface: 'public';
  readonly region: string;
  readonly region_id: string;
  readonly url: string;
}

/** Types of services, and their paths below the address of this server. */
const services = (projectId: string | undefined): readonly (readonly [string, string])[] => [
  ['identity', '/v3'],
  ...(projectId === undefined
    ? []
    : ([
        ['dcs', `/v1.0/${projectId}`],
        ['dcsv1', `/v1.0/${projectId}`],
        ['dcsv2', `/v2/${projectId}`],
        ['compute', `/v2.1/${projectId}`],
      ] as const)),
];

/**
 * The catalog of a project; without a project, of the identity service alone.
 *
 * @param base - the address of this server as the client wrote it, without a slash at the end
 * @param region - the region that the client looks in
 */
export function catalogOf(
  base: string,
  region: string,
  projectId: string | undefined,
): CatalogEntry[] {
  return services(projectId).map(([type, path]) => ({
    id: idOf('service', type),
    name: type,
    type,
    // A client that asks for any other region finds `*`, which is everywhere.
    endpoints: [region, '*'].map((name) => ({
      id: idOf('endpoint', `${type} ${name}`),
      interface: 'public',
      region: name,
      region_id: name,
      url: `${base}${path}`,
    })),
  }));
}
