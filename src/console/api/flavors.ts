// What the service has on offer, as forms need it.

import type { Kind } from '../../../machines/index.js';
import type { Api } from './api.js';

/** A flavor. */
export interface Flavor {
  readonly spec: string;
  readonly kind: Kind;
  readonly gb: number;
  readonly cpu: string;
  readonly copies: number;
  readonly versions: readonly string[];
}

interface SentFlavor {
  readonly spec_code: string;
  readonly cache_mode: Kind;
  readonly cpu_type: string;
  readonly capacity: readonly string[];
  readonly replica_count: number;
  readonly engine_version: string;
}

/** Asks for all flavors, smallest first. */
export async function listFlavors(api: Api): Promise<readonly Flavor[]> {
  const { flavors } = await api.v2<{ flavors: readonly SentFlavor[] }>('GET', 'flavors');
  return flavors
    .map(({ spec_code: spec, cache_mode: kind, cpu_type: cpu, ...rest }) => ({
      spec,
      kind,
      cpu,
      gb: Number(rest.capacity[0]),
      copies: rest.replica_count,
      versions: rest.engine_version.split(';'),
    }))
    .sort((a, b) => a.gb - b.gb || a.copies - b.copies);
}

/** The flavors that differ from one in nothing but their size, that one left out. */
export function otherSizes(flavors: readonly Flavor[], spec: string): readonly Flavor[] {
  const own = flavors.find((flavor) => flavor.spec === spec);
  return flavors.filter(
    ({ spec: other, kind, cpu, copies }) =>
      other !== spec && kind === own?.kind && cpu === own.cpu && copies === own.copies,
  );
}
