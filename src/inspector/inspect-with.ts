// Any machine that runs here, to be inspected: XState's `inspect` option, made by @statelyai/inspect.

import {
  createInspector,
  createWebSocketInspector,
  type StatelyInspectionEvent,
} from '@statelyai/inspect';
import type { InspectionEvent, Observer } from 'xstate';
import { Guard } from '../loopback/index.js';
import { asMessage } from './protocol/index.js';
import type { Relay } from './relay/index.js';

/** A machine's way to an inspector. */
export interface Inspection {
  /** For `createActor(machine, { inspect })`. */
  readonly inspect: Observer<InspectionEvent>;
  /** Sends nothing more. What was sent before still arrives. */
  stop(): void;
}

/** How to be seen. */
export interface InspectOptions {
  /** What the application is called among others; `this program` unless given. */
  readonly name?: string;
  /** Hears of defects of the inspection, which actors never do. */
  readonly onDefect?: (error: unknown) => void;
}

/** What waits for a connection: long enough for a program that starts before its inspector. */
const maxDeferredEvents = 5_000;

/** Deep enough for charts nested eight levels deep. */
const serializationDepthLimit = 24;

/**
 * Lets machines be inspected.
 *
 * @param to - a relay in this process, or the address of an inspector such as `ws://localhost:8640`.
 *   An address where nothing listens is tried again every five seconds.
 * @returns the option to give to `createActor`; one does for any number of actors
 *
 * @example
 * ```ts
 * const { inspect } = inspectWith('ws://localhost:8640', { name: 'checkout' });
 * createActor(instanceMachine, { input: { kind: 'ha' }, inspect }).start();
 * ```
 */
export function inspectWith(to: Relay | string, options: InspectOptions = {}): Inspection {
  const { name = 'this program', onDefect = () => {} } = options;
  const guard = new Guard(onDefect);
  if (typeof to === 'string') {
    const url = new URL(to);
    url.searchParams.set('name', name);
    const bounds = { maxDeferredEvents, serializationDepthLimit };
    const inspector = createWebSocketInspector({ url: url.href, ...bounds });
    return { inspect: guarded(inspector.inspect, guard), stop: () => inspector.stop() };
  }
  const port = to.join(name);
  let stopped = false;
  const adapter = {
    // Called from a timer of the package's, so a guard of its own.
    send: (event: StatelyInspectionEvent) =>
      guard.run(() => {
        const text = textOf(event);
        const message = asMessage(JSON.parse(text));
        if (message && !stopped) port.receive(message, text.length);
      }),
  };
  return {
    inspect: guarded(createInspector(adapter, { serializationDepthLimit }).inspect, guard),
    stop() {
      if (!stopped) port.leave();
      stopped = true;
    },
  };
}

/** XState calls an observer inside of `send`: what it throws would end the application's own step. */
const guarded = (inspect: Observer<InspectionEvent>, guard: Guard): Observer<InspectionEvent> => ({
  next: (event) => guard.run(() => inspect.next?.(event)),
});

/** What holds itself cannot be written down; that it happened can. */
function textOf(message: StatelyInspectionEvent): string {
  try {
    return JSON.stringify(message);
  } catch {
    const { type, sessionId, createdAt, rootId } = message;
    const common = { type, sessionId, createdAt, rootId };
    if (message.type === '@xstate.actor') {
      const { name, parentId, definition } = message;
      return JSON.stringify({ ...common, name, parentId, definition });
    }
    const event = { type: message.event.type };
    const snapshot = { status: message.type === '@xstate.snapshot' && message.snapshot.status };
    return JSON.stringify({ ...common, event, snapshot });
  }
}
