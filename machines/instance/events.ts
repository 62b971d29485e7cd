// All that can happen to an instance: what an operator asks for (requests) and what the platform
// reports (outcomes). Nothing here says when: time and chance belong to a plan, outside the model.

/** What an operator can ask of an instance through the API or the console. */
export const requests = [
  'restart',
  'extend',
  'restore',
  'backUp',
  'configure',
  'flush',
  'delete',
] as const;

/** What the platform reports of an instance, asked or unasked. */
export const outcomes = ['succeed', 'fail', 'fault', 'recover'] as const;

/** A step that waits for an operator. */
export type Request = (typeof requests)[number];

/**
 * A step of the platform: `succeed` and `fail` end the work under way, `fault` breaks an instance
 * that worked or was being worked on, `recover` repairs one without an operator.
 */
export type Outcome = (typeof outcomes)[number];

/** The name of any event of the chart. */
export type EventName = Request | Outcome;

/** An event as the chart takes it. */
export type InstanceEvent = { readonly type: EventName };

/** Every event, requests first. */
export const eventNames: readonly EventName[] = [...requests, ...outcomes];

/** Who causes an event. */
export type Mover = 'operator' | 'platform';

/** Says who causes an event: requests are the operator's, outcomes the platform's. */
export function moverOf(event: EventName): Mover {
  return (requests as readonly EventName[]).includes(event) ? 'operator' : 'platform';
}

/** What each event means, in words that fit after "when". */
export const eventMeanings: Readonly<Record<EventName, string>> = {
  restart: 'an operator asks for a restart',
  extend: 'an operator asks for another size',
  restore: 'an operator asks to restore a backup',
  backUp: 'an operator or the backup policy asks for a backup',
  configure: 'an operator changes parameters',
  flush: 'an operator clears all data',
  delete: 'an operator deletes the instance',
  succeed: 'the work under way ends well',
  fail: 'the work under way ends badly',
  fault: 'the instance breaks',
  recover: 'the platform repairs the instance by itself',
};

/** What each request asks to do, in words that fit after "cannot". */
export const requestPhrases: Readonly<Record<Request, string>> = {
  restart: 'restart',
  extend: 'extend',
  restore: 'restore',
  backUp: 'back up',
  configure: 'configure',
  flush: 'flush',
  delete: 'delete',
};
