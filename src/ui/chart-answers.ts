// What the view needs to know about the chart, state by state and kind by kind. The build (build.mjs) asks the
// chart and writes the answers to chart-data.ts, so that a page loads them instead of the chart and XState.

import type {
  deleted,
  Kind,
  NextMover,
  Request,
  StateName,
  Status,
  StatusTag,
  Task,
} from '../../machines/index.js';

/** Why a request is refused: the service's code, and the positions of the phrases that are the reason in words. */
export type Reason = readonly [code: string, ...phrases: number[]];

/** What the chart says of a state. */
export interface StateAnswers {
  /** The status, or `deleted`. */
  readonly status: Status | typeof deleted;
  /** The task, where the status has tasks. */
  readonly task?: Task;
  /** The status in words. */
  readonly label: string;
  /** What the state means, in one sentence. */
  readonly description: string;
  /** Its tags. */
  readonly tags: readonly StatusTag[];
  /** Per kind, who moves next. */
  readonly movers: readonly NextMover[];
  /** Per kind, per request: position of the reason for its refusal, or -1 where it is accepted. */
  readonly refusals: readonly (readonly number[])[];
}

/** All answers. */
export interface ChartAnswers {
  /** The kinds, whose order the answers have. */
  readonly kinds: readonly Kind[];
  /** The requests, whose order the answers have. */
  readonly requests: readonly Request[];
  /** Per request, what to write on its button. */
  readonly labels: readonly string[];
  /** The reasons of refusals. */
  readonly reasons: readonly Reason[];
  /** What the reasons are made of. */
  readonly phrases: readonly string[];
  /** The task of an instance that is not busy. */
  readonly idle: Task;
  /** The statuses of instances that exist, in the order of the chart. */
  readonly statuses: readonly Status[];
  /** The answers by state. */
  readonly states: Readonly<Record<StateName, StateAnswers>>;
}
