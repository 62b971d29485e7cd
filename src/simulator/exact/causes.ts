// What makes the downtime of a fleet: planned work or trouble, and how much of each.

import { type FleetSource, modelledFleet } from '../profile/index.js';
import { mixOutageCauses, type OutageCause, outageCauses } from './chain/outage-causes.js';

/**
 * Lists what makes a fleet's downtime in the long run, the most first. An outage is all of the time from the
 * end of service to its return, and counts for what began it: a restart that fails and all that follows is
 * the restart's. The part that comes after the failure is told apart as trouble.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @throws TypeError when `fleet` is neither
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: { phases: { CREATING: { takes: '10s' } } },
 *   workload: { fault: { every: '9d' }, recovery: { after: '1d' } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const [most] = downtimeByCause(profile);
 * most.cause; // 'fault'
 * most.perYear.toFixed(1); // '36.5'
 * ```
 */
export function downtimeByCause(fleet: FleetSource): OutageCause[] {
  const { groups } = modelledFleet('downtimeByCause', fleet);
  return mixOutageCauses(
    groups.map(({ weight, model }) => ({ weight, causes: outageCauses(model) })),
  );
}
