// Which edges of the chart a change of status shows. A poll sees statuses, not edges: a change is held for its shortest
// way, from where an instance is when it comes into its status; where several ways are as short, no edge of them is seen.

import {
  type Edge,
  lifecycle as instanceLifecycle,
  type Kind,
  type Lifecycle,
  refused,
  type StateName,
  statusOf,
  step,
} from '../../../machines/index.js';
import { type ObservedStatus, type StateSet, statesOf } from '../lifecycle/index.js';
import type { EdgeSightings, SeenEdge, TraceCoverage } from './report.js';

/** What was known when a change of status was observed. */
export interface ChangeFacts {
  /** The earlier status. */
  readonly from: ObservedStatus;
  /** The later status. */
  readonly to: ObservedStatus;
  /** By position of the kind, in which states the instance could be. */
  readonly states: readonly StateSet[];
  /** The positions of the events that can have happened in between. */
  readonly events: readonly number[];
}

/** A change, and how often it was observed. */
export interface CountedChange {
  readonly facts: ChangeFacts;
  readonly count: number;
}

/** Adds up which edges some changes show. */
export function coverageOf(lifecycle: Lifecycle, changes: readonly CountedChange[]): TraceCoverage {
  const edges = new Map<Edge, { seen: number; passed: number; possible: number }>();
  const undecided = new Map<string, { edges: SeenEdge[]; count: number }>();
  const totals = { oneStep: 0, moreSteps: 0, undecided: 0 };
  for (const { facts, count } of changes) {
    const steps = shortestWays(lifecycle, facts);
    const isOneStep = steps.length === 1;
    const isDecided = steps.every(({ size }) => size === 1);
    totals[isDecided ? (isOneStep ? 'oneStep' : 'moreSteps') : 'undecided'] += count;
    for (const candidates of steps) {
      for (const edge of candidates) {
        const known = edges.get(edge) ?? { seen: 0, passed: 0, possible: 0 };
        edges.set(edge, known);
        known[candidates.size > 1 ? 'possible' : isOneStep ? 'seen' : 'passed'] += count;
      }
      if (candidates.size === 1) continue;
      const key = [...candidates].map((edge) => lifecycle.edges.indexOf(edge)).join();
      const known = undecided.get(key) ?? { edges: [...candidates].map(seenEdge), count: 0 };
      undecided.set(key, { ...known, count: known.count + count });
    }
  }
  return {
    ...totals,
    edges: lifecycle.edges.flatMap((edge) => {
      const counts = edges.get(edge);
      return counts ? [{ ...seenEdge(edge), ...counts }] : [];
    }),
    ambiguous: [...undecided.values()].sort((a, b) => b.count - a.count),
  };
}

/** Adds up coverages of parts that have no instance in common. Edges that the chart no longer has come last. */
export function addedCoverage(parts: readonly TraceCoverage[]): TraceCoverage {
  const sum = (of: (part: TraceCoverage) => number) =>
    parts.reduce((total, part) => total + of(part), 0);
  const edges = new Map<string, EdgeSightings>();
  for (const edge of parts.flatMap((part) => part.edges)) {
    const known = edges.get(keyOf(edge));
    edges.set(keyOf(edge), {
      ...edge,
      seen: edge.seen + (known?.seen ?? 0),
      passed: edge.passed + (known?.passed ?? 0),
      possible: edge.possible + (known?.possible ?? 0),
    });
  }
  const ambiguous = new Map<string, TraceCoverage['ambiguous'][number]>();
  for (const each of parts.flatMap((part) => part.ambiguous)) {
    const key = each.edges.map(keyOf).join();
    ambiguous.set(key, { ...each, count: each.count + (ambiguous.get(key)?.count ?? 0) });
  }
  return {
    oneStep: sum(({ oneStep }) => oneStep),
    moreSteps: sum(({ moreSteps }) => moreSteps),
    undecided: sum(({ undecided }) => undecided),
    edges: [...edges.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    ambiguous: [...ambiguous.values()].sort((a, b) => b.count - a.count),
  };
}

const keyOf = ({ from, event, guard, to }: SeenEdge) => [from, event, guard ?? '', to].join(' ');

const places = new Map(instanceLifecycle.edges.map((edge, place) => [keyOf(edge), place]));
const placeOf = (edge: SeenEdge) => places.get(keyOf(edge)) ?? places.size;

const seenEdge = ({ from, event, guard, to }: Edge): SeenEdge => ({
  from,
  event,
  ...(guard && { guard }),
  to,
});

/** Per step of all ways that are shortest, the edges that can have been taken. */
function shortestWays(lifecycle: Lifecycle, facts: ChangeFacts): ReadonlySet<Edge>[] {
  const ofKinds = lifecycle.table.kinds.flatMap((kind, k) => {
    const steps = waysOfKind(lifecycle, facts, k);
    return steps ? [{ kind, steps }] : [];
  });
  const length = Math.min(...ofKinds.map(({ steps }) => steps.length));
  const shortest = ofKinds.filter(({ steps }) => steps.length === length);
  return Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, index) => {
    const taken = shortest.flatMap(({ kind, steps }) =>
      (steps[index] ?? []).flatMap(({ state, event }) => edgeAt(lifecycle, kind, state, event)),
    );
    return new Set(taken);
  });
}

