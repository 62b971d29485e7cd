// Lives from the simulator, as occasional polls observe them.

import fc from 'fast-check';
import { kinds, type Request, requests } from '../../../machines/index.js';
import type { TraceRecord } from '../../../src/observer/index.js';
import {
  parseScenario,
  simulate,
  statusTrace,
  type Timeline,
} from '../../../src/simulator/index.js';

const seconds = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${count}s`);

const phase = (fails: number) => ({ takes: { exponential: { mean: '2m' } }, fails, faults: 0.1 });

/** A life with requests at random times, most of them refused, and faults. */
export const lives: fc.Arbitrary<Timeline> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    seed: fc.nat(),
    requests: fc.array(
      fc.record({
        at: seconds(0, 7200),
        request: fc.constantFrom(...requests.filter((name) => name !== 'delete')),
      }),
      { minLength: 40, maxLength: 80, size: 'large' },
    ),
    faults: fc.array(fc.record({ at: seconds(0, 7200), recoversAfter: seconds(1, 60) }), {
      maxLength: 4,
    }),
    isDeleted: fc.boolean(),
  })
  .map(({ isDeleted, requests: asked, ...rest }) =>
    simulate(
      parseScenario({
        ...rest,
        plan: {
          phases: {
            CREATING: { takes: { exponential: { mean: '2m' } }, fails: 0.1, faults: 0.1 },
            RESTARTING: phase(0.2),
            EXTENDING: phase(0.2),
            RESTORING: phase(0.2),
            ERROR: { takes: { exponential: { mean: '1m' } } },
            backingUp: { takes: '1m', fails: 0.1 },
            configuring: { takes: '4s', fails: 0.1 },
          },
        },
        requests: [...asked, ...(isDeleted ? [{ at: '7201s', request: 'delete' }] : [])],
        end: '3h',
      }),
    ),
  );

const gap = fc.oneof(
  fc.integer({ min: 1, max: 60_000 }),
  fc.integer({ min: 300_000, max: 900_000 }),
);

/** The times between polls, in milliseconds: some of them sleep through whole restarts. */
export const intervals = fc.array(gap, {
  minLength: 2,
  maxLength: 40,
  size: 'large',
});

/** What polls see of a life. */
export function polled(timeline: Timeline, gaps: readonly number[]): TraceRecord[] {
  const changes = statusTrace(timeline).map(({ at, status }) => ({ atMs: Date.parse(at), status }));
  const startMs = Date.parse(timeline.start);
  let atMs = startMs;
  return gaps.flatMap((gap) => {
    atMs += gap;
    const current = changes.findLast((change) => change.atMs <= atMs);
    const at = new Date(atMs).toISOString();
    return current ? [{ at, instance_id: timeline.instanceId, status: current.status }] : [];
  });
}

/** The requests that were accepted in a life. */
export function accepted(timeline: Timeline): TraceRecord[] {
  const startMs = Date.parse(timeline.start);
  return timeline.entries
    .filter(({ mover, refused }) => mover === 'operator' && !refused)
    .map(({ atMs, event }) => ({
      at: new Date(startMs + atMs).toISOString(),
      instance_id: timeline.instanceId,
      request: event as Request,
    }));
}

/** Polls and requests in the order of time, requests first. */
export function merged(
  polls: readonly TraceRecord[],
  asked: readonly TraceRecord[],
): TraceRecord[] {
  const atOf = ({ at }: TraceRecord) => (typeof at === 'number' ? at : Date.parse(at));
  return [...asked, ...polls].sort((a, b) => atOf(a) - atOf(b));
}
