// The clock of the service: how it stands, and moving it. What falls due on the way happens in order
// and at its own time before the answer.

import { z } from 'zod';
import { formatDuration } from '../../../plan/index.js';
import { either, mapping, numberWhere, positiveDurationSchema } from '../../../plan/internal.js';
import { endOfTimeMs, isScale, maxScale } from '../../world/index.js';
import { type Control, keep } from '../control.js';
import { ControlError, conflict } from '../control-error.js';
import { instantSchema, iso } from '../instant.js';
import { route } from '../route.js';

/** The furthest that time goes at once, in milliseconds. */
const longestAdvanceMs = 10 * 365 * 24 * 60 * 60 * 1000;

const scaleSchema = mapping('a mapping with scale', {
  scale: numberWhere(`a number above 0, at most ${maxScale}`, isScale),
});

const advanceSchema = mapping('a mapping with by or to', {
  by: positiveDurationSchema.optional(),
  to: either((value) => value === 'next', z.literal('next'), instantSchema).optional(),
}).refine(({ by, to }) => (by === undefined) !== (to === undefined), {
  error: 'expected one of: by (a duration), to (a time, or "next" for the next change)',
});

/** The clock as answers show it. */
export function clockView({ clock, core }: Control) {
  const { paused, scale } = clock.state;
  const next = core.nextDueMs;
  return {
    now: iso(clock.now()),
    paused,
    scale,
    next_change: next === undefined ? null : iso(next),
  };
}

/** Changes the clock, keeps how it stands, and lets everything happen that is due then. */
function turn(control: Control, change: () => void): void {
  const { core, clock, store } = control;
  core.settle(clock.now());
  const before = clock.state;
  const fromMs = clock.now();
  change();
  try {
    // Kept first: should the service die now, what is due happens when it comes back.
    core.run(fromMs, undefined, () => keep(store, 'clock', clock.state));
  } catch (error) {
    clock.restore(before);
    throw error;
  }
  const failure = core.settle(clock.now());
  if (failure) throw failure;
}

function advance(control: Control, { by, to }: z.infer<typeof advanceSchema>) {
  const { clock, core } = control;
  core.settle(clock.now());
  const fromMs = clock.now();
  const toMs = to === 'next' ? core.nextDueMs : (to ?? fromMs + (by as number));
  if (toMs === undefined) throw conflict('nothing is due: there is no next change to advance to');
  if (toMs < fromMs) {
    throw conflict(`it is ${iso(fromMs)} already, and time never goes back; got ${iso(toMs)}`);
  }
  if (toMs > endOfTimeMs) throw new ControlError(400, `to: the time ends at ${iso(endOfTimeMs)}`);
  if (to !== 'next' && toMs - fromMs > longestAdvanceMs) {
    throw new ControlError(400, `at most ${formatDuration(longestAdvanceMs)} can go by at once`);
  }
  let changes = 0;
  const stop = core.trace.subscribe(() => changes++);
  try {
    turn(control, () => clock.advanceTo(Math.max(toMs, clock.now())));
  } finally {
    stop();
  }
  return { from: iso(fromMs), ...clockView(control), changes };
}

/** The routes of the clock. */
export const clockRoutes = [
  route({
    method: 'GET',
    path: '/clock',
    summary: 'Shows the time of the service, how fast it runs, and when the next thing is due.',
    run: clockView,
  }),
  route({
    method: 'POST',
    path: '/clock/pause',
    summary: 'Lets time stand still. Requests are answered as before; no phase ends.',
    run(control) {
      turn(control, () => control.clock.pause());
      return clockView(control);
    },
  }),
  route({
    method: 'POST',
    path: '/clock/resume',
    summary: 'Lets time run again.',
    run(control) {
      turn(control, () => control.clock.resume());
      return clockView(control);
    },
  }),
  route({
    method: 'PUT',
    path: '/clock/scale',
    summary: `Sets how many seconds go by in a real one: above 0, at most ${maxScale}.`,
    body: scaleSchema,
    run(control, { body }) {
      turn(control, () => control.clock.setScale(body.scale));
      return clockView(control);
    },
  }),
  route({
    method: 'POST',
    path: '/clock/advance',
    summary:
      'Advances by a duration, to a time, or to the next change. All that is due on the way happens.',
    body: advanceSchema,
    run: (control, { body }) => advance(control, body),
  }),
];
