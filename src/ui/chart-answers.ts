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

/** Why a request is refused: the service's code, and the reason in words. */
export type Reason = readonly [code: string, message: string];

/** What the chart says of a state. */
export interface StateAnswers {
  readonly status: Status | typeof deleted;
  /** The task, where the status has tasks. */
  readonly task?: Task;
  readonly label: string;
  readonly description: string;
  readonly tags: readonly StatusTag[];
  /** Per kind, who moves next. */
  readonly movers: readonly NextMover[];
  /** Per kind, per request: position of the reason for its refusal, or -1 where it is accepted. */
  readonly refusals: readonly (readonly number[])[];
}

/** All answers. */
export interface ChartAnswers {
  readonly kinds: readonly Kind[];
  readonly requests: readonly Request[];
  /** Per request, what to write on its button. */
  readonly labels: readonly string[];
  readonly reasons: readonly Reason[];
  readonly states: Readonly<Record<StateName, StateAnswers>>;
}
