// The flavors on offer, made from the grammar of their codes (pages dcs-pd-0916002, dcs-pd-0916004,
// ListFlavors, CreateInstance).

import { type Kind, kinds } from '../../../machines/index.js';

/** A flavor. */
export interface Flavor {
  readonly specCode: string;
  readonly kind: Kind;
  readonly cpuType: 'x86_64' | 'aarch64';
  readonly capacityGb: number;
  /** Copies of the data, the master counted. */
  readonly replicas: number;
  readonly shards: number;
  readonly proxies: number;
  readonly engineVersions: readonly string[];
}

const small = [0.125, 0.25, 0.5];
const clusterSizes = [4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

/** A size that only Proxy Cluster instances of 6.0 have, with the shards of the next smaller one (dcs-pd-0916004). */
const largestProxy = { sizeGb: 2048, engineVersions: ['6.0'] } as const;
const mostShards = 128;

interface Family {
  readonly sizes: readonly number[];
  /** How the code says how many copies there are, with that number; none when it does not. */
  readonly copies: readonly (readonly [suffix: string, replicas: number])[];
  readonly word: string;
  readonly engineVersions: readonly string[];
}

const upTo7 = ['4.0', '5.0', '6.0', '7.0'];
const upTo6 = ['4.0', '5.0', '6.0'];
const r = (...counts: number[]) => counts.map((n) => [`.r${n}`, n] as const);
const p = (...counts: number[]) => counts.map((n) => [`.p${n}`, n] as const);

const families: Readonly<Record<Kind, Family>> = {
  single: {
    word: 'single',
    sizes: [...small, 1, 2, 4, 8, 16, 24, 32, 48, 64],
    copies: [['', 1]],
    engineVersions: upTo7,
  },
  ha: {
    word: 'ha',
    sizes: [...small, 1, 2, 4, 8, 16, 24, 32, 48, 64],
    copies: r(2, 3, 4, 5),
    engineVersions: upTo7,
  },
  ha_rw_split: {
    word: 'ha',
    sizes: [1, 2, 4, 8, 16, 32, 64],
    copies: p(2, 3, 4, 5, 6),
    engineVersions: upTo6,
  },
  proxy: {
    word: 'proxy',
    sizes: [...clusterSizes, largestProxy.sizeGb],
    copies: [['', 2]],
    engineVersions: upTo6,
  },
  cluster: {
    word: 'cluster',
    sizes: clusterSizes,
    copies: r(1, 2, 3, 4, 5),
    engineVersions: upTo7,
  },
};

/** How many shards a cluster of a size has (pages CacheProxy, CacheCluster). */
function shardsOf(kind: Kind, capacityGb: number): number {
  if (kind !== 'proxy' && kind !== 'cluster') return 1;
  return capacityGb <= 32 ? 3 : Math.min(mostShards, capacityGb / 8);
}

const architectures = [
  ['xu1', 'x86_64'],
  ['au1', 'aarch64'],
] as const;

const sizeName = (capacityGb: number) =>
  capacityGb < 1 ? String(capacityGb * 1024) : String(capacityGb);

function familyOf(kind: Kind): Flavor[] {
  const { word, sizes, copies, engineVersions } = families[kind];
  return architectures.flatMap(([chip, cpuType]) =>
    copies.flatMap(([suffix, replicas]) =>
      sizes.map((capacityGb) => {
        const class_ = capacityGb < 1 ? 'tiny' : 'large';
        const shards = shardsOf(kind, capacityGb);
        return {
          specCode: `redis.${word}.${chip}.${class_}${suffix}.${sizeName(capacityGb)}`,
          kind,
          cpuType,
          capacityGb,
          replicas,
          shards,
          proxies: kind === 'proxy' ? shards : 0,
          engineVersions:
            capacityGb === largestProxy.sizeGb ? largestProxy.engineVersions : engineVersions,
        };
      }),
    ),
  );
}

/** Every flavor, kind by kind. */
export const flavors: readonly Flavor[] = kinds.flatMap(familyOf);

const byCode = new Map(flavors.map((flavor) => [flavor.specCode, flavor]));

/**
 * Finds a flavor. Codes that the pages use in examples count as well: master/standby without the
 * number of copies means two, and 125 MB are 128.
 */
export function flavorOf(specCode: string): Flavor | undefined {
  return byCode.get(specCode) ?? byCode.get(inFull(specCode));
}

function inFull(specCode: string): string {
  return specCode
    .replace(/^(redis\.ha\.\w+\.\w+)\.(\d+)$/, '$1.r2.$2')
    .replace(/^(redis\.single\.\w+\.tiny)\.125$/, '$1.128');
}

/** The flavor that differs from another one in nothing but its capacity. */
export function resized(flavor: Flavor, capacityGb: number): Flavor | undefined {
  return flavors.find(
    (other) =>
      other.kind === flavor.kind &&
      other.cpuType === flavor.cpuType &&
      other.replicas === flavor.replicas &&
      other.capacityGb === capacityGb,
  );
}
