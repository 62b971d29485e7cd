// What begins outages, by the names that the exact answer and the simulation both use.

import { type EventName, isRequest } from '../../../machines/index.js';
import { outcomeNouns } from '../../../machines/internal.js';
import type { SemiMarkovModel } from './semi-markov.js';

/** What begins with the birth of an instance. */
export const creationCause = 'creation';

/** Names what ended service: a request, or an outcome such as a `fault`. */
export const outageCauseOf = (event: EventName): string =>
  isRequest(event) ? event : outcomeNouns[event];

/** Lists what can begin an outage of a model: the creation first, then what ends service, in the order of its states. */
export function outageCauseNames({ states }: SemiMarkovModel): readonly string[] {
  const ends = states
    .filter(({ serving }) => serving)
    .flatMap(({ causes }) => causes.flatMap(({ branches }) => branches))
    .filter(({ to }) => !states[to]?.serving);
  return [...new Set([creationCause, ...ends.map(({ event }) => outageCauseOf(event))])];
}
