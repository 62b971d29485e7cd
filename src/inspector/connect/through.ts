// An application's machines shown through whatever carries text: a web socket, a port of a worker, a function.

import { createInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import type { InspectionEvent, Observer } from 'xstate';
import { Guard } from '../../loopback/index.js';
import { boundsOfApplication, Journal, longestMessage, withinLimit } from '../journal/index.js';
import { asMessage, parseMessage } from '../protocol/index.js';
import { maskOf } from './masking.js';

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
  /**
   * Paths of what nobody may see, in contexts, events and outputs: `password` wherever it is,
   * `context.user.token` only there; `*` stands for any key.
   */
  readonly mask?: readonly string[];
  /** What is sent of a context, for what is large. */
  readonly sanitizeContext?: (context: Record<string, unknown>) => Record<string, unknown>;
  /** Hears of defects of the inspection, which actors never do. */
  readonly onDefect?: (error: unknown) => void;
}

/** What carries text to an inspector, such as a `WebSocket`. */
export interface TextPort {
  /** Sends a message as JSON text. */
  send(text: string): void;
  /** 0 while it opens, as of a `WebSocket`; what has none is open. */
  readonly readyState?: number;
  /** Calls a listener once it is open, where it may not be yet. */
  addEventListener?(type: 'open', listener: () => void): void;
  /** Called by `stop`, if there is one. */
  close?(): void;
}

/** Deep enough for charts nested eight levels deep. */
const serializationDepthLimit = 24;

/**
 * Lets machines be inspected where there is no Node and no window: in React Native, in workers, in anything that
 * can send a text.
 *
 * @param port - a `WebSocket` to `ws://localhost:8640/?name=checkout`, or anything with `send`
 * @returns the option to give to `createActor`; one does for any number of actors
 *
 * @example
 * ```ts
 * const sent: string[] = [];
 * const { inspect } = inspectThrough({ send: (text) => sent.push(text) }, { mask: ['password'] });
 * createActor(createMachine({ id: 'form' }), { inspect }).start();
 * ```
 */
export function inspectThrough(
  port: TextPort,
  options: Omit<InspectOptions, 'name'> = {},
): Inspection {
  const { mask: paths = [], onDefect = () => {}, sanitizeContext } = options;
  const guard = new Guard(onDefect);
  const mask = maskOf(paths);
  // What waits for the port to open. Where it is too much, the oldest goes first, and actors last.
  let waiting = new Journal(boundsOfApplication);
  let stopped = false;
  port.addEventListener?.('open', () => {
    const known = waiting;
    waiting = new Journal(boundsOfApplication);
    for (const message of known.messages()) guard.run(() => port.send(JSON.stringify(message)));
  });
  const send = (text: string) => {
    if (port.readyState !== 0) return port.send(text);
    const message = parseMessage(text);
    if (message) waiting.add('', message, text.length);
  };
  const adapter = {
    // Called from a timer of the package's, so a guard of its own.
    send: (event: StatelyInspectionEvent) =>
      guard.run(() => {
        if (stopped) return;
        const text = textOf(event);
        if (!mask && text.length <= longestMessage) return send(text);
        const message = asMessage(JSON.parse(text));
        const shown = message && mask ? mask(message) : message;
        if (shown) send(JSON.stringify(withinLimit(shown, text.length)));
      }),
  };
  const inspector = createInspector(adapter, {
    serializationDepthLimit,
    ...(sanitizeContext && { sanitizeContext }),
  });
  return {
    inspect: guarded(inspector.inspect, guard),
    stop() {
      if (!stopped) guard.run(() => port.close?.());
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
