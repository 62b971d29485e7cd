// What things are called on the page.

import type { ActorState, LogStep } from '../../journal/index.js';

/** The name of an actor, or what it goes by in its system. */
export const nameOf = ({ actor }: ActorState): string => actor.name || actor.sessionId;

/** The time of day of a step, to the millisecond. */
export function timeOf({ atMs }: LogStep): string {
  if (!Number.isFinite(atMs)) return '';
  const date = new Date(atMs);
  const two = (n: number) => String(n).padStart(2, '0');
  const ms = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${ms}`;
}

/** Events that XState itself sends, in fewer words. */
export function eventName(type: string): string {
  if (type === 'xstate.init') return 'start';
  const after = /^xstate\.after\.(\d+)\./.exec(type);
  if (after) return `after ${after[1]} ms`;
  return type.replace(/^xstate\./, '');
}
