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

/** From each size on, what a node of a single-node or master/standby instance may send. */
const nodeBandwidths = [
  [0.125, 40],
  [0.25, 80],
  [2, 128],
  [4, 192],
  [16, 256],
  [64, 384],
] as const;

/** The same for Proxy Cluster instances of 4.0 and 5.0 up to 32 GB, which later versions count by shards. */
const formerProxyBandwidths = [
  [4, 1000],
  [8, 2000],
  [16, 3072],
] as const;

const mbitPerShard = 768;
const mostMbitOfProxies = 10_000;

/**
 * Megabits per second that an instance may send, assured and at most (dcs-pd-0916002, dcs-pd-0916004).
 *
 * @param version - of the engine; the specifications of Proxy Cluster instances hang on it
 */
export function bandwidthOf(
  { kind, capacityGb, shards, replicas }: Flavor,
  version: string,
): number {
  switch (kind) {
    case 'single':
    case 'ha':
      return atSize(nodeBandwidths, capacityGb);
    case 'ha_rw_split':
      return replicas * (capacityGb < 8 ? 48 : 96);
    case 'cluster':
      return mbitPerShard * shards;
    case 'proxy':
      return capacityGb <= 32 && Number.parseFloat(version) < 6
        ? atSize(formerProxyBandwidths, capacityGb)
        : Math.min(mostMbitOfProxies, mbitPerShard * shards);
  }
}

const connectionsOfNode = 10_000;

/**
 * Clients that an instance lets connect unless `maxclients` says otherwise (dcs-pd-0916002,
 * dcs-pd-0916004).
 *
 * @param version - of the engine; the specifications of Proxy Cluster instances hang on it
 */
export function connectionsOf(
  { kind, capacityGb, shards, replicas }: Flavor,
  version: string,
): number {
  switch (kind) {
    case 'single':
    case 'ha':
      return connectionsOfNode;
    case 'ha_rw_split':
      return replicas * connectionsOfNode;
    case 'cluster':
      return shards * connectionsOfNode;
    case 'proxy': {
      if (capacityGb < 8) return 20_000;
      const most = Number.parseFloat(version) < 6 ? 500_000 : 200_000;
      return Math.min(most, shards * connectionsOfNode);
    }
  }
}

/** The value of the last size that is not larger than one. */
function atSize(sizes: readonly (readonly [fromGb: number, value: number])[], capacityGb: number) {
  return sizes.findLast(([fromGb]) => fromGb <= capacityGb)?.[1] ?? 0;
}
