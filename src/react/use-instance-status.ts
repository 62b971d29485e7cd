// A polled instance in a component.

import { useEffect, useRef, useState } from 'react';
import type { Kind } from '../../machines/index.js';
import { type Observation, type Probe, type ProbeFailure, watchStatus } from '../observer/index.js';
import { createRandom } from '../random/index.js';
import { type Clock, systemClock } from '../time/index.js';
import { type InstanceFacts, type InstanceView, instanceView } from '../ui/index.js';

/** How to poll. A change of the kind, the pace or the clock starts a new watch; a new probe does not. */
export interface UseInstanceStatusOptions {
  /** The kind of the instance. */
  readonly kind: Kind;
  /** The time from an answer to the next poll, in milliseconds; 5,000 unless given. */
  readonly everyMs?: number;
  /** How long states last by a plan, for the time left; `phaseRanges` makes it. */
  readonly plan?: InstanceFacts['plan'];
  /** The clock; `systemClock` unless given. */
  readonly clock?: Clock;
}

/** What `useInstanceStatus` returns. */
export interface UseInstanceStatusResult {
  /** What to show; undefined before the first answer. */
  readonly view: InstanceView | undefined;
  /** Why the last poll failed; `view` then shows an older status. */
  readonly failure: ProbeFailure | undefined;
  /** Whether the watch is over: the instance is gone, or the probe has failed for good. */
  readonly isOver: boolean;
}

interface WatchState {
  readonly last?: Extract<Observation, { type: 'status' }>;
  readonly failure?: ProbeFailure | undefined;
  readonly isOver?: boolean;
}

/**
 * Polls an instance from mounting to unmounting, which also aborts the current poll.
 *
 * @param probe - asks for the status, as for `waitForStatus`; it may be a new function each time
 * @param options - the kind of the instance, and how often to poll
 *
 * @example
 * ```ts
 * const { view, failure } = useInstanceStatus(() => fetchStatus(id), { kind: 'ha' });
 * return view ? h(StatusIndicator, { view }) : 'Loading …';
 * ```
 */
export function useInstanceStatus(
  probe: Probe,
  options: UseInstanceStatusOptions,
): UseInstanceStatusResult {
  const { kind, everyMs = 5_000, plan, clock = systemClock } = options;
  const [seen, setSeen] = useState<WatchState>({});
  const latest = useRef(probe);
  useEffect(() => {
    latest.current = probe;
  });
  useEffect(() => {
    const unmounting = new AbortController();
    const watch = watchStatus((signal) => latest.current(signal), {
      kind,
      clock,
      // The pace is fixed, so nothing is drawn from it.
      random: createRandom(0),
      minDelayMs: everyMs,
      maxDelayMs: everyMs,
      signal: unmounting.signal,
    });
    const update = (change: (before: WatchState) => WatchState): void => {
      if (!unmounting.signal.aborted) setSeen(change);
    };
    const follow = async (): Promise<void> => {
      for await (const observation of watch) {
        update((before) =>
          observation.type === 'status'
            ? { last: observation }
            : { ...before, failure: observation.failure },
        );
      }
    };
    setSeen({});
    follow().then(
      () => update((before) => ({ ...before, isOver: true })),
      ({ failure }: { failure?: ProbeFailure }) =>
        update((before) => ({ ...before, failure: failure ?? before.failure, isOver: true })),
    );
    return () => unmounting.abort();
  }, [kind, everyMs, clock]);
  const { last, failure, isOver = false } = seen;
  const view =
    last &&
    instanceView({ status: last.status, kind, since: last.sinceMs, now: clock.now(), plan });
  return { view, failure, isOver };
}
