// Which status a text that is none may stand for: another spelling, a slip, or a 404 written down.

import { distance } from 'fastest-levenshtein';
import { deleted } from '../../../machines/index.js';
import { type ObservedStatus, observedStatuses, readObservedStatus } from './observed-status.js';

/**
 * What people and programs note for an instance that the API no longer knows. NULL is none of it: a database has
 * it for a status that nobody read.
 */
const absent = /^(404|not ?found|gone|absent|missing|removed)$/i;

/** How many letters of how many may differ, and how many at most. */
const [oneIn, mostWrong] = [4, 2];

/**
 * Guesses which status is meant.
 *
 * @param text - a status that the chart does not know
 * @returns undefined when none is near
 *
 * @example
 * ```ts
 * meantStatus('running'); // 'RUNNING'
 * meantStatus('404'); // 'deleted'
 * meantStatus('PENDING'); // undefined
 * ```
 */
export function meantStatus(text: string): ObservedStatus | undefined {
  const spelled = inAnyCase(text);
  if (spelled) return spelled;
  const letters = text.replaceAll(/[\s_-]/g, '').toUpperCase();
  if (absent.test(letters)) return deleted;
  const most = Math.min(mostWrong, Math.floor(letters.length / oneIn));
  const ranked = observedStatuses
    .map((status) => ({ status, wrong: distance(letters, status.toUpperCase()) }))
    .filter(({ wrong }) => wrong <= most)
    .sort((one, other) => one.wrong - other.wrong);
  return ranked[0]?.status;
}

/** Reads a status in small or capital letters; undefined for one that the chart does not know. */
export function inAnyCase(text: string): ObservedStatus | undefined {
  return readObservedStatus(text.toUpperCase()) ?? readObservedStatus(text.toLowerCase());
}
