// Any machine that runs in Node, to be inspected: XState's `inspect` option, made by @statelyai/inspect.

import { systemClock } from '../time/index.js';
import { type Inspection, type InspectOptions, inspectThrough } from './connect/index.js';
import type { Relay } from './relay/index.js';
import { steadySocket } from './steady-socket.js';

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
    return inspectThrough(steadySocket(url.href, systemClock), options);
  }
  const { receiveText, leave } = to.join(name);
  return inspectThrough({ send: receiveText, close: leave }, options);
}
