// An order for new instances as the service's API takes it.

import type { Kind } from '../../../machines/index.js';
import type { Flavor } from '../api/index.js';

/** What the form asks for. */
export interface CreationRequest {
  readonly name: string;
  readonly kind: Kind;
  readonly gb: number;
  readonly copies: number;
  readonly version: string;
  readonly count: number;
  readonly description: string;
}

/** The flavors to choose between: those of one chip, so that size and copies say which. */
export function flavorsFor(flavors: readonly Flavor[], kind: Kind): readonly Flavor[] {
  const own = flavors.filter((flavor) => flavor.kind === kind);
  return own.filter(({ cpu }) => cpu === own[0]?.cpu);
}

/** The request nearest to what is wanted that the flavors can fulfil. */
export function fitting(wanted: CreationRequest, flavors: readonly Flavor[]): CreationRequest {
  const own = flavorsFor(flavors, wanted.kind);
  const near = own.find(({ gb }) => gb >= wanted.gb) ?? own.at(-1);
  const gb = near?.gb ?? wanted.gb;
  const sized = own.filter((flavor) => flavor.gb === gb);
  // Two copies are what a master and its standby are.
  const usual =
    sized.find(({ copies }) => copies === wanted.copies) ??
    sized.find(({ copies }) => copies === 2) ??
    sized[0];
  const versions = usual?.versions ?? [];
  const version = versions.includes(wanted.version) ? wanted.version : (versions.at(-1) ?? '');
  return { ...wanted, gb, copies: usual?.copies ?? wanted.copies, version };
}

/** The network of instances that need none. */
const network = '00000000-0000-0000-0000-000000000000';

/** The body of the order. */
export function orderFor(
  wanted: CreationRequest,
  flavors: readonly Flavor[],
  zones: readonly string[],
) {
  const { name, kind, gb, copies, version, count, description } = wanted;
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
