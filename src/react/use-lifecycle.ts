// A status that the application has from elsewhere, in a component.

import { useEffect, useReducer } from 'react';
import { type Clock, systemClock } from '../time/index.js';
import { type InstanceFacts, type InstanceView, instanceView } from '../ui/index.js';

/** How to keep the view up to date. */
export interface UseLifecycleOptions {
  /** How often the time left is drawn anew, in milliseconds; 1,000 unless given. */
  readonly everyMs?: number;
  /** The clock; `systemClock` unless given. */
  readonly clock?: Clock;
}

/**
 * What to show of an instance whose status the application already has, from a cache of queries or a store. The
 * time left, where `since` and a plan are given, goes on by itself.
 *
 * @param facts - what is known about the instance
 * @param options - the clock, and how often to look at it
 *
 * @example
 * ```ts
 * // What your own query gives.
 * const { data } = { data: { status: 'RUNNING', kind: 'ha' } as const };
 * const view = useLifecycle({ status: data.status, kind: data.kind });
 * return h(InstanceActions, { view, onRequest: (request) => console.log(request) });
 * ```
 */
export function useLifecycle(
  facts: Omit<InstanceFacts, 'now'>,
  options: UseLifecycleOptions = {},
): InstanceView {
  const { everyMs = 1_000, clock = systemClock } = options;
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const view = instanceView({ ...facts, now: clock.now() });
  const isMoving = view.timeLeft !== undefined;
  useEffect(() => {
    if (!isMoving) return;
    let timer = clock.setTimeout(tick, everyMs);
    function tick(): void {
      timer = clock.setTimeout(tick, everyMs);
      redraw();
    }
    return () => clock.clearTimeout(timer);
  }, [isMoving, everyMs, clock]);
  return view;
}
