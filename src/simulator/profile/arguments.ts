// What is wrong with an argument of the simulator's calls, in one sentence that says what to pass instead.

import { isMapping } from '../../plan/internal.js';

/**
 * Checks that an argument is a profile, as far as a caller can confuse it with something else.
 *
 * @param caller - the name of the function that was called
 * @throws TypeError that says what the function takes
 */
export function requireProfile(caller: string, given: unknown): void {
  const isProfile =
    isMapping(given) &&
    Array.isArray(given.groups) &&
    given.groups.every(
      (group) => isMapping(group) && isMapping(group.plan) && isMapping(group.workload),
    );
  if (isProfile) return;
  const isDocument = isMapping(given) && ('kind' in given || 'mix' in given);
  const text = isDocument ? 'a document: pass parseProfile(document)' : nameOf(given);
  throw new TypeError(`${caller} takes a profile from parseProfile; got ${text}`);
}

/**
 * Checks that an argument is a scenario, as far as a caller can confuse it with something else.
 *
 * @param caller - the name of the function that was called
 * @throws TypeError that says what the function takes
 */
export function requireScenario(caller: string, given: unknown): void {
  if (isMapping(given) && isMapping(given.plan) && 'startMs' in given) return;
  const isDocument = isMapping(given) && 'kind' in given;
  const text = isDocument ? 'a document: pass parseScenario(document)' : nameOf(given);
  throw new TypeError(`${caller} takes a scenario from parseScenario; got ${text}`);
}

/**
 * Checks that options are an object, so that `f(profile, 1000)` does not pass for `f(profile)`.
 *
 * @param example - options that the function takes
 * @throws TypeError that says what the function takes
 */
export function requireOptions(caller: string, given: unknown, example: string): void {
  if (isMapping(given)) return;
  throw new TypeError(`${caller} takes options such as ${example}; got ${nameOf(given)}`);
}

/** Names a value that does not belong where it is. */
export function nameOf(given: unknown): string {
  if (Array.isArray(given)) return 'a list';
  if (isMapping(given)) return 'another object';
  if (typeof given === 'function') return 'a function';
  return typeof given === 'string' ? JSON.stringify(given) : String(given);
}
