// The proof of a machine: it is walked in every way, and every claim is held against all that it can become.

import type { AnyStateMachine, EventObject } from 'xstate';
import { createTestModel, getSimplePaths } from 'xstate/graph';
import type { Answer, Claim } from './claim.js';
import { exploreInSteps, type Reach } from './explore.js';
import { judge } from './judge.js';
import { advance, eventsOf, keyOf, type Start, takenEdges, writtenEdges } from './machine.js';
import type { Verdict } from './verdict.js';
import type { Numbers } from './walks/ledger.js';
import type { Violation, WalkSubject } from './walks/subject.js';
import { walk } from './walks/walk.js';
import type { Walked } from './walks/walk-all.js';

/** What to prove, and how far to look. */
export interface ProveOptions {
  /** What is claimed of the machine. */
  readonly claims: readonly Claim[];
  /** The inputs that the machine can begin with, named; one without input unless given. */
  readonly starts?: readonly Start[];
  /** The events to try; one of each type that the machine listens to, without data, unless given. */
  readonly events?: readonly EventObject[];
  /** How many events in a row at most; as many as it takes unless given. */
  readonly depth?: number;
  /** How many snapshots of one start at most, 10,000 unless given. */
  readonly maxSnapshots?: number;
  /** The top-level states that have to be visited; all unless given. */
  readonly states?: readonly string[];
  /** Whether to walk paths and sequences as well, which counts them; true unless given. */
  readonly walks?: boolean;
}

/** What a proof comes to. */
export interface Proof {
  /** The id of the machine. */
  readonly machine: string;
  /** What became of each claim, in their order. */
  readonly verdicts: readonly Verdict[];
  /** Whether every claim is proven: none refuted, vacuous or bounded. */
  readonly proven: boolean;
  /** From every start: what can be reached, and whether that is all. */
  readonly reached: readonly {
    readonly start: string;
    readonly snapshots: number;
    readonly complete: boolean;
  }[];
  /** How many transitions are written in the machine. */
  readonly edges: number;
  /** What each walk has seen; empty when none was asked for, or none can be made. */
  readonly walks: readonly Numbers[];
  /** Why there are no walks although they were asked for. */
  readonly withoutWalks?: string;
}

/**
 * Proves claims about a machine, or refutes them by a shortest counterexample each. The machine is taken as a pure
 * function: what its actions do outside of it is not seen. Its timers are events that may happen in their states; what an
 * actor tells are events that may happen while the machine has it, its end also more than once.
 *
 * @param machine - any XState 5 machine
 * @returns a verdict on each claim, in their order
 * @throws UnprovableError when the machine throws, or has no starts
 * @example
 * ```ts
 * const claims = [reachable('it can be deleted', { to: (instance) => instance.matches('deleted') })];
 * const { verdicts } = prove(instanceMachine, { ...instanceProof, claims });
 * verdicts[0]?.outcome; // 'proven'
 * ```
 */
export function prove(machine: AnyStateMachine, options: ProveOptions): Proof {
  const steps = proveInSteps(machine, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How far a proof is. */
export interface ProofProgress {
  /** How many snapshots were found so far. */
  readonly snapshots: number;
  /** The verdicts so far, in the order of the claims. */
  readonly verdicts: readonly Verdict[];
}

/**
 * Proves like {@link prove}, and pauses every few hundred snapshots and after each claim: for programs that have other things to do
 * meanwhile, such as drawing a page. Only the walks come in one go.
 *
 * @param machine - any XState 5 machine
 * @returns steps, each with how far it is, the last of which has the proof; they throw what `prove` throws
 * @example
 * ```ts
 * const steps = proveInSteps(instanceMachine, { ...instanceProof, walks: false });
 * let step = steps.next();
 * while (!step.done) {
 *   step = steps.next();
 * }
 * step.value.proven; // true
 * ```
 */
export function* proveInSteps(
  machine: AnyStateMachine,
  {
    claims,
    starts = [{ name: 'start', input: undefined }],
    events = eventsOf(machine),
    depth = Number.POSITIVE_INFINITY,
    maxSnapshots = 10_000,
    states = Object.keys(machine.root.states),
    walks = true,
  }: ProveOptions,
): Generator<ProofProgress, Proof> {
  const limits = { depth, snapshots: maxSnapshots };
  const reaches: Reach[] = [];
  const verdicts: Verdict[] = [];
  const progress = (more = 0): ProofProgress => ({
    snapshots: reaches.reduce((sum, { nodes }) => sum + nodes.length, more),
    verdicts: [...verdicts],
  });
  for (const start of starts) {
    const search = exploreInSteps(machine, start, events, limits);
    let found = search.next();
    for (; !found.done; found = search.next()) yield progress(found.value);
    reaches.push(found.value);
    yield progress();
  }
  for (const claim of claims) {
    verdicts.push(judge(machine, claim, reaches));
    yield progress();
  }
  const subject = {
    machine,
    starts,
    events,
    states,
    tools: { createTestModel, getSimplePaths },
    ...checksOf(machine, claims, events),
  };
  const walked = walks ? walk(subject, reaches) : undefined;
  if (typeof walked === 'object') agree(walked, verdicts);
  return {
    machine: machine.id,
    verdicts,
    proven: verdicts.every(({ outcome }) => outcome === 'proven'),
    reached: reaches.map(({ start, nodes, complete }) => ({
      start: start.name,
      snapshots: nodes.length,
      complete,
    })),
    edges: writtenEdges(machine).size,
    walks: typeof walked === 'object' ? walked.numbers : [],
    ...(typeof walked === 'string' && { withoutWalks: walked }),
  };
}

/** The claims about snapshots and steps as the checks of a walk; each snapshot of a start is judged once. */
function checksOf(
  machine: AnyStateMachine,
  claims: readonly Claim[],
  events: readonly EventObject[],
): Pick<WalkSubject, 'checkSnapshot' | 'checkStep'> {
  const known = new Map<string, readonly Violation[]>();
  return {
    checkSnapshot(snapshot, start) {
      const key = `${start.name} ${keyOf(snapshot)}`;
      const before = known.get(key);
      if (before) return before;
      const where = {
        input: start.input,
        steps: () =>
          events.map((event) => ({
            before: snapshot,
            event,
            after: advance(machine, snapshot, event),
            taken: takenEdges(machine, snapshot, event).length > 0,
          })),
        attempt: (event: EventObject) => advance(machine, snapshot, event),
      };
      const found = claims.flatMap((claim) =>
        claim.type === 'always' ? violationOf(claim, claim.holds(snapshot, where)) : [],
      );
      known.set(key, found);
      return found;
    },
    checkStep(before, event, after) {
      const taken = takenEdges(machine, before, event).length > 0;
      return claims.flatMap((claim) =>
        claim.type === 'step'
          ? violationOf(claim, claim.holds({ before, event, after, taken }))
          : [],
      );
    },
  };
}

const violationOf = ({ name, sentence }: Claim, answer: Answer): Violation[] =>
  answer === true ? [] : [{ rule: name, message: answer || sentence }];

/** A walk that finds what the search has missed, or the reverse, is a mistake in this program. */
function agree({ violations }: Walked, verdicts: readonly Verdict[]): void {
  for (const { claim, outcome } of verdicts) {
    if (claim.type !== 'always' && claim.type !== 'step') continue;
    const broken = violations.some(({ rule }) => rule === claim.name);
    if (broken !== (outcome === 'refuted')) {
      throw new Error(`the walk and the search disagree on ${claim.name}`);
    }
  }
}
