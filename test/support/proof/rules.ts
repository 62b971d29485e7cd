// What a chart is held to whatever its edges are. The rules are data that a test writes by hand; the
// checks of this folder apply them to any chart, the real one or a broken one.

import type { AnyStateMachine } from 'xstate';

export type { Violation } from '../../../src/prove/internal.js';

/** What must hold in every snapshot of every path. */
export interface Rules {
  readonly kinds: readonly string[];
  readonly requests: readonly string[];
  readonly outcomes: readonly string[];
  /** The top-level states that the API reports; every one has to be visited. */
  readonly statuses: readonly string[];
  /** The final state, which is no status. */
  readonly gone: string;
  /** Per tag the statuses that carry it, in all of their states, and nothing else does. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

/** A chart under proof. */
export interface Subject {
  readonly machine: AnyStateMachine;
  /** What the questions to the chart say of serving, to be held against the tags. */
  readonly serves: (state: string) => boolean;
}

/** Every event that the rules know of. */
export const eventsOf = (rules: Rules): string[] => [...rules.requests, ...rules.outcomes];
