// Transitions in few words: what XState calls an event, a guard or an action, as people write it.

/** What moves a transition. */
export type Trigger = 'event' | 'after' | 'always' | 'done' | 'error' | 'any' | 'history';

/**
 * Says what moves a transition.
 *
 * @param eventType - as XState knows it
 * @param nodeId - the id of the state that has the transition
 */
export function eventLabel(
  eventType: string,
  nodeId: string,
): { readonly trigger: Trigger; readonly label: string } {
  if (eventType === '') return { trigger: 'always', label: 'always' };
  if (eventType === '*') return { trigger: 'any', label: 'any event' };
  const after = `xstate.after.`;
  if (eventType.startsWith(after)) {
    const delay = eventType.slice(after.length).replace(`.${nodeId}`, '');
    return { trigger: 'after', label: `after ${delayLabel(delay)}` };
  }
  if (eventType.startsWith('xstate.done.state.')) return { trigger: 'done', label: 'done' };
  for (const [prefix, trigger, word] of ofActors) {
    if (!eventType.startsWith(prefix)) continue;
    const id = eventType.slice(prefix.length);
    // An id that XState made up says nothing to people.
    const isMadeUp = id.endsWith(`.${nodeId}`);
    return { trigger, label: isMadeUp ? word : `${word} (${id})` };
  }
  return { trigger: 'event', label: eventType };
}

const ofActors = [
  ['xstate.done.actor.', 'done', 'done'],
  ['xstate.error.actor.', 'error', 'error'],
  ['xstate.snapshot.', 'event', 'snapshot'],
] as const;

/** A delay in milliseconds, or the name of one. */
export function delayLabel(delay: string): string {
  const ms = Number(delay);
  if (delay === '' || !Number.isFinite(ms)) return delay;
  if (ms < 1000) return `${ms} ms`;
  if (ms < 120_000) return `${ms / 1000} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 600) / 100} min`;
  return `${Math.round(ms / 36_000) / 100} h`;
}

/** What a guard, an action or an actor is called: functions are sent by name, if they have one. */
function nameOf(part: unknown, otherwise: string): string {
  if (typeof part === 'string') return part || otherwise;
  const type = typeof part === 'object' && part !== null && 'type' in part ? part.type : undefined;
  return typeof type === 'string' && type ? type : otherwise;
}

/** The name of a guard; empty when there is none. */
export const guardLabel = (guard: unknown): string =>
  guard == null ? '' : nameOf(guard, 'a condition');

/** The names of actions. */
export const actionNames = (actions: unknown): string[] =>
  listOf(actions).map((action) => nameOf(action, 'an action'));

/** The names of what is invoked. */
export const invokedNames = (invokes: unknown): string[] =>
  listOf(invokes).map((invoke) => {
    const { src, id } = invoke as { src?: unknown; id?: unknown };
    return nameOf(src, typeof id === 'string' ? id : 'an actor');
  });

const listOf = (one: unknown): unknown[] => (one == null ? [] : Array.isArray(one) ? one : [one]);
