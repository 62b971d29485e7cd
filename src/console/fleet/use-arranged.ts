// What the fleet page shows of the rows, worked out at most ten times a second however often they
// change: which rows in which order, and the counts.

import { useMemo, useRef } from 'preact/hooks';
import { type FleetView, fleetView, type StatusCount } from '../../ui/index.js';
import { useFleet, usePage } from '../frame/index.js';
import type { LiveFleet } from '../live/index.js';
import { arrange, type Query } from './arrange.js';

/** How long an arrangement lasts, in milliseconds: shorter than what is felt as late. */
const lastsMs = 80;

/** What the page shows. */
export interface Arranged {
  readonly order: readonly string[];
  readonly view: FleetView;
}

/** The rows that the query asks for, in its order, and the counts of all. */
export function useArranged(query: Query): Arranged {
  const { environment } = usePage();
  const fleet = useFleet();
  const last = useRef({ atMs: Number.NEGATIVE_INFINITY, version: -1, due: false });
  const order = useRef<readonly string[]>([]);
  const nowMs = environment.nowMs();
  const isDue = last.current.version !== fleet.version && nowMs - last.current.atMs >= lastsMs;
  if (isDue) last.current = { atMs: nowMs, version: fleet.version, due: false };
  // The last change of a burst must not stay out of the picture.
  if (last.current.version !== fleet.version && !last.current.due) {
    last.current.due = true;
    environment.after(lastsMs, () => touch(fleet));
  }
  const { version } = last.current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are as old as the version
  order.current = useMemo(() => arrange(fleet.rows, query, order.current), [version, query]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are as old as the version
  const view = useMemo(() => fleetView(fleet.rows.values()), [version]);
  return { order: order.current, view };
}

/** A view in which a status that was there once stays, so that the page does not jump. */
export function withSeen(view: FleetView, seen: Map<string, StatusCount>): FleetView {
  for (const count of view.counts) seen.set(count.status, { ...count, count: 0 });
  const known = new Map(view.counts.map((count) => [count.status, count]));
  return { ...view, counts: [...seen.values()].map((zero) => known.get(zero.status) ?? zero) };
}

/** Has the page drawn anew. */
const touch = (fleet: LiveFleet) => fleet.redraw();
