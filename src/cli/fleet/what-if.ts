// A profile with some of its values replaced, as `--what-if KEY=VALUE` says, to be compared with itself.

import { InputError } from '../../plan/index.js';
import { isMapping } from '../../plan/internal.js';
import type { Profile } from '../../simulator/index.js';
import { badInput, type CommandFailure } from '../environment/failures.js';
import { documentIn } from '../input/documents.js';
import { profileOf, type WrittenRun } from './written-run.js';

/** What a profile and the one with changes are called beside each other. */
export const whatIfNames = ['Now', 'What if'] as const;

/** A profile is put beside one other. */
export const oneOtherOnly = (): CommandFailure =>
  badInput('--what-if: a profile is put beside a second one or beside its own changes; got both');

/** The keys of a request or fault that exclude each other. */
const arrivals: readonly (string | undefined)[] = ['every', 'after'];

/**
 * Reads a profile with other values in it.
 *
 * @param changes - each as `workload.requests.restart.every=14d`
 * @throws CommandFailure that names the change, when it leaves no profile
 */
export function changedProfile(
  { profile, plans }: WrittenRun,
  changes: readonly string[],
): Profile {
  try {
    const changed = changes.reduce((data, change) => {
      const [, key, value] = /^([^=]+)=(.+)$/s.exec(change) ?? [];
      if (key === undefined || value === undefined) throw badInput(`--what-if ${change}: ${usage}`);
      const { data: given } = documentIn(value, `--what-if ${change}`);
      return replaced(data, key.trim().split('.'), given);
    }, profile);
    return profileOf({ profile: changed, plans });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw badInput(`--what-if ${changes.join(' ')}: ${error.message}`, error);
  }
}

const usage = 'expected KEY=VALUE, such as workload.requests.restart.every=14d';

/** A copy of a document with a value at a path. A plan's name becomes a plan that is like it. */
function replaced(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const items: unknown[] = data;
    if (!Object.keys(items).includes(key)) {
      const message = `no entry ${key}; allowed: 0 to ${items.length - 1}`;
      throw new InputError([{ path: [], at: 'key', message }]);
    }
    return items.map((item, i) => (i === Number(key) ? replaced(item, rest, value) : item));
  }
  const before = typeof data === 'string' && key === 'phases' ? { like: data } : data;
  const kept = Object.entries(isMapping(before) ? before : {}).filter(
    ([name]) => !(rest.length === 0 && arrivals.includes(key) && arrivals.includes(name)),
  );
  const mapping = Object.fromEntries(kept);
  return { ...mapping, [key]: replaced(mapping[key], rest, value) };
}
