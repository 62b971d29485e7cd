// The kind of an instance, from its fields in the API.

import { type Kind, kinds } from '../../../machines/index.js';
import type { SeenInstance } from '../../client/index.js';

/**
 * Finds the kind: `cache_mode`, which is only there when a single instance is shown, or else what the
 * flavor's code says (page dcs-pd-0916002).
 *
 * @returns undefined when neither is one that the chart knows
 */
export function kindOf({ cache_mode, spec_code }: SeenInstance): Kind | undefined {
  const [, word, ...rest] = (spec_code ?? '').split('.');
  // The code of read/write splitting is that of master/standby with its copies counted as `p`.
  const isSplit = word === 'ha' && rest.some((part) => /^p\d+$/.test(part));
  const named = [cache_mode, isSplit ? 'ha_rw_split' : word];
  return kinds.find((kind) => named.find((name) => name) === kind);
}
