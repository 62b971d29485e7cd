// The fleet for screens: one stream that a page can live on.

import { type Control, planIn } from '../control.js';
import { ControlError } from '../control-error.js';
import { route } from '../route.js';
import { FleetFeed } from '../streams/index.js';
import { clockView } from './clock.js';
import { mostStreams } from './streams.js';

function streamed(control: Control): Response {
  const { core, real, streams, clock, store, run, startOptions, requestLog } = control;
  core.settle(clock.now());
  if (streams.size >= mostStreams) {
    throw new ControlError(429, `${mostStreams} streams are open already; close some first`);
  }
  const plan = () => planIn(store, startOptions.plan);
  const feed = { store, real, run, plan, requestLog, clock: () => clockView(control) };
  const started = new FleetFeed(feed, () => streams.delete(started));
  streams.add(started);
  return new Response(started.stream, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  });
}

/** The routes for screens. */
export const fleetRoutes = [
  route({
    method: 'GET',
    path: '/fleet',
    summary:
      'The fleet for screens, as server-sent events: every instance as it is, then every one that changes, the clock, the plan, and that requests came.',
    type: 'text/event-stream',
    run: streamed,
  }),
];
