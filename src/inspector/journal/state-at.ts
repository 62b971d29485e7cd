// How everything stood at a moment of the log, and the log as steps that one can go back by.

import type { ActorMessage, InspectedSnapshot } from '../protocol/index.js';
import { isOver } from '../protocol/index.js';
import { actorKey, type Journal, type LogEntry } from './journal.js';

/** An actor at a moment. */
export interface ActorState {
  readonly key: string;
  readonly source: string;
  readonly actor: ActorMessage;
  readonly parentKey: string | undefined;
  /** Undefined until the first one is seen. */
  readonly snapshot: InspectedSnapshot | undefined;
  /** The one before. */
  readonly before: InspectedSnapshot | undefined;
  /** The type of the event that led to it. */
  readonly eventType: string | undefined;
  readonly over: boolean;
}

/** Something that happened, with what came of it. */
export interface LogStep {
  /** Where the log stands after it. */
  readonly seq: number;
  readonly key: string;
  readonly kind: 'actor' | 'event';
  /** Milliseconds since 1970; NaN when it was not said. */
  readonly atMs: number;
  /** The event; absent for actors that come to be. */
  readonly event: { readonly type: string } | undefined;
  /** Who sent it, if it was an actor. */
  readonly fromKey: string | undefined;
  /** The snapshot that it led to; absent when none came. */
  readonly snapshot: InspectedSnapshot | undefined;
}

/**
 * Folds the log up to a moment.
 *
 * @param seq - the last entry that counts; all of them unless given
 * @returns actors by key, in the order in which they came to be
 */
export function stateAt(
  { earlierActors, entries }: Pick<Journal, 'earlierActors' | 'entries'>,
  seq = Number.POSITIVE_INFINITY,
): ReadonlyMap<string, ActorState> {
  const states = new Map<string, ActorState>();
  for (const [key, { source, actor, last }] of earlierActors) {
    const born = bornAs(key, source, actor);
    states.set(key, last ? after(born, last.snapshot, last.event?.type) : born);
  }
  for (const { seq: at, source, message } of entries) {
    if (at > seq) break;
    const key = actorKey(source, message.sessionId);
    if (message.type === '@xstate.actor') states.set(key, bornAs(key, source, message));
    if (message.type !== '@xstate.snapshot') continue;
    const { sessionId } = message;
    const known =
      states.get(key) ?? bornAs(key, source, { type: '@xstate.actor', sessionId, name: sessionId });
    states.set(key, after(known, message.snapshot, message.event?.type));
  }
  return states;
}

function bornAs(key: string, source: string, actor: ActorMessage): ActorState {
  const parentKey = actor.parentId == null ? undefined : actorKey(source, actor.parentId);
  const nothing = { snapshot: undefined, before: undefined, eventType: undefined };
  return { key, source, actor, parentKey, ...nothing, over: false };
}

const after = (
  state: ActorState,
  snapshot: InspectedSnapshot,
  eventType: string | undefined,
): ActorState => ({
  ...state,
  snapshot,
  before: state.snapshot,
  eventType,
  over: isOver(snapshot),
});

/** The log as steps: an event and the snapshot that it led to are one. */
export function stepsOf(entries: readonly LogEntry[]): readonly LogStep[] {
  const steps: LogStep[] = [];
  const pending = new Map<string, number>();
  for (const { seq, source, message } of entries) {
    const key = actorKey(source, message.sessionId);
    const atMs = message.createdAt == null ? Number.NaN : Number(message.createdAt);
    const nothing = { event: undefined, fromKey: undefined, snapshot: undefined };
    if (message.type === '@xstate.actor') {
      steps.push({ ...nothing, seq, key, kind: 'actor', atMs });
    } else if (message.type === '@xstate.event') {
      const { event, sourceId } = message;
      const fromKey = sourceId == null ? undefined : actorKey(source, sourceId);
      pending.set(key, steps.length);
      steps.push({ ...nothing, seq, key, kind: 'event', atMs, event, fromKey });
    } else {
      const { event, snapshot } = message;
      const index = pending.get(key);
      const asked = index === undefined ? undefined : steps[index];
      pending.delete(key);
      if (index !== undefined && asked?.event?.type === event?.type) {
        steps[index] = { ...(asked as LogStep), seq, snapshot };
      } else {
        steps.push({ ...nothing, seq, key, kind: 'event', atMs, event, snapshot });
      }
    }
  }
  // What an event led to may come after what it led to elsewhere.
  return steps.sort((a, b) => a.seq - b.seq);
}

/** A state in words: `RUNNING.idle`, and for regions side by side `bold.off, italics.on`. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .flatMap(([key, below]) => {
      const text = valueText(below);
      return text === '' ? [key] : text.split(', ').map((each) => `${key}.${each}`);
    })
    .join(', ');
}
