// What a poll can observe: one of the statuses of the chart, or that the instance is gone. Any other
// text is a status that this chart does not know, such as one of another edition, and stays as it is.

import { deleted, type Status, statuses } from '../../../machines/index.js';

/** What an observer sees of an instance: its status, or `deleted` once the API answers 404. */
export type ObservedStatus = Status | typeof deleted;

/** Everything that can be observed, in the order of the chart, `deleted` last. */
export const observedStatuses: readonly ObservedStatus[] = [...statuses, deleted];

/** The other names that clients use for an instance that no longer exists. */
const namesForDeleted = ['gone', 'DELETED'];

const known = new Map<string, ObservedStatus>([
  ...observedStatuses.map((each): [string, ObservedStatus] => [each, each]),
  ...namesForDeleted.map((name): [string, ObservedStatus] => [name, deleted]),
]);

/**
 * Reads the answer of a probe or the status in a trace. `gone` and `DELETED` mean `deleted`; statuses
 * are spelled in capitals, as the API spells them.
 *
 * @param text - what the probe or the trace says
 * @returns undefined for a status that the chart does not know
 *
 * @example
 * ```ts
 * readObservedStatus('gone'); // 'deleted'
 * readObservedStatus('UPGRADING'); // undefined
 * ```
 */
export function readObservedStatus(text: string): ObservedStatus | undefined {
  return known.get(text);
}

/** Completes a sentence that begins with "the instance". */
export function predicateOf(status: string): string {
  return readObservedStatus(status) === deleted ? 'is gone' : `is ${status}`;
}
