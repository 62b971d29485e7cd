// Clocks of a profile that never ring: wherever they run, another one always rings before, or with them and goes first.

import { type Lifecycle, lifecycle } from '../../../machines/index.js';
import { support } from '../../random/index.js';
import { requireProfile } from './arguments.js';
import { modelOf } from './models.js';
import type { Profile, ProfileGroup } from './profile.js';
import { type RacingCause, type StartingCause, startingCauses } from './racing-causes.js';

/**
 * Warns of what a profile says and what never comes to pass: of clocks that ring at the same instant the first goes
 * first, in the order of the plan's work, requests as the chart lists them, faults, and reactions; and some are always
 * too late.
 *
 * @param profile - from `parseProfile`
 * @returns a sentence for each such clock, and what keeps it from ringing
 * @throws TypeError when it is no profile
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: 'instant',
 *   workload: { requests: { restart: { after: '1h' }, extend: { after: '1h' } } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const [warning] = profileWarnings(profile);
 * warning; // 'workload.requests.extend never comes: restart rings at the same time and goes first'
 * ```
 */
export function profileWarnings(profile: Profile): string[] {
  requireProfile('profileWarnings', profile);
  const { groups } = profile;
  return groups.flatMap((group) =>
    silentClocks(group).map((line) => (groups.length > 1 ? `${group.kind}: ${line}` : line)),
  );
}

function silentClocks(group: ProfileGroup, chart: Lifecycle = lifecycle): string[] {
  const starting = modelOf(group, chart).states.flatMap(({ name }) =>
    startingCauses(chart, group, name).map((each) => ({ ...each, key: keyOf(each, name) })),
  );
  const heard = new Set(starting.filter(({ beatenBy }) => !beatenBy).map(({ key }) => key));
  const silent = new Map<string, string>();
  for (const { key, cause, beatenBy } of starting) {
    if (beatenBy && !heard.has(key) && !silent.has(key))
      silent.set(key, sentence(key, cause, beatenBy));
  }
  return [...silent.values()];
}

/** Where the profile has it; a phase of the plan runs in one state alone. */
const keyOf = ({ cause }: StartingCause, state: string): string =>
  cause.keys ? ['workload', ...cause.keys].join('.') : `${cause.name} in ${state}`;

function sentence(key: string, cause: RacingCause, beatenBy: RacingCause): string {
  const isTie = support(beatenBy.afterMs).max === support(cause.afterMs).min;
  const how = isTie ? 'rings at the same time and goes first' : 'always rings before it';
  return `${key} never comes: ${beatenBy.name} ${how}`;
}
