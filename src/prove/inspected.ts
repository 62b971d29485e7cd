// The edges that an inspected application has taken, from the messages of its actors. A message has an event and the
// snapshot after it: the edge is what the machine takes for that event in the snapshot before.

import type { AnyStateMachine, AnyTransitionDefinition, EventObject } from 'xstate';
import { type EdgeCoverage, EdgeTally } from './edge-coverage.js';

/** A snapshot as it was serialised. */
interface InspectedSnapshot {
  readonly value?: unknown;
  readonly context?: unknown;
  readonly status?: unknown;
}

/** What is read of a message of `@statelyai/inspect`. */
interface InspectedMessage {
  readonly type: string;
  readonly sessionId: string;
  readonly definition?: string | undefined;
  readonly event?: { readonly type: string } | undefined;
  readonly snapshot?: InspectedSnapshot | undefined;
}

/** What is read of a frame of an inspector: the frames that `readInspection` gives have this form. */
export interface InspectedFrame {
  /** `message` or `earlierActor`; others are not read. */
  readonly type: string;
  /** The id of an application; on a frame of another type something else, which is not read. */
  readonly source?: unknown;
  /** What an actor said of itself. */
  readonly message?: InspectedMessage;
  /** An actor from before the messages begin. */
  readonly earlier?: {
    readonly source: string;
    readonly actor: InspectedMessage;
    readonly last?: InspectedMessage | undefined;
  };
}

/**
 * Tells which edges of a machine the actors of an inspected application took. Edges without an event (`always`) leave
 * no message of their own: they are hidden.
 *
 * @param frames - what an inspector saved, as `readInspection` of `dcs-lifecycle/inspector` reads it
 * @example
 * ```ts
 * const definition = JSON.stringify(instanceMachine.config);
 * const at = (value: string) => ({ value, context: { kind: 'ha' }, status: 'active' });
 * const frames = [
 *   { type: '@xstate.actor', sessionId: 'x:0', definition, snapshot: at('CREATING') },
 *   { type: '@xstate.snapshot', sessionId: 'x:0', event: { type: 'fail' }, snapshot: at('CREATEFAILED') },
 * ].map((message) => ({ type: 'message', source: 's1', message }));
 * const { edges } = coverageOf(instanceMachine, frames);
 * edges.filter(({ count }) => count > 0).map(({ name }) => name); // ['CREATING --fail--> CREATEFAILED']
 * ```
 */
export function coverageOf(
  machine: AnyStateMachine,
  frames: Iterable<InspectedFrame>,
): EdgeCoverage {
  const tally = new EdgeTally(machine);
  const last = new Map<string, InspectedSnapshot | undefined>();
  let unplaced = 0;
  const hear = (
    source: unknown,
    { type, sessionId, definition, event, snapshot }: InspectedMessage,
  ) => {
    const actor = `${source} ${sessionId}`;
    if (type === '@xstate.actor') {
      if (idIn(definition) === machine.id) last.set(actor, snapshot);
      return;
    }
    if (type !== '@xstate.snapshot' || !last.has(actor)) return;
    const before = last.get(actor);
    last.set(actor, snapshot);
    if (!event || !before || event.type.startsWith('xstate.init')) return;
    const taken = edgesFor(machine, before, event);
    if (!taken) unplaced++;
    for (const edge of taken ?? []) tally.take(machine, edge);
  };
  for (const { source, message, earlier } of frames) {
    if (message) hear(source, message);
    if (!earlier) continue;
    hear(earlier.source, earlier.actor);
    if (earlier.last && last.has(`${earlier.source} ${earlier.actor.sessionId}`)) {
      last.set(`${earlier.source} ${earlier.actor.sessionId}`, earlier.last.snapshot);
    }
  }
  const isHidden = (name: string) => name === 'always';
  return tally.coverage({ actors: last.size, unplaced, isHidden });
}

function idIn(definition: string | undefined): unknown {
  try {
    return (JSON.parse(definition ?? 'null') as { readonly id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}

/** Undefined when the machine has no such state, or cannot decide with what is left of the context. */
function edgesFor(
  machine: AnyStateMachine,
  { value, context }: InspectedSnapshot,
  event: EventObject,
): readonly AnyTransitionDefinition[] | undefined {
  try {
    const given = { value, context: context ?? {} } as Parameters<typeof machine.resolveState>[0];
    return machine.getTransitionData(machine.resolveState(given), event);
  } catch {
    return undefined;
  }
}
