// A polled list of instances in a component.

import { useEffect, useMemo, useRef, useState } from 'react';
import { type Kind, kinds } from '../../machines/index.js';
import {
  type FleetMember,
  type ListedInstance,
  type ListProbe,
  type ProbeFailure,
  watchFleet,
} from '../observer/index.js';
import { type Clock, systemClock } from '../time/index.js';
import {
  type FleetView,
  fleetView,
  type InstanceFacts,
  type InstanceView,
  instanceView,
} from '../ui/index.js';
import { steadyPolling } from './steady-polling.js';

/** How to poll a list. A change of the pace or the clock starts a new watch; a new probe does not. */
export interface UseFleetOptions {
  /** The time from an answer to the next poll, in milliseconds; 5,000 unless given. */
  readonly everyMs?: number;
  /** How long states last by a plan, for the time left; `phaseRanges` makes it. */
  readonly plan?: InstanceFacts['plan'];
  /** The clock; `systemClock` unless given. */
  readonly clock?: Clock;
}

/** An instance of a fleet, to be shown. */
export interface FleetRowView {
  /** The id of the instance. */
  readonly instanceId: string;
  /** What to show. */
  readonly view: InstanceView;
}

/** What `useFleet` returns. */
export interface UseFleetResult {
  /** The fleet in numbers; undefined before the first answer. */
  readonly view: FleetView | undefined;
  /** The instances, in the order in which they were first listed. */
  readonly rows: readonly FleetRowView[];
  /** Why the last poll failed; what is shown is older then. */
  readonly failure: ProbeFailure | undefined;
  /** Since when there was no answer, when the last poll failed, in milliseconds of the clock. */
  readonly stale: { readonly sinceMs: number } | undefined;
}

interface FleetState {
  readonly members?: readonly FleetMember[];
  readonly atMs?: number;
  readonly failure?: ProbeFailure | undefined;
}

/**
 * Polls a list of instances from mounting to unmounting. A poll that fails, for whatever reason and however
 * often, is followed by the next one; meanwhile no action is enabled.
 *
 * @param list - lists instances as for `watchFleet`; where they have a `kind`, as those of `instancesOf` do,
 *   the views know it
 * @param options - how often to poll
 *
 * @example
 * ```ts
 * const { view, rows } = useFleet(() => instances.pages());
 * return h('ul', null, rows.map(({ instanceId, view }) =>
 *   h('li', { key: instanceId }, h(StatusIndicator, { view }))));
 * ```
 */
export function useFleet(list: ListProbe, options: UseFleetOptions = {}): UseFleetResult {
  const { everyMs = 5_000, plan, clock = systemClock } = options;
  const [seen, setSeen] = useState<FleetState>({});
  const known = useRef(new Map<string, Kind>());
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  useEffect(() => {
    const unmounting = new AbortController();
    const { signal } = unmounting;
    const probe: ListProbe = (within) => noting(latest.current, within, known.current);
    const follow = async (): Promise<void> => {
      for await (const round of watchFleet(probe, steadyPolling(everyMs, clock, signal))) {
        if (signal.aborted) return;
        if (round.type === 'instances') forget(known.current, round.instances);
        setSeen((before) =>
          round.type === 'instances'
            ? // The watch keeps its own up to date in place.
              {
                members: [...round.instances.values()].map((each) => ({ ...each })),
                atMs: round.atMs,
              }
            : { ...before, failure: round.failure },
        );
      }
    };
    setSeen({});
    // What is left to go wrong is an option out of range; a boundary of the page shows it.
    follow().catch((error) =>
      setSeen(() => {
        throw error;
      }),
    );
    return () => unmounting.abort();
  }, [everyMs, clock]);
  return useMemo(() => {
    const { members = [], atMs, failure } = seen;
    const stale = failure && atMs !== undefined ? { sinceMs: atMs } : undefined;
    const facts = members.map(
      ({ instanceId, status, sinceMs }): InstanceFacts => ({
        status,
        kind: known.current.get(instanceId),
        since: sinceMs,
        now: clock.now(),
        staleSince: stale?.sinceMs,
        plan,
      }),
    );
    const rows = facts.map((each, n) => ({
      instanceId: members[n]?.instanceId ?? '',
      view: instanceView(each),
    }));
    return { view: atMs === undefined ? undefined : fleetView(facts), rows, failure, stale };
  }, [seen, plan, clock]);
}

/** Lets the kinds of instances go that are no more. */
function forget(known: Map<string, Kind>, instances: ReadonlyMap<string, FleetMember>): void {
  for (const id of known.keys()) if (!instances.has(id)) known.delete(id);
}

/** Lists, and notes the kinds that come along. What is no list of instances is left for the watch to refuse. */
async function* noting(list: ListProbe, signal: AbortSignal, known: Map<string, Kind>) {
  const answer = await list(signal);
  const pages = Symbol.asyncIterator in Object(answer) ? answer : [answer];
  for await (const page of pages as AsyncIterable<Iterable<ListedInstance>>) {
    if (!(Symbol.iterator in Object(page)) || typeof page === 'string') {
      yield page;
      continue;
    }
    const instances = [...page];
    for (const each of instances as { instance_id?: string; kind?: Kind }[]) {
      const kind = kinds.find((name) => name === each?.kind);
      if (each?.instance_id && kind) known.set(each.instance_id, kind);
    }
    yield instances;
  }
}
