// A polled instance in a component.

import { useEffect, useRef, useState } from 'react';
import type { Kind } from '../../machines/index.js';
import { type Observation, type Probe, type ProbeFailure, watchStatus } from '../observer/index.js';
import { createRandom } from '../random/index.js';
import { type Clock, systemClock } from '../time/index.js';
import { type InstanceFacts, type InstanceView, instanceView } from '../ui/index.js';

/** How to poll. A change of the kind, the pace or the clock begins anew; a new probe does not. */
export interface UseInstanceStatusOptions {
  readonly kind: Kind;
  /** From one answer to the next question, in milliseconds; 5 seconds unless given. */
  readonly everyMs?: number;
  /** How long states last, for the time left. */
  readonly plan?: InstanceFacts['plan'];
  /** The system's unless given. */
  readonly clock?: Clock;
}

/** What is known of a polled instance. */
export interface PolledInstance {
  /** What to show; undefined before the first answer. */
  readonly view: InstanceView | undefined;
  /** Why the last poll saw nothing; what `view` shows is then older than it should be. */
  readonly failure: ProbeFailure | undefined;
  /** Whether the watch is over: the instance is gone, or the probe has failed for good. */
  readonly isOver: boolean;
}

interface Seen {
  readonly last?: Extract<Observation, { type: 'status' }>;
  readonly failure?: ProbeFailure | undefined;
  readonly isOver?: boolean;
}

/**
 * Polls an instance from mounting to unmounting, which also aborts the question under way.
 *
 * @param probe - asks for the status, as for `waitForStatus`; it may be a new function each time
 *
 * @example
 * ```ts
 * const { view, failure } = useInstanceStatus(() => fetchStatus(id), { kind: 'ha' });
 * return view ? h(StatusIndicator, { view }) : 'Loading …';
 * ```
 */
export function useInstanceStatus(probe: Probe, options: UseInstanceStatusOptions): PolledInstance {
  const { kind, everyMs = 5_000, plan, clock = systemClock } = options;
  const [seen, setSeen] = useState<Seen>({});
  const latest = useRef(probe);
  useEffect(() => {
    latest.current = probe;
  });
  useEffect(() => {
    const leaving = new AbortController();
    const watch = watchStatus((signal) => latest.current(signal), {
      kind,
      clock,
      // At a fixed pace nothing is drawn from it.
      random: createRandom(0),
      minDelayMs: everyMs,
      maxDelayMs: everyMs,
      signal: leaving.signal,
    });
    const tell = (change: (before: Seen) => Seen): void => {
      if (!leaving.signal.aborted) setSeen(change);
    };
    const follow = async (): Promise<void> => {
      for await (const observation of watch) {
        tell((before) =>
          observation.type === 'status'
            ? { last: observation }
            : { ...before, failure: observation.failure },
        );
      }
    };
    setSeen({});
    follow().then(
      () => tell((before) => ({ ...before, isOver: true })),
      ({ failure }: { failure?: ProbeFailure }) =>
        tell((before) => ({ ...before, failure: failure ?? before.failure, isOver: true })),
    );
    return () => leaving.abort();
  }, [kind, everyMs, clock]);
  const { last, failure, isOver = false } = seen;
  const view =
    last &&
    instanceView({ status: last.status, kind, since: last.sinceMs, now: clock.now(), plan });
  return { view, failure, isOver };
}
