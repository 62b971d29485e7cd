// An order for new instances as the service's API takes it.

import type { Kind } from '../../../machines/index.js';
import type { Flavor } from '../api/index.js';

/** What the form asks for. */
export interface Wish {
  readonly name: string;
  readonly kind: Kind;
  readonly gb: number;
  readonly copies: number;
  readonly version: string;
  readonly count: number;
  readonly description: string;
}

/** The flavors that a wish can choose between: one chip, so that size and copies say which. */
export function flavorsFor(flavors: readonly Flavor[], kind: Kind): readonly Flavor[] {
  const own = flavors.filter((flavor) => flavor.kind === kind);
  return own.filter(({ cpu }) => cpu === own[0]?.cpu);
}

/** A wish that can be fulfilled and is near to another one. */
export function fitting(wish: Wish, flavors: readonly Flavor[]): Wish {
  const own = flavorsFor(flavors, wish.kind);
  const near = own.find(({ gb }) => gb >= wish.gb) ?? own.at(-1);
  const gb = near?.gb ?? wish.gb;
  const sized = own.filter((flavor) => flavor.gb === gb);
  // Two copies are what a master and its standby are.
  const usual =
    sized.find(({ copies }) => copies === wish.copies) ??
    sized.find(({ copies }) => copies === 2) ??
    sized[0];
  const versions = usual?.versions ?? [];
  const version = versions.includes(wish.version) ? wish.version : (versions.at(-1) ?? '');
  return { ...wish, gb, copies: usual?.copies ?? wish.copies, version };
}

/** The network of instances that need none. */
const network = '00000000-0000-0000-0000-000000000000';

/** The body of the order. */
export function orderFor(wish: Wish, flavors: readonly Flavor[], zones: readonly string[]) {
  const { name, kind, gb, copies, version, count, description } = wish;
  const flavor = flavorsFor(flavors, kind).find((each) => each.gb === gb && each.copies === copies);
  return {
    name,
    engine: 'Redis',
    engine_version: version,
    capacity: gb,
    spec_code: flavor?.spec ?? '',
    az_codes: zones.slice(0, copies > 1 ? 2 : 1),
    vpc_id: network,
    subnet_id: network,
    no_password_access: 'true',
    instance_num: count,
    ...(description !== '' && { description }),
  };
}
