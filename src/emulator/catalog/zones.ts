// The region and its availability zones. Codes serve v2, ids v1.0; either finds a zone.

import type { Kind } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';

/** An availability zone. */
export interface Zone {
  readonly code: string;
  readonly id: string;
  readonly name: string;
  readonly port: string;
}

/** The zones of the regions that were asked for; a service has one region. */
const known = new Map<string, readonly Zone[]>();

/** The zones of a region. Their ids are the same in all of them. */
export function zonesOf(region: string): readonly Zone[] {
  const zones = known.get(region) ?? [
    { code: `${region}-01`, id: 'bf84aba586ce4e948da0b97d9a7d62fb', name: 'AZ1', port: '8002' },
    { code: `${region}-02`, id: 'bf84aba586ce4e948da0b97d9a7d62fc', name: 'AZ2', port: '8003' },
    { code: `${region}-03`, id: 'bf84aba586ce4e948da0b97d9a7d62fd', name: 'AZ3', port: '8004' },
  ];
  known.set(region, zones);
  return zones;
}

/** The zone with a code or an id. */
export function zoneOf(region: string, codeOrId: string): Zone | undefined {
  const lower = codeOrId.toLowerCase();
  return zonesOf(region).find(({ code, id }) => code === codeOrId || id === lower);
}

/**
 * The zones of several codes or ids.
 *
 * @throws DcsError DCS.4042 for one that the region does not have
 */
export function zonesNamed(region: string, codesOrIds: readonly string[]): Zone[] {
  return codesOrIds.map((name) => {
    const zone = zoneOf(region, name);
    if (!zone) throw new DcsError('DCS.4042', { detail: `there is no zone ${name}` });
    return zone;
  });
}

/**
 * Refuses more zones than nodes for a single node.
 *
 * @throws DcsError DCS.4067
 */
export function requireZonesFit(
  { kind }: { readonly kind: Kind },
  zones: readonly unknown[],
): void {
  if (zones.length > 1 && kind === 'single') {
    throw new DcsError('DCS.4067', { detail: 'a single node is in one zone' });
  }
}
