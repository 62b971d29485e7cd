// A profile's behaviour as a semi-Markov process over the chart's states: what ends a stay in each
// state, when, and where it leads. The fleet simulator draws from it and the exact answer is computed
// from it, so the two can differ only by a defect, never by how they read the profile.

import type { EventName, Kind, StateName } from '../../../machines/index.js';
import type { Distribution } from '../../random/index.js';

/** Where a stay leads once a cause has ended it. */
export interface Branch {
  /** How likely this end is, given the cause; a cause's branches add up to 1. */
  readonly probability: number;
  /** The event that the chart takes. */
  readonly event: EventName;
  /** Position of the next state in {@link SemiMarkovModel.states}. */
  readonly to: number;
}

/**
 * Something that ends a stay. All causes of a state start their clocks when the state is entered,
 * and the first to ring wins; among clocks that ring at the same instant, the first in the list.
 */
export interface Cause {
  /** Its name in reports: "the work", "restart", "fault", "recovery", … */
  readonly name: string;
  /** The time from entering the state to this cause, in milliseconds. */
  readonly afterMs: Distribution;
  /** What it leads to; one of them is drawn when the cause wins. */
  readonly branches: readonly Branch[];
}

/** A state of the process. One without causes is never left. */
export interface ModelState {
  /** Its name in the chart. */
  readonly name: StateName;
  /** Whether the chart tags it as serving. */
  readonly serving: boolean;
  /** What can end a stay in it. */
  readonly causes: readonly Cause[];
}

/** How instances of one kind behave. */
export interface SemiMarkovModel {
  /** The kind of the instances. */
  readonly kind: Kind;
  /** Its states, in the order of the chart. */
  readonly states: readonly ModelState[];
  /** Position of the state in which an instance is born. */
  readonly initial: number;
}

/** A part of a fleet: instances that behave alike. */
export interface ModelGroup {
  /** The share of the fleet, all groups' together 1. */
  readonly weight: number;
  /** How its instances behave. */
  readonly model: SemiMarkovModel;
}

/** A year in figures "per year": 365 days, in milliseconds. */
export const yearMs = 365 * 86_400_000;

/** The longest time for which a fleet is watched, in milliseconds: a hundred years. */
export const longestHorizonMs = 36_525 * 86_400_000;
