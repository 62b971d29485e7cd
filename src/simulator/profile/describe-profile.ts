// A profile in words, for the head of a report.

import { kindNames } from '../../../machines/index.js';
import { formatDuration } from '../../plan/index.js';
import type { Distribution } from '../../random/index.js';
import { requireProfile } from './arguments.js';
import { hazards, type Profile, type ProfileGroup, repairs, type Unasked } from './profile.js';

const counted = new Intl.NumberFormat('en-GB');
const shared = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 3 });

/**
 * Says in a few lines what a profile is about, its name aside.
 *
 * @throws TypeError when it is no profile
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: 'documented',
 *   workload: {
 *     requests: { restart: { every: '7d' } },
 *     reactions: { ERROR: { restart: { after: '10m' } } },
 *   },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const [fleet, kind, serving, broken] = describeProfile(profile);
 * fleet; // '1,000 instances, each watched for 365d, seed 1'
 * kind; // 'ha (master/standby), plan documented'
 * serving; // '  while serving: restart every 7d on average'
 * broken; // '  ERROR: restart after 10m'
 * ```
 */
export function describeProfile(profile: Profile): string[] {
  requireProfile('describeProfile', profile);
  const { groups, instances, horizonMs, seed } = profile;
  const fleet = instances === 1 ? '1 instance' : `${counted.format(instances)} instances, each`;
  return [
    `${fleet} watched for ${formatDuration(horizonMs)}, seed ${seed}`,
    ...groups.flatMap((group) => [
      groups.length === 1 ? headOf(group) : `${shared.format(group.weight)} ${headOf(group)}`,
      ...workloadOf(group).map((line) => `  ${line}`),
    ]),
  ];
}

function headOf({ kind, plan }: ProfileGroup): string {
  return `${kind} (${kindNames[kind]}), plan ${plan.name}`;
}

function workloadOf({ workload }: ProfileGroup): string[] {
  const { requests, reactions } = workload;
  const timed = (some: readonly Unasked[]) =>
    some.flatMap(({ key }) => (workload[key] ? [[key, workload[key]] as const] : []));
  const serving = [...Object.entries(requests), ...timed(hazards)];
  const lines = [
    ['while serving', serving.map(([name, given]) => `${name} ${often(given)}`)],
    ...timed(repairs).map(([key, given]) => [key, [after(given)]] as const),
    ...Object.entries(reactions).map(([state, given]): [string, string[]] => [
      state,
      Object.entries(given).map(([reaction, time]) => `${reaction} ${after(time)}`),
    ]),
  ] as const;
  return lines.flatMap(([head, items]) => (items.length > 0 ? `${head}: ${items.join(', ')}` : []));
}

const often = (given: Distribution) =>
  given.type === 'exponential' ? `every ${formatDuration(given.mean)} on average` : after(given);

function after(given: Distribution): string {
  switch (given.type) {
    case 'fixed':
      return `after ${formatDuration(given.value)}`;
    case 'uniform':
      return `after ${formatDuration(given.min)} to ${formatDuration(given.max)}`;
    case 'exponential':
      return `after ${formatDuration(given.mean)} on average`;
    case 'lognormal':
      return `after a median of ${formatDuration(given.median)} (lognormal, sigma ${given.sigma})`;
    case 'weibull':
      return `after a Weibull time (scale ${formatDuration(given.scale)}, shape ${given.shape})`;
  }
}
