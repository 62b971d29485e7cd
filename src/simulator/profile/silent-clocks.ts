// Clocks of a profile that never ring: wherever they run, another one always rings before, or with them and goes first.

import { type Lifecycle, lifecycle } from '../../../machines/index.js';
import { support } from '../../random/index.js';
import { modelOf } from './models.js';
import type { ProfileGroup } from './profile.js';
import { type RacingCause, type StartingCause, startingCauses } from './racing-causes.js';

/** Says of each such clock in words what keeps it from ringing. */
export function silentClocks(group: ProfileGroup, chart: Lifecycle = lifecycle): string[] {
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
