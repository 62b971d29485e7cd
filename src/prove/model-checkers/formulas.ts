// Claims as formulas over states and kinds. A predicate that says what it asks is written so; of every other one it is
// asked in which of the snapshots that the proof has reached it is true.

import { eventNames, type InstanceMachine, type Mover, moverOf } from '../../../machines/index.js';
import type { Claim, LeadsToClaim, Predicate } from '../claim.js';
import { explore, type Reached } from '../explore.js';
import { instanceProof, instanceStarts } from '../instance.js';
import { advance } from '../machine.js';

/** A kind and a state. */
export interface Pair {
  readonly kind: string;
  readonly state: string;
}

/** What a predicate is true of. */
export type Term =
  /** Having a tag, being in a status, or not. */
  | {
      readonly type: 'named';
      readonly sort: 'tag' | 'state';
      readonly name: string;
      readonly negated: boolean;
    }
  /** Everything that the proof has reached. */
  | { readonly type: 'reached' }
  | { readonly type: 'pairs'; readonly pairs: readonly Pair[] };

/** A claim in another notation. */
export type Formula = { readonly claim: Claim } & (
  | { readonly type: 'invariant'; readonly holds: Term }
  | { readonly type: 'equivalence'; readonly left: Term; readonly right: Term }
  /** As long as who moves goes on moving while they can. */
  | { readonly type: 'leadsTo'; readonly from: Term; readonly to: Term; readonly mover: Mover }
  /** No formula about runs says it; that it is possible at all, a model checker shows by a counterexample. */
  | { readonly type: 'possible'; readonly to: Term }
  | { readonly type: 'none'; readonly why: string }
);

/** The claims about a lifecycle, and what was reached. */
export interface Formulas {
  readonly formulas: readonly Formula[];
  readonly reached: readonly Pair[];
}

/** Asks every claim what it is true of. */
export function formulasOf(machine: InstanceMachine, claims: readonly Claim[]): Formulas {
  const { events = [] } = instanceProof;
  const limits = { depth: Number.POSITIVE_INFINITY, snapshots: 10_000 };
  const nodes = instanceStarts.flatMap((start) => [
    ...explore(machine, start, events, limits).nodes,
  ]);
  const termOf = (is: (node: Reached) => boolean) => tabulated(nodes, is);
  const of = (predicate: Predicate): Term =>
    predicate.says
      ? { ...predicate.says, type: 'named', sort: predicate.says.type }
      : termOf(({ snapshot }) => predicate(snapshot));
  return {
    reached: nodes.map(pairOf),
    formulas: claims.map((claim): Formula => {
      switch (claim.type) {
        case 'always':
          if (claim.sides) {
            const [left, right] = claim.sides;
            return { claim, type: 'equivalence', left: of(left), right: of(right) };
          }
          return { claim, type: 'invariant', holds: termOf(holdsIn(machine, claim.holds)) };
        case 'leadsTo': {
          const mover = moverThat(claim);
          if (!mover) return { claim, type: 'none', why: 'its fairness is that of no mover' };
          return { claim, type: 'leadsTo', from: of(claim.from), to: of(claim.to), mover };
        }
        case 'reachable':
          return { claim, type: 'possible', to: of(claim.to) };
        default:
          return { claim, type: 'none', why: 'it is about what is written, not about runs' };
      }
    }),
  };
}

const pairOf = ({ start, state }: Reached): Pair => ({ kind: start.name, state });

const holdsIn =
  (machine: InstanceMachine, holds: Extract<Claim, { type: 'always' }>['holds']) =>
  ({ snapshot, start, steps }: Reached): boolean =>
    holds(snapshot, {
      input: start.input,
      steps: () =>
        steps.map(({ event, taken, to }) => ({
          before: snapshot,
          event,
          after: to.snapshot,
          taken,
        })),
      attempt: (event) => advance(machine, snapshot, event),
    }) === true;

/** Who makes the events of the chart. */
export const movers: readonly Mover[] = [...new Set(eventNames.map(moverOf))].sort();

/** Who makes all the events that a claim counts on, and no others. */
function moverThat({ helpful }: LeadsToClaim): Mover | undefined {
  return movers.find((mover) =>
    eventNames.every((type) => helpful({ type }) === (moverOf(type) === mover)),
  );
}

function tabulated(nodes: readonly Reached[], is: (node: Reached) => boolean): Term {
  if (nodes.every(is)) return { type: 'reached' };
  return { type: 'pairs', pairs: nodes.filter(is).map(pairOf) };
}
