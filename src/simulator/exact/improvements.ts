// What buys most: the derivative of availability in the long run by every number of a profile.

import type { Kind } from '../../../machines/index.js';
import {
  type Branch,
  type Parameter,
  type ParameterType,
  type Profile,
  parametrised,
  requireProfile,
  yearMs,
} from '../profile/index.js';
import { type Chain, solveChain, total } from './chain/chain.js';
import { type LongRunGradient, longRunGradient } from './chain/value.js';
import { stayGradient } from './clocks/stay-gradient.js';

/** What less of a profile's number would bring. */
export interface Improvement {
  /** Its keys in a profile, such as `plan.phases.RESTARTING.fails`. */
  readonly key: string;
  /**
   * What less of it means: work that `takes` less time, what `arrives` less often, an end that is less
   * `likely`.
   */
  readonly type: ParameterType;
  /** The kinds of instances that it is for. */
  readonly kinds: readonly Kind[];
  /**
   * The derivative of availability in the long run by the logarithm of the times, of how often it arrives, or
   * of the probability: a part p more of it adds p times this, for small p.
   */
  readonly slope: number;
  /** What ten per cent less of it saves per year of 365 days, in milliseconds, if all went on as it begins. */
  readonly savedPerYearMs: number;
}

/**
 * Ranks the numbers of a profile by what ten per cent less of each would save in the long run, the most first.
 * Times are taken as a whole: a lognormal's median, both bounds of a uniform one.
 *
 * @param profile - from `parseProfile`
 * @throws TypeError when it is no profile
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
 * const [most] = improvements(profile);
 * most.key; // 'workload.fault.every'
 * (most.savedPerYearMs / 86_400_000).toFixed(4); // '3.2850'
 * ```
 */
export function improvements(profile: Profile): Improvement[] {
  requireProfile('improvements', profile);
  const found: (Improvement & { readonly within: object; readonly kinds: Kind[] })[] = [];
  for (const group of profile.groups) {
    const { model, parameters } = parametrised(group);
    const chain = solveChain(model);
    const gradient = longRunGradient(chain);
    for (const parameter of parameters) {
      const slope = group.weight * slopeOf(parameter, chain, gradient);
      const { key, type, within } = parameter;
      const known = found.findIndex((each) => each.key === key && each.within === within);
      const before = found[known];
      const sum = slope + (before?.slope ?? 0);
      const kinds = [...new Set([...(before?.kinds ?? []), group.kind])];
      const each = { key, type, within, kinds, slope: sum, savedPerYearMs: 0 - 0.1 * sum * yearMs };
      if (before) found[known] = each;
      else found.push(each);
    }
  }
  return found
    .map(({ within, ...improvement }) => improvement)
    .sort((one, other) => other.savedPerYearMs - one.savedPerYearMs);
}

function slopeOf(
  { type, places }: Parameter,
  { stays }: Chain,
  { perStayMs, perStep }: LongRunGradient,
): number {
  const down = places.map(({ state, cause, ends }) => {
    const stay = stays[state] as Chain['stays'][number];
    const costs = perStep[state] as readonly number[];
    const branchesOf = (c: number) => stay.state.causes[c]?.branches ?? [];
    if (ends) {
      const [end, instead] = [ends.end, ends.instead].map((outcome) =>
        branchesOf(cause).find(({ event }) => event === outcome),
      ) as [Branch, Branch];
      const cost = (costs[end.to] as number) - (costs[instead.to] as number);
      return (stay.wins[cause]?.probability as number) * end.probability * cost;
    }
    const { meanMs, probabilities } = stayGradient(stay, cause);
    const steps = probabilities.map(
      (change, c) =>
        change * total(branchesOf(c).map(({ probability, to }) => probability * (costs[to] ?? 0))),
    );
    return meanMs * (perStayMs[state] as number) + total(steps);
  });
  // To arrive more often is to take less time.
  return type === 'arrives' ? total(down) : 0 - total(down);
}
