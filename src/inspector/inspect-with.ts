// Any machine that runs in Node, to be inspected: XState's `inspect` option, made by @statelyai/inspect.

import WebSocket from 'ws';
import { type Clock, systemClock } from '../time/index.js';
import { type Inspection, type InspectOptions, inspectThrough } from './connect/index.js';
import { Journal } from './journal/index.js';
import { parseMessage } from './protocol/index.js';
import { knownFrames } from './relay/frame.js';
import type { Relay } from './relay/index.js';

/** What an application keeps for an inspector that starts later, or again. */
const bounds = { maxEntries: 5_000, maxCharacters: 8_000_000, maxActors: 1_000 };

/** An address where nothing listens is tried again after so long. */
const retryMs = 5_000;

/**
 * Lets machines be inspected.
 *
 * @param to - a relay in this process, or the address of an inspector such as `ws://localhost:8640`.
 *   An address where nothing listens is tried again every five seconds, and an inspector that comes back
 *   is told again what is known.
 * @returns the option to give to `createActor`; one does for any number of actors
 *
 * @example
 * ```ts
 * const { inspect } = inspectWith('ws://localhost:8640', { name: 'checkout', mask: ['password'] });
 * createActor(instanceMachine, { input: { kind: 'ha' }, inspect }).start();
 * ```
 */
export function inspectWith(to: Relay | string, options: InspectOptions = {}): Inspection {
  const { name = 'this program' } = options;
  if (typeof to === 'string') {
    const url = new URL(to);
    url.searchParams.set('name', name);
    return inspectThrough(socketTo(url.href, systemClock), options);
  }
  const { receiveText, leave } = to.join(name);
  return inspectThrough({ send: receiveText, close: leave }, options);
}

/** A socket that is opened again when it closes, and then tells what is known. */
function socketTo(address: string, clock: Clock) {
  const journal = new Journal(bounds);
  let socket: WebSocket;
  let isClosed = false;
  const open = () => {
    if (isClosed) return;
    socket = new WebSocket(address);
    // What goes wrong on a socket ends it.
    socket.on('error', () => {});
    socket.on('open', () => {
      for (const frame of knownFrames([], journal)) {
        if (frame.type === 'message') socket.send(JSON.stringify(frame.message));
        if (frame.type !== 'earlierActor') continue;
        const { actor, last } = frame.earlier;
        socket.send(JSON.stringify(actor));
        if (last) socket.send(JSON.stringify(last));
      }
    });
    socket.on('close', () => clock.setTimeout(open, retryMs));
  };
  open();
  return {
    send(text: string) {
      const message = parseMessage(text);
      if (message) journal.add('', message, text.length);
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close() {
      isClosed = true;
      socket.close();
    },
  };
}
