// A polled instance in a component.

import { useEffect, useRef, useState } from 'react';
import type { Kind } from '../../machines/index.js';
import { type Observation, type Probe, type ProbeFailure, watchStatus } from '../observer/index.js';
import { type Clock, systemClock } from '../time/index.js';
import { type InstanceFacts, type InstanceView, instanceView } from '../ui/index.js';
import { steadyPolling } from './steady-polling.js';

/** How to poll. A change of the kind, the pace or the clock starts a new watch; a new probe does not. */
export interface UseInstanceStatusOptions {
  /** The kind of the instance; without it the view leaves open what depends on it. */
  readonly kind?: Kind | undefined;
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
  /**
   * Since when there was no answer, when the last poll failed: the time of the last answer, in milliseconds
   * of the clock. The view then has the tone `unknown`, and no action is enabled.
   */
  readonly stale: { readonly sinceMs: number } | undefined;
  /** Whether the watch is over: the instance is gone. */
  readonly isOver: boolean;
}

interface WatchState {
  readonly last?: Extract<Observation, { type: 'status' }>;
  readonly failure?: ProbeFailure | undefined;
  readonly isOver?: boolean;
}

/**
 * Polls an instance from mounting to unmounting, which also aborts the current poll. A poll that fails,
 * for whatever reason and however often, is followed by the next one.
 *
 * @param probe - asks for the status, as for `waitForStatus`; it may be a new function each time
 * @param options - the kind of the instance, and how often to poll
 *
 * @example
 * ```ts
 * const { view, failure, stale } = useInstanceStatus(() => fetchStatus(id), { kind: 'ha' });
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
    const watch = watchStatus(
      (signal) => latest.current(signal),
      steadyPolling(everyMs, clock, unmounting.signal),
    );
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
      // What is left to go wrong is an option out of range; a boundary of the page shows it.
      (error) =>
        update(() => {
          throw error;
        }),
    );
    return () => unmounting.abort();
  }, [everyMs, clock]);
  const { last, failure, isOver = false } = seen;
  const stale = last && failure ? { sinceMs: last.atMs } : undefined;
  const view =
    last &&
    instanceView({
      status: last.status,
      kind,
      since: last.sinceMs,
      now: clock.now(),
      staleSince: stale?.sinceMs,
      plan,
    });
  return { view, failure, stale, isOver };
}
