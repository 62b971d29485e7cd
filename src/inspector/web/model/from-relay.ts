// The page's connection to its server: frames come in, and a lost connection is made again.

import type { Clock } from '../../../time/index.js';
import type { Frame } from '../../relay/frame.js';
import { socketPaths } from '../../relay/paths.js';
import type { Store } from './store.js';

const firstWaitMs = 500;
const longestWaitMs = 5_000;

/** Connects, and stays connected. */
export function followRelay(store: Store, clock: Clock): void {
  let waitMs = firstWaitMs;
  const open = () => {
    const socket = new WebSocket(`ws://${location.host}${socketPaths.view}`);
    socket.addEventListener('open', () => {
      waitMs = firstWaitMs;
      store.connected('open');
    });
    socket.addEventListener('message', ({ data }) => {
      for (const frame of JSON.parse(data) as Frame[]) store.take(frame);
    });
    socket.addEventListener('close', () => {
      store.connected('lost');
      clock.setTimeout(open, waitMs);
      waitMs = Math.min(2 * waitMs, longestWaitMs);
    });
  };
  open();
}
