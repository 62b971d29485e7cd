// A live instance in a component.

import { useMemo, useSyncExternalStore } from 'react';
import {
  type Kind,
  type Outcome,
  type Refusal,
  type Request,
  situationOf,
} from '../../machines/index.js';
import { type Plan, phaseRanges } from '../plan/index.js';
import { createRandom } from '../random/index.js';
import { type Clock, systemClock } from '../time/index.js';
import { type InstanceView, instanceView } from '../ui/index.js';
import { type CurrentState, LiveInstance } from './live-instance.js';

/** How to create the instance. A change of any option creates a new one. */
export interface UseInstanceOptions {
  /** Its kind. */
  readonly kind: Kind;
  /** How long phases take and how they end; without it nothing ends until it is reported. */
  readonly plan?: Plan;
  /** Its clock; `systemClock` unless given. */
  readonly clock?: Clock;
  /** The seed of the durations and outcomes; 1 unless given. */
  readonly seed?: number;
}

/** What `useInstance` returns. */
export interface UseInstanceResult {
  /** What to show. */
  readonly view: InstanceView;
  /** The state of the instance, and when it was entered. */
  readonly current: CurrentState;
  /** Makes a request; returns why it is refused, or undefined when it is accepted. */
  readonly request: (request: Request) => Refusal | undefined;
  /** Reports an outcome of the platform; returns whether the chart allows it now. */
  readonly report: (outcome: Outcome) => boolean;
}

/**
 * Drives an instance of its own, from its creation on, for a screen without a service. It pauses while no
 * component that uses it is mounted.
 *
 * @param options - its kind, plan and clock
 *
 * @example
 * ```ts
 * const { view, request } = useInstance({ kind: 'ha', plan: presets.demo });
 * return h(InstanceActions, { view, onRequest: request });
 * ```
 */
export function useInstance(options: UseInstanceOptions): UseInstanceResult {
  const { kind, plan, clock = systemClock, seed = 1 } = options;
  const instance = useMemo(
    () => new LiveInstance({ kind, plan, clock, random: createRandom(seed) }),
    [kind, plan, clock, seed],
  );
  const ranges = useMemo(() => plan && phaseRanges(plan), [plan]);
  const { subscribe, current: read, request, report } = instance;
  const current = useSyncExternalStore(subscribe, read, read);
  const view = instanceView({
    ...situationOf(kind, current.state),
    since: current.sinceMs,
    now: clock.now(),
    plan: ranges,
  });
  return { view, current, request, report };
}
