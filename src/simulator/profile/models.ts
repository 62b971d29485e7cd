// Profiles, compiled: every group of a profile as a semi-Markov process over the chart's states.

import { type Lifecycle, lifecycle, type StateName } from '../../../machines/index.js';
import { requireProfile } from './arguments.js';
import type { Profile, ProfileGroup } from './profile.js';
import { type RacingCause, racingCauses } from './racing-causes.js';
import type { ModelGroup, SemiMarkovModel } from './semi-markov.js';

/**
 * Compiles a profile.
 *
 * @param profile - from `parseProfile`
 * @param chart - the chart that says what is accepted where and leads to what; the real one unless
 *   told
 * @returns the groups of the profile in its order
 * @throws TypeError when it is no profile
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'single',
 *   plan: 'documented',
 *   workload: { requests: { restart: { every: '7d' } } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * modelsOf(profile)[0].model.states.map(({ name }) => name); // ['CREATING', 'RUNNING.idle', 'RESTARTING']
 * ```
 */
export function modelsOf(profile: Profile, chart: Lifecycle = lifecycle): ModelGroup[] {
  requireProfile('modelsOf', profile);
  return profile.groups.map((group) => ({ weight: group.weight, model: modelOf(group, chart) }));
}

/** Compiles a group; states to which no way leads from the birth of an instance are left out. */
export function modelOf(group: ProfileGroup, chart: Lifecycle = lifecycle): SemiMarkovModel {
  const { initial } = chart;
  const causes = causesFrom(initial, (state) => racingCauses(chart, group, state));
  const names = chart.table.states.filter((state) => causes.has(state));
  return {
    kind: group.kind,
    initial: names.indexOf(initial),
    states: names.map((name) => ({
      name,
      serving: chart.serves(name),
      causes: (causes.get(name) ?? []).map(({ name: cause, afterMs, ends }) => ({
        name: cause,
        afterMs,
        branches: ends.map(({ probability, event, to }) => ({
          probability,
          event,
          to: names.indexOf(to),
        })),
      })),
    })),
  };
}

/** The causes in every state to which a way leads. */
function causesFrom(
  initial: StateName,
  causesIn: (state: StateName) => RacingCause[],
): Map<StateName, RacingCause[]> {
  const found = new Map<StateName, RacingCause[]>();
  const visit = (state: StateName) => {
    if (found.has(state)) return;
    const causes = causesIn(state);
    found.set(state, causes);
    for (const { ends } of causes) for (const { to } of ends) visit(to);
  };
  visit(initial);
  return found;
}
