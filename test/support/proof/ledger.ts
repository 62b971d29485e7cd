// The book that a walk through a chart keeps: it checks every snapshot and step as they come, counts
// them, and knows in the end which statuses, edges and pairs of edges the walk has missed.

import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import { leafOf, statusesIn, takenEdge, writtenEdges } from './chart.js';
import { checkSnapshot, checkStep } from './checks.js';
import { possibleSteps } from './possible.js';
import type { Rules, Subject, Violation } from './rules.js';

/** Where a walk is, and how it got there. */
export interface Position {
  readonly kind: string;
  readonly snapshot: AnyMachineSnapshot;
  readonly trail: readonly string[];
  /** The name of the last step in which a transition was taken. */
  readonly lastStep?: string | undefined;
}

/** How many of how many were seen. */
export interface Share {
  readonly seen: number;
  readonly of: number;
}

/** The numbers of a walk. */
export interface Numbers {
  readonly walk: string;
  readonly paths: number;
  readonly snapshots: number;
  readonly statuses: Share;
  /** Transitions as they are written in the chart. */
  readonly edges: Share;
  /** Transitions per kind and leaf in which they can be taken. */
  readonly steps: Share;
  /** Two such steps, one right after the other. */
  readonly pairs: Share;
}

/** What a walk has to see all of. */
export type Coverage = 'statuses' | 'edges' | 'steps' | 'pairs';

/** A walk's book. */
export interface Ledger {
  begin(kind: string, snapshot: AnyMachineSnapshot): Position;
  step(position: Position, event: string, after: AnyMachineSnapshot): Position;
  /** Counts paths, and snapshots that were looked at without `begin` or `step`. */
  count(paths: number, snapshots?: number): void;
  /** Notes that one step followed another, when `step` was not told. */
  pair(first: string, second: string): void;
  numbers(): Numbers;
  /** The rules that were broken, and what the walk should have seen and has not. */
  violations(mustCover: readonly Coverage[]): Violation[];
}

/** Opens the book of a walk through a chart. */
export function openLedger(walk: string, subject: Subject, rules: Rules): Ledger {
  const { machine } = subject;
  const edges = writtenEdges(machine);
  const possible = possibleSteps(machine, rules);
  const broken = new Map<string, Violation>();
  const seen = {
    statuses: new Set<string>(),
    edges: new Set<AnyTransitionDefinition>(),
    steps: new Set<string>(),
    pairs: new Set<string>(),
  };
  let paths = 0;
  let snapshots = 0;

  // Of all the ways to the same violation the first one is told, which is one of the shortest.
  const note = (found: readonly Violation[], { kind, trail }: Omit<Position, 'snapshot'>) => {
    for (const { rule, message } of found) {
      const way = trail.length > 0 ? `after ${trail.join(', ')}` : 'at birth';
      const key = `${rule}: ${message}`;
      if (!broken.has(key)) broken.set(key, { rule, message: `${message} (${kind}, ${way})` });
    }
  };
  const visit = (position: Position): Position => {
    snapshots++;
    for (const status of statusesIn(position.snapshot)) seen.statuses.add(status);
    note(checkSnapshot(position.snapshot, position.kind, subject, rules), position);
    return position;
  };
  const pair = (first: string, second: string) => seen.pairs.add(`${first} > ${second}`);
  const share = (ours: ReadonlySet<unknown>, all: readonly unknown[]): Share => ({
    seen: all.filter((each) => ours.has(each)).length,
    of: all.length,
  });

  return {
    begin: (kind, snapshot) => visit({ kind, snapshot, trail: [] }),
    step({ kind, snapshot, trail, lastStep }, event, after) {
      const here = { kind, snapshot: after, trail: [...trail, event] };
      note(checkStep(machine, snapshot, event, after), here);
      const edge = takenEdge(machine, snapshot, event);
      if (!edge) return visit({ ...here, lastStep });
      const step = `${kind} ${leafOf(snapshot)} ${event}`;
      seen.edges.add(edge);
      seen.steps.add(step);
      if (lastStep !== undefined) pair(lastStep, step);
      return visit({ ...here, lastStep: step });
    },
    count(more, moreSnapshots = 0) {
      paths += more;
      snapshots += moreSnapshots;
    },
    pair,
    numbers: () => ({
      walk,
      paths,
      snapshots,
      statuses: share(seen.statuses, rules.statuses),
      edges: share(seen.edges, [...edges.keys()]),
      steps: share(seen.steps, possible.steps),
      pairs: share(seen.pairs, possible.pairs),
    }),
    violations(mustCover) {
      const names = {
        statuses: rules.statuses,
        edges: [...edges.keys()],
        steps: possible.steps,
        pairs: possible.pairs,
      };
      const missed = mustCover.flatMap((coverage) =>
        names[coverage]
          .filter((each) => !(seen[coverage] as ReadonlySet<unknown>).has(each))
          .map((each) => ({
            rule: `all ${coverage}`,
            message: `${typeof each === 'string' ? each : edges.get(each)} was never seen (${walk})`,
          })),
      );
      return [...broken.values(), ...missed];
    },
  };
}
