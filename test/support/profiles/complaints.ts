// What is wrong with a profile, as its author reads it.

import { parse } from 'yaml';
import {
  deleted,
  isPlanned,
  lifecycle,
  type Outcome,
  outcomes,
  putsRight,
  requests,
  type Status,
  statuses,
} from '../../../machines/index.js';
import { outcomeNouns } from '../../../machines/internal.js';
import { InputError, presets, type ValidationIssue } from '../../../src/plan/index.js';
import { describeIssue } from '../../../src/plan/internal.js';
import { parseProfile } from '../../../src/simulator/profile/index.js';

const right = { kind: 'ha', plan: 'documented', instances: 10, horizon: '365d' };

/**
 * The issues of a profile that is right apart from what is changed.
 *
 * @param change - keys and what they hold instead, as YAML; a mix takes the place of the kind
 * @param without - keys that it lacks
 * @param plans - plans that it may name besides the presets
 */
export function issuesIn(
  change: string,
  without: readonly string[] = [],
  plans = {},
): ValidationIssue[] {
  const changed = parse(`{${change}}`) as Record<string, unknown>;
  const lacking = 'mix' in changed && !('kind' in changed) ? [...without, 'kind'] : without;
  const document = Object.entries({ ...right, ...changed }).filter(
    ([key]) => !lacking.includes(key),
  );
  try {
    parseProfile(Object.fromEntries(document), { ...presets, ...plans });
    return [];
  } catch (error) {
    if (error instanceof InputError) return [...error.issues];
    throw error;
  }
}

/** The same as lines of text. */
export const complaintsAbout = (...profile: Parameters<typeof issuesIn>): string[] =>
  issuesIn(...profile).map(describeIssue);

/** Reads changes, each on a line of its own, with the complaint about it on the next line. */
export function changesWithComplaints(text: string): [change: string, complaint: string][] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line, i) =>
    i % 2 === 0 ? [[line.trim(), lines[i + 1]?.trim() ?? 'no complaint']] : [],
  );
}

/** What is expected where a duration belongs. */
export const duration =
  'a duration with a unit (ms, s, m, h, d, w), such as "30s", "1.5h" or "7d 3h"';

/** What is said of a distribution that is too long on average. */
export const tooLong = 'expected a distribution with a mean of at most 365000d';

const nouns = (isOne: (outcome: Outcome) => boolean) =>
  outcomes.filter(isOne).map((outcome) => outcomeNouns[outcome]);

/** The keys of a workload: what is asked, what befalls an instance, what mends it, what is done about it. */
export const workloadKeys = [
  'requests',
  ...nouns((outcome) => !isPlanned(outcome)),
  ...nouns(putsRight),
  'reactions',
].join(', ');

/** The statuses to which a workload can react. */
export const statusesOutOfService = statuses
  .filter((status) => !lifecycle.serves(status) && !lifecycle.hasTag(status, 'transitional'))
  .join(', ');

/** What an operator can do about a failed instance of any kind. */
export const reactionsTo = (status: Status): string =>
  [
    ...requests.filter(
      (request) =>
        request !== 'delete' &&
        lifecycle.edges.some(({ from, event }) => from === status && event === request),
    ),
    'recreate',
  ].join(', ');

/** The requests that can arrive while an instance serves, and leave one to go on with. */
export const arrivals = requests
  .filter((request) =>
    lifecycle.edges.some(
      ({ event, leaves, to }) =>
        event === request && to !== deleted && leaves.some((leaf) => lifecycle.serves(leaf)),
    ),
  )
  .join(', ');
