// The oracle: which leaf can follow which, found by trying every event in XState itself. Nothing of it
// comes from the observer or from the compiled table.

import { eventNames, instanceMachine, type Kind } from '../../machines/index.js';
import { advance, begin, leafNames, leafOf, placeAt } from '../support/proof/index.js';

/** The leaves of a kind and what can follow them. */
export interface LeafGraph {
  /** The leaves in which the kind ever is. */
  readonly lives: ReadonlySet<string>;
  /** All leaves that can follow some, by any number of steps, none of them into `avoid`. */
  after(leaves: ReadonlySet<string>, avoid?: string, events?: readonly string[]): Set<string>;
  /** Whether one status can be seen after another. */
  canFollow(from: string, to: string, avoid?: string): boolean;
}

const statusOfLeaf = (leaf: string) => leaf.split('.')[0] as string;

const graphs = new Map<Kind, LeafGraph>();

/** Tries every event in every state of a kind. */
export function leafGraph(kind: Kind): LeafGraph {
  const known = graphs.get(kind);
  if (known) return known;
  const steps = new Map(
    leafNames(instanceMachine).map((leaf) => {
      const snapshot = placeAt(instanceMachine, leaf, kind);
      if (!snapshot) throw new Error(`no state ${leaf}`);
      const next = eventNames.map((event): [string, string] => [
        event,
        snapshot.can({ type: event }) ? leafOf(advance(instanceMachine, snapshot, event)) : leaf,
      ]);
      return [leaf, next] as const;
    }),
  );
  const after: LeafGraph['after'] = (leaves, avoid, events = eventNames) => {
    const reached = new Set(leaves);
    for (const leaf of reached) {
      for (const [event, next] of steps.get(leaf) ?? []) {
        if (events.includes(event) && statusOfLeaf(next) !== avoid) reached.add(next);
      }
    }
    return reached;
  };
  const lives = after(new Set([leafOf(begin(instanceMachine, kind))]));
  const graph: LeafGraph = {
    lives,
    after,
    canFollow(from, to, avoid) {
      const start = [...lives].filter((leaf) => statusOfLeaf(leaf) === from);
      return [...after(new Set(start), avoid)].some((leaf) => statusOfLeaf(leaf) === to);
    },
  };
  graphs.set(kind, graph);
  return graph;
}

/**
 * Whether a kind can have been seen in these statuses, one after the other, with any steps between.
 *
 * @returns the position of the first that cannot be; -1 when all can
 */
export function firstImpossible(kind: Kind, seen: readonly string[]): number {
  const graph = leafGraph(kind);
  let possible: Set<string> = new Set(graph.lives);
  for (const [index, status] of seen.entries()) {
    possible = new Set([...graph.after(possible)].filter((leaf) => statusOfLeaf(leaf) === status));
    if (possible.size === 0) return index;
  }
  return -1;
}
