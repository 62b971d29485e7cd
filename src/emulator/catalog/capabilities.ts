// What instances of a kind and size can do.

import type { Kind } from '../../../machines/index.js';
import type { InstanceRecord } from '../store/index.js';
import type { Flavor } from './flavors.js';

/** Whether SSL can be turned on (dcs-ug-023129). */
export function supportsSsl({ kind, engineVersion }: InstanceRecord): boolean {
  return Number.parseFloat(engineVersion) >= 6 && kindsWithoutProxy.has(kind);
}

const kindsWithoutProxy: ReadonlySet<Kind> = new Set(['single', 'ha', 'cluster']);

/** How many databases a kind has: clusters have one (ListFlavors). */
export const databasesOf = ({ kind }: Pick<Flavor, 'kind'>): number =>
  kind === 'cluster' ? 1 : 256;

/** Megabits per second, which grow with the size (dcs-pd-0916002). */
export const bandwidthOf = ({ capacityGb, shards }: Flavor): number =>
  shards > 1 ? 768 * shards : capacityGb < 1 ? 42 : Math.min(768, 80 * Math.ceil(capacityGb));
