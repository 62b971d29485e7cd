// Predicates that say what they ask, so that a claim made of them can be written in the notation of a model checker.

import type { Predicate } from './claim.js';
import { topStatesOf } from './machine.js';

/**
 * Whether a snapshot has a tag.
 *
 * @example
 * ```ts
 * const claim = never('it fails', tagged('failed'));
 * prove(instanceMachine, { ...instanceProof, claims: [claim], walks: false }).proven; // false
 * ```
 */
export const tagged = (tag: string): Predicate =>
  saying((snapshot) => snapshot.hasTag(tag), { type: 'tag', name: tag, negated: false });

/**
 * Whether a snapshot is in a top-level state.
 *
 * @example
 * ```ts
 * const claim = reachable('it can be deleted', { to: inState('deleted') });
 * prove(instanceMachine, { ...instanceProof, claims: [claim], walks: false }).proven; // true
 * ```
 */
export const inState = (state: string): Predicate =>
  saying((snapshot) => topStatesOf(snapshot).includes(state), {
    type: 'state',
    name: state,
    negated: false,
  });

/**
 * Whether a predicate does not hold.
 *
 * @example
 * ```ts
 * const claim = always('it is never deleted', not(inState('deleted')));
 * prove(instanceMachine, { ...instanceProof, claims: [claim], walks: false }).proven; // false
 * ```
 */
export const not = (predicate: Predicate): Predicate => {
  const opposite: Predicate = (snapshot) => !predicate(snapshot);
  const { says } = predicate;
  return says ? saying(opposite, { ...says, negated: !says.negated }) : opposite;
};

const saying = (predicate: Predicate, says: NonNullable<Predicate['says']>): Predicate =>
  Object.assign((snapshot: Parameters<Predicate>[0]) => predicate(snapshot), { says });
