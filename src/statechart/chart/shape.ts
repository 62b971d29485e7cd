// A statechart as plain data: what is drawn, and what is told.

import type { Cuts } from './cuts.js';
import type { Trigger } from './wording.js';

/** What a state is drawn as. */
export type StateType = 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

/** A state of a chart. */
export interface ChartState {
  /** The keys from below the root, with dots between and `\\.` for their own; empty for the root. */
  readonly id: string;
  /** The last key; for the root, the name of the machine. */
  readonly name: string;
  readonly type: StateType;
  /** For history: whether it reaches below the children. */
  readonly deep: boolean;
  /** Ids of the states that are entered by default. */
  readonly initial: readonly string[];
  readonly description: string;
  readonly tags: readonly string[];
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  /** What runs while the state is active. */
  readonly invokes: readonly string[];
  readonly children: readonly ChartState[];
}

/** A transition of a chart. */
export interface ChartTransition {
  readonly id: string;
  readonly from: string;
  /** Ids of the targets; none when the state stays as it is. */
  readonly to: readonly string[];
  readonly trigger: Trigger;
  /** The type that XState knows the event by; empty for always. */
  readonly eventType: string;
  /** In words, such as `after 3 s`. */
  readonly label: string;
  /** The name of the guard; empty without one. */
  readonly guard: string;
  readonly actions: readonly string[];
  readonly description: string;
}

/** A chart that can be drawn. */
export interface MachineChart {
  readonly root: ChartState;
  readonly states: ReadonlyMap<string, ChartState>;
  readonly transitions: readonly ChartTransition[];
  /** What the application cut off. */
  readonly cuts: Cuts;
}

/** A definition that there is nothing to draw of. */
export interface NoChart {
  /** Why, in one line. */
  readonly reason: string;
}