interface Taken {
  readonly state: number;
  readonly event: number;
  readonly to: number;
}

/** The steps on the shortest ways of one kind, layer by layer; undefined when there is none. */
function waysOfKind(
  { table }: Lifecycle,
  { from, to, states, events }: ChangeFacts,
  kind: number,
): Taken[][] | undefined {
  const possible = states[kind] ?? 0;
  const entered = possible & entriesOf(table, kind, from);
  const goal = statesOf(table, to);
  const layers: Taken[][] = [];
  let reached = entered || possible;
  let frontier = reached;
  while (frontier !== 0 && (frontier & goal) === 0) {
    const layer: Taken[] = [];
    let next = 0;
    for (let state = 0; state < table.stateCount; state++) {
      if ((frontier & (1 << state)) === 0) continue;
      for (const event of events) {
        const after = step(table, kind, state, event);
        if (after === refused || (reached & (1 << after)) !== 0) continue;
        layer.push({ state, event, to: after });
        next |= 1 << after;
      }
    }
    layers.push(layer);
    reached |= next;
    frontier = next;
  }
  if (frontier === 0) return undefined;
  // What leads to the goal, from the last step back to the first.
  let wanted = frontier & goal;
  return layers
    .toReversed()
    .map((layer) => {
      const used = layer.filter((taken) => (wanted & (1 << taken.to)) !== 0);
      wanted = used.reduce((set, { state }) => set | (1 << state), 0);
      return used;
    })
    .toReversed();
}

/** The states in which an instance is when it comes into a status, or begins in it. */
function entriesOf(table: Lifecycle['table'], kind: number, status: ObservedStatus): StateSet {
  const inside = statesOf(table, status);
  let entries = inside & (1 << table.initial);
  for (let state = 0; state < table.stateCount; state++) {
    if ((inside & (1 << state)) !== 0) continue;
    for (let event = 0; event < table.eventCount; event++) {
      const after = step(table, kind, state, event);
      if (after !== refused) entries |= inside & (1 << after);
    }
  }
  return entries;
}

/** The edge that a kind takes: of those that are written further out and further in, the innermost. */
function edgeAt({ edges, table }: Lifecycle, kind: Kind, state: number, event: number): Edge[] {
  const leaf = table.states[state] as StateName;
  const taken = edges
    .filter(
      (edge) =>
        edge.event === table.events[event] &&
        edge.leaves.includes(leaf) &&
        edge.kinds.includes(kind),
    )
    .sort((a, b) => b.from.length - a.from.length);
  return taken.slice(0, 1);
}

/** Whether polls can never see an edge: it leaves the status as it is. */
export const isHidden = ({ from, to }: Edge): boolean => statusOf(from) === statusOf(to);
