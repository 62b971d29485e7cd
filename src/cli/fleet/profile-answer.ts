// What mathematics says about a profile, for every command and every form of output: one place, so that none of
// them leaves a figure out.

import type { Kind } from '../../../machines/index.js';
import {
  type DownAtOnce,
  type DowntimeDistribution,
  type DownWithin,
  describeProfile,
  downAtOnce,
  downtimeByCause,
  downtimeDistribution,
  downWithin,
  type ExactAnswer,
  exactAnswer,
  type Improvement,
  improvements,
  type OutageCause,
  type Profile,
  profileWarnings,
} from '../../simulator/index.js';
import { fleetRunOf } from '../../simulator/internal.js';

/** The exact answers to a profile. */
export interface ProfileAnswer {
  readonly profile: Profile;
  /** What the profile says and what never comes to pass. */
  readonly warnings: readonly string[];
  readonly exact: ExactAnswer;
  /** An instance's downtime in its first year, and how likely service levels are broken. */
  readonly distribution: DowntimeDistribution;
  /** How many instances are down at once in the long run … */
  readonly atOnce: DownAtOnce;
  /** … and from birth to the horizon. */
  readonly within: DownWithin;
  /** What begins outages, the most downtime first. */
  readonly causes: readonly OutageCause[];
  /** The same for each part of a mix, in the order of the profile; empty for a fleet of one kind. */
  readonly kindCauses: readonly { readonly kind: Kind; readonly causes: readonly OutageCause[] }[];
  /** What less of each number of the profile saves, the most first. */
  readonly improvements: readonly Improvement[];
}

/** Another profile that an answer is held against. */
export interface Beside<Answer extends ProfileAnswer = ProfileAnswer> {
  /** How the two are called. */
  readonly names: readonly [string, string];
  /** What was changed, where the other one is the profile with changes. */
  readonly changes?: readonly string[];
  readonly answer: Answer;
}

/**
 * Answers a profile by mathematics.
 *
 * @param levels - the availabilities to keep, above 0 and below 1; the usual ones unless given
 */
export function answerProfile(profile: Profile, levels?: readonly number[]): ProfileAnswer {
  return {
    profile,
    warnings: profileWarnings(profile),
    exact: exactAnswer(profile),
    distribution: downtimeDistribution(profile, { ...(levels && { levels }) }),
    atOnce: downAtOnce(profile),
    within: downWithin(profile),
    causes: downtimeByCause(profile),
    kindCauses: kindCausesOf(profile),
    improvements: improvements(profile),
  };
}

function kindCausesOf(profile: Profile): ProfileAnswer['kindCauses'] {
  const { groups } = fleetRunOf(profile);
  if (groups.length === 1) return [];
  return groups.map(({ model }) => ({
    kind: model.kind,
    causes: downtimeByCause([{ weight: 1, model }]),
  }));
}

/** The answers for programs. Times are milliseconds, shares are 0 to 1. */
export function answerDocument(answer: ProfileAnswer) {
  const { profile, warnings, exact, distribution, atOnce, within, causes, kindCauses } = answer;
  return {
    name: profile.name ?? null,
    description: describeProfile(profile),
    warnings,
    exact,
    distribution,
    downAtOnce: atOnce,
    downWithin: within,
    causes,
    ...(kindCauses.length > 0 && { kindCauses }),
    improvements: answer.improvements,
  };
}
