// What to expect of an instance next, and when: the lifecycle says what, a plan how long it usually takes.

import {
  type Kind,
  kinds,
  lifecycle,
  putsRight,
  requestPhrases,
  type StateName,
  statusOf,
} from '../../../machines/index.js';
import { outcomeNouns } from '../../../machines/internal.js';
import { readObservedStatus } from '../../observer/index.js';
import type { PlanRanges } from '../input/plans.js';
import { shortDuration } from '../terminal/durations.js';

/** The most requests that are named; a status that accepts more of them does not wait for one. */
const fewRequests = 2;

/**
 * Says in a few words what comes next.
 *
 * @param kind - undefined when it is not known: then any kind, since where work ends hardly differs
 */
export function expectationFor(status: string, kind: Kind | undefined, ranges: PlanRanges): string {
  const known = readObservedStatus(status);
  if (known === undefined) return 'unknown: the chart has no such status';
  const situation = { kind: kind ?? kinds[0], status: known };
  const end = lifecycle.outcome('endsWell', situation);
  const next = end && lifecycle.next(situation, end);
  const mover = lifecycle.nextMover(situation);
  if (next && mover === 'platform') {
    return [statusOf(next), usually(status, ranges)].filter(Boolean).join(' ');
  }
  if (mover === 'none') return '';
  const asked = lifecycle.acceptedRequests(situation).map((request) => requestPhrases[request]);
  const names = asked.length <= fewRequests ? `to ${asked.join(' or ')}` : '';
  if (mover === 'either') {
    const repairs = lifecycle.possibleOutcomes(situation).filter(putsRight);
    return `a ${repairs.map((outcome) => outcomeNouns[outcome]).join(' or a ')}, or an operator`;
  }
  return names ? `an operator ${names}` : 'nothing by itself';
}

/** Between which times a status usually lasts; an empty text when the plan does not say. */
export function usually(status: string, ranges: PlanRanges): string {
  const range = ranges[status as StateName];
  if (!range) return '';
  const [from, to] = [range.usuallyFromMs, range.usuallyToMs].map(shortDuration);
  return from === to ? `in ${from}` : `in ${from} to ${to}`;
}
