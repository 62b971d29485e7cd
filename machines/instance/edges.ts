// The edge list: every transition that is written in the chart, with who causes it, for which kinds
// it is taken, and where our knowledge of it comes from. Diagrams and docs are drawn from it.

import type { AnyTransitionDefinition } from 'xstate';
import { type EventName, type Mover, moverOf } from './events.js';
import { nodeName, nodesOf, type Walks } from './graph.js';
import type { GuardName } from './guards.js';
import type { InstanceMachine } from './instance.machine.js';
import type { Kind } from './kinds.js';
import type { Provenance } from './provenance.js';
import type { StateName, Status } from './statuses.js';

/** A transition as it is written in the chart. */
export interface Edge {
  /** Where it is written: a leaf, or a status with tasks for what holds during all of them. */
  readonly from: StateName | Status;
  /** The request or outcome that takes it. */
  readonly event: EventName;
  /** Where it is written to lead: a leaf, or a status with tasks, entered in its initial one. */
  readonly to: StateName | Status;
  /** Who sends that event. */
  readonly mover: Mover;
  /** The predicate on the kind that it needs, if any. */
  readonly guard?: GuardName;
  /** The kinds of instance that get to take it. */
  readonly kinds: readonly Kind[];
  /** The leaves from which they take it. */
  readonly leaves: readonly StateName[];
  /** What it means, in words. */
  readonly description: string;
  /** The page that it comes from, or the reason why it is assumed. */
  readonly provenance: Provenance;
}

/** What an edge has that was written without a source, as who tries out a change writes one. */
const unnoted: Provenance = { pages: [], assumed: 'no source is noted' };

/**
 * Lists the chart's edges in the order in which they are written.
 *
 * @param machine - the chart
 * @param walks - the chart walked as each kind
 */
export function edgesOf(machine: InstanceMachine, walks: Walks): Edge[] {
  const taken = new Map<AnyTransitionDefinition, { kinds: Set<Kind>; leaves: Set<StateName> }>();
  for (const [kind, walk] of walks) {
    for (const [leaf, { reached, steps }] of walk) {
      if (!reached) continue;
      for (const { transition } of steps.values()) {
        const use = taken.get(transition) ?? { kinds: new Set(), leaves: new Set() };
        use.kinds.add(kind);
        use.leaves.add(leaf);
        taken.set(transition, use);
      }
    }
  }
  return nodesOf(machine).flatMap((node) =>
    [...node.transitions.values()].flat().map((transition) => {
      const event = transition.eventType as EventName;
      const guard = transition.guard as GuardName | undefined;
      const target = transition.target?.[0] ?? node;
      return {
        from: nodeName(node) as Edge['from'],
        event,
        to: nodeName(target) as Edge['to'],
        mover: moverOf(event),
        ...(guard && { guard }),
        kinds: [...(taken.get(transition)?.kinds ?? [])],
        leaves: [...(taken.get(transition)?.leaves ?? [])],
        description: (transition.description as string | undefined) ?? '',
        provenance: (transition.meta as Provenance | undefined) ?? unnoted,
      };
    }),
  );
}
