// The life of a simulated instance: what happened, event by event, how it ended, and what it adds up to.

import type { EventName, Kind, Mover, StateName, Status } from '../../../machines/index.js';
import type { ScenarioGoal, UnplannedList } from './scenario.js';

/** An event that happened, or that had no effect. */
export interface TimelineEntry {
  /** When, in milliseconds since birth. */
  readonly atMs: number;
  /** What happened. */
  readonly event: EventName;
  /** Who caused it. */
  readonly mover: Mover;
  /** The state before. */
  readonly from: StateName;
  /** The state afterwards; `from` when nothing changed. */
  readonly to: StateName;
  /** Whether the instance serves afterwards. */
  readonly serving: boolean;
  /** Why a request was not accepted, with the service's error code. */
  readonly refused?: { readonly code: string; readonly message: string };
  /** True for an outcome that could not apply, such as a fault of an instance that is broken. */
  readonly withoutEffect?: true;
}

/** How a simulation ended. */
export interface TimelineEnd {
  /** When, in milliseconds since birth. */
  readonly atMs: number;
  /** The state then. */
  readonly state: StateName;
  /**
   * `time`: the scenario's end; `reached`: its goal; `notReached`: time ran out, or the instance was
   * deleted, before its goal; `deleted`: the instance was deleted before the scenario's end.
   */
  readonly because: 'time' | 'reached' | 'notReached' | 'deleted';
  /** What the scenario was to reach, if it had a goal. */
  readonly goal?: ScenarioGoal;
}

/** What happened to an instance from its birth on. */
export interface Life {
  /** The state in which the instance was born. */
  readonly born: { readonly state: StateName; readonly serving: boolean };
  /** What happened, in order. */
  readonly entries: readonly TimelineEntry[];
  /** How it ended. */
  readonly end: TimelineEnd;
}

/** The life of one instance, with all that is known of it. */
export interface Timeline extends Life {
  /** The scenario's name. */
  readonly scenario?: string;
  /** The kind of the instance. */
  readonly kind: Kind;
  /** The name of the plan. */
  readonly plan: string;
  /** The seed that was used. */
  readonly seed: number;
  /** The scenario's instance. */
  readonly instanceId: string;
  /** The time of birth (ISO 8601). */
  readonly start: string;
  /** What it adds up to. */
  readonly summary: TimelineSummary;
}

/** The time that an instance spent in a status. */
export interface StatusShare {
  /** The status. */
  readonly status: Status;
  /** In milliseconds. */
  readonly totalMs: number;
  /** The share of the whole, from 0 to 1; null when the timeline ends at birth. */
  readonly share: number | null;
  /** How often it was entered, birth included. */
  readonly visits: number;
}

/** A stretch without serving after an instance had served, longer than 0. */
export interface Outage {
  /** When it began, in milliseconds since birth. */
  readonly fromMs: number;
  /** When it ended, in milliseconds since birth. */
  readonly toMs: number;
  /** What it ended with; `end`: the simulation ended and it was still going on. */
  readonly endedBy: 'serving' | 'deleted' | 'end';
}

/** How often an unplanned event, such as a fault, struck an instance. */
export interface UnplannedCount {
  /** How often it changed the instance's state. */
  readonly taken: number;
  /** How often it could not apply. */
  readonly withoutEffect: number;
}

/** What a timeline adds up to. All times are in milliseconds. */
export interface TimelineSummary extends Readonly<Record<UnplannedList, UnplannedCount>> {
  /** From birth to the end. */
  readonly totalMs: number;
  /** Every status, in the chart's order, visited or not. */
  readonly statuses: readonly StatusShare[];
  /** Time spent serving. */
  readonly servingMs: number;
  /** The share of the whole, from 0 to 1; null when the timeline ends at birth. */
  readonly servingShare: number | null;
  /** Stretches without service after an instance had served. */
  readonly outages: {
    readonly count: number;
    readonly totalMs: number;
    readonly longestMs: number;
    /** Null when there was none. */
    readonly meanMs: number | null;
    readonly each: readonly Outage[];
  };
  /** How many requests there were of each sort. */
  readonly requests: { readonly accepted: number; readonly refused: number };
}
