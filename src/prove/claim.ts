// Claims about a machine, as data: a name, a sentence, and predicates over its snapshots, steps or edges.

import type { AnyMachineSnapshot, AnyTransitionDefinition, EventObject } from 'xstate';

/** Something that is true of a snapshot, or is not. */
export interface Predicate {
  (snapshot: AnyMachineSnapshot): boolean;
  /** What it asks, where it is one of `tagged`, `inState` and `not`. */
  readonly says?: {
    readonly type: 'tag' | 'state';
    readonly name: string;
    readonly negated: boolean;
  };
}

/** What a predicate answers: true, or false, or false with the reason in words. */
export type Answer = boolean | string;

/** A step that was taken or refused. */
export interface ClaimedStep {
  /** The machine before the event. */
  readonly before: AnyMachineSnapshot;
  /** What happened. */
  readonly event: EventObject;
  /** The machine after it; the very same snapshot where the event is ignored. */
  readonly after: AnyMachineSnapshot;
  /** Whether the machine has a transition for the event there. */
  readonly taken: boolean;
}

/** Where a snapshot was met. */
export interface Surroundings {
  /** What the machine began with. */
  readonly input: unknown;
  /** What each event does there, one after the other. */
  steps(): readonly ClaimedStep[];
  /** What any other event would do there. */
  attempt(event: EventObject): AnyMachineSnapshot;
}

/** A transition as it is written in the machine. */
export interface WrittenEdge {
  /** The edge in words: `ERROR --recover--> RUNNING`. */
  readonly name: string;
  /** The transition as XState has it, with its `meta` and `description`. */
  readonly definition: AnyTransitionDefinition;
}

interface Named {
  /** Short, unique, to be named on a command line. */
  readonly name: string;
  /** What is claimed, as a sentence. */
  readonly sentence: string;
}

/** True of every snapshot that can be reached. */
export interface AlwaysClaim extends Named {
  readonly type: 'always';
  readonly holds: (snapshot: AnyMachineSnapshot, where: Surroundings) => Answer;
  /** Where the claim says something: when no such snapshot is reached, it is vacuous. */
  readonly about: Predicate;
  /** For what is claimed of the same snapshots: the two things, to be written in another notation. */
  readonly sides?: readonly [left: Predicate, right: Predicate];
}

/** True of every step, taken or refused, from every snapshot that can be reached. */
export interface StepClaim extends Named {
  readonly type: 'step';
  readonly holds: (step: ClaimedStep) => Answer;
  readonly about: (step: ClaimedStep) => boolean;
}

/** True of every transition that is written. */
export interface EdgeClaim extends Named {
  readonly type: 'edge';
  readonly holds: (edge: WrittenEdge) => Answer;
}

/** From every snapshot `from` that can be reached there is a way to one that is `to`. */
export interface ReachableClaim extends Named {
  readonly type: 'reachable';
  readonly from: Predicate;
  readonly to: Predicate;
}

/** Every run from a snapshot `from` comes to one that is `to`, as long as the `helpful` events keep coming. */
export interface LeadsToClaim extends Named {
  readonly type: 'leadsTo';
  readonly from: Predicate;
  readonly to: Predicate;
  /** The events of which one happens again and again while one is possible: the fairness that is assumed. */
  readonly helpful: (event: EventObject) => boolean;
}

/** The same event in the same state leads to the same state, whatever happened before. */
export interface OneWayClaim extends Named {
  readonly type: 'oneWay';
}

/** Every transition that is written can be taken. */
export interface TakenClaim extends Named {
  readonly type: 'taken';
}

/** A claim about a machine. */
export type Claim =
  | AlwaysClaim
  | StepClaim
  | EdgeClaim
  | ReachableClaim
  | LeadsToClaim
  | OneWayClaim
  | TakenClaim;
