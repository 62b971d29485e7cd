// What happened and what happens: the trace as JSON lines, and live as server-sent events.

import { z } from 'zod';
import { line, mapping } from '../../../plan/internal.js';
import type { TraceEntry } from '../../world/index.js';
import type { Control } from '../control.js';
import { ControlError } from '../control-error.js';
import { instantSchema } from '../instant.js';
import { route } from '../route.js';
import { eventId, placeAfter, type TailOptions, TraceTail } from '../streams/index.js';

/** How often a live stream shows that it lives, in real milliseconds. */
const heartbeatMs = 15_000;

/** How many live streams there can be at a time. */
export const mostStreams = 100;

const filters = {
  instance: line("an instance's id").optional(),
  project: line("a project's id").optional(),
  since: instantSchema.optional(),
};

const traceQuery = mapping('a query', {
  ...filters,
  follow: z
    .enum(['true', 'false'], { error: 'expected true or false' })
    .transform((text) => text === 'true')
    .optional(),
});

const eventsQuery = mapping('a query', {
  ...filters,
  // What a page has to use that sets the header only when it comes back.
  last_event_id: line('the id of an event').optional(),
});

type Filters = {
  instance?: string | undefined;
  project?: string | undefined;
  since?: number | undefined;
};

const matching =
  ({ instance, project, since }: Filters) =>
  (entry: TraceEntry): boolean =>
    (instance === undefined || entry.change.instance_id === instance.toLowerCase()) &&
    (project === undefined || entry.project === project.toLowerCase()) &&
    (since === undefined || Date.parse(entry.change.at) >= since);

function streamed(
  control: Control,
  type: string,
  options: Omit<TailOptions, 'trace' | 'real'>,
): Response {
  const { core, real, streams, clock } = control;
  core.settle(clock.now());
  if (options.follow && streams.size >= mostStreams) {
    throw new ControlError(429, `${mostStreams} streams are open already; close some first`);
  }
  const started = new TraceTail({ trace: core.trace, real, ...options }, () =>
    streams.delete(started),
  );
  streams.add(started);
  return new Response(started.stream, {
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

/** The number of the newest entry of the trace; 0 when there is none. */
const newest = ({ core }: Control): number => core.trace.since().at(-1)?.number ?? 0;

/** The routes of the streams. */
export const streamRoutes = [
  route({
    method: 'GET',
    path: '/trace',
    summary:
      'All changes of status that are remembered, oldest first, as JSON lines {at, instance_id, status}; with follow=true also those to come.',
    query: traceQuery,
    type: 'application/x-ndjson',
    run: (control, { query }) =>
      streamed(control, 'application/x-ndjson', {
        after: 0,
        follow: query.follow ?? false,
        matches: matching(query),
        text: ({ change }) => `${JSON.stringify(change)}\n`,
      }),
  }),
  route({
    method: 'GET',
    path: '/events',
    summary:
      'Changes of status as they happen, as server-sent events; with Last-Event-ID from there on, with since from that time on.',
    query: eventsQuery,
    type: 'text/event-stream',
    run(control, { query, headers }) {
      control.core.settle(control.clock.now());
      const lastId = query.last_event_id ?? headers.get('last-event-id') ?? undefined;
      const live = query.since === undefined ? newest(control) : 0;
      return streamed(control, 'text/event-stream', {
        after: lastId === undefined ? live : placeAfter(control.core.trace.run, lastId),
        follow: true,
        matches: matching(query),
        text: ({ number, change, project }) =>
          `id: ${eventId(control.core.trace.run, number)}\nevent: status\ndata: ${JSON.stringify({ ...change, project_id: project })}\n\n`,
        lost: (upTo) =>
          `event: lost\ndata: ${JSON.stringify({ up_to: eventId(control.core.trace.run, upTo) })}\n\n`,
        heartbeat: { text: ': heartbeat\n\n', everyMs: heartbeatMs },
      });
    },
  }),
];
