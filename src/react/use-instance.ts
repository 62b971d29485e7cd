// A live instance in a component.

import { useCallback, useMemo, useSyncExternalStore } from 'react';
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
import { beginLife, type Standing } from './live-instance.js';

/** What kind of instance, and how it lives. A change of any of them begins a new life. */
export interface UseInstanceOptions {
  readonly kind: Kind;
  /** How long things take and how they end; without it nothing ends unless it is reported. */
  readonly plan?: Plan;
  /** The system's unless given. */
  readonly clock?: Clock;
  /** What chance makes of the plan; 1 unless given. */
  readonly seed?: number;
}

/** An instance, what to show of it, and what can be done. */
export interface UsedInstance {
  readonly view: InstanceView;
  readonly standing: Standing;
  /** Asks for something; returns why not, or undefined when it is accepted. */
  readonly request: (request: Request) => Refusal | undefined;
  /** Reports what the platform did; returns whether the chart allows it. */
  readonly report: (outcome: Outcome) => boolean;
}

/**
 * Drives a live instance: the chart itself, from its birth on. It stands still while no component that
 * uses it is mounted.
 *
 * @example
 * ```ts
 * const { view, request } = useInstance({ kind: 'ha', plan: presets.demo });
 * return h(InstanceActions, { view, onRequest: request });
 * ```
 */
export function useInstance(options: UseInstanceOptions): UsedInstance {
  const { kind, plan, clock = systemClock, seed = 1 } = options;
  const life = useMemo(
    () => beginLife({ kind, plan, clock, random: createRandom(seed) }),
    [kind, plan, clock, seed],
  );
  const ranges = useMemo(() => plan && phaseRanges(plan), [plan]);
  const read = useCallback(() => life.standing, [life]);
  const standing = useSyncExternalStore(life.subscribe, read, read);
  const view = instanceView({
    ...situationOf(kind, standing.state),
    since: standing.sinceMs,
    now: clock.now(),
    plan: ranges,
  });
  return { view, standing, request: life.request, report: life.report };
}
