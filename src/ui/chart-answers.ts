// What the view needs to know of the chart, asked of it state by state and kind by kind. The answers
// are kept in chart-data.ts, so that whoever shows a view loads them and neither the chart nor XState.

import {
  type deleted,
  type Kind,
  kinds,
  lifecycle,
  type NextMover,
  type Request,
  requestPhrases,
  requests,
  type Situation,
  type StateName,
  type Status,
  type StatusTag,
  statusLabels,
  statusMeanings,
  statusOf,
  type Task,
  taskMeanings,
} from '../../machines/index.js';

/** Why a request is refused: the service's code, and the reason in words. */
export type Reason = readonly [code: string, message: string];

/** What the chart says of a state. */
export interface StateAnswers {
  readonly label: string;
  readonly description: string;
  readonly tags: readonly StatusTag[];
  /** Per kind who moves next. */
  readonly movers: readonly NextMover[];
  /** Per kind, per request: position of the reason for its refusal, or -1 where it is accepted. */
  readonly refusals: readonly (readonly number[])[];
}

/** All of it. */
export interface ChartAnswers {
  readonly kinds: readonly Kind[];
  readonly requests: readonly Request[];
  /** Per request what to write on its button. */
  readonly labels: readonly string[];
  readonly reasons: readonly Reason[];
  readonly states: Readonly<Record<StateName, StateAnswers>>;
}

const goneMeaning = 'The instance is gone; the API answers 404.';

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Asks the chart. */
export function askChart(): ChartAnswers {
  const reasons: Reason[] = [];
  const positionOf = ([code, message]: Reason): number => {
    const found = reasons.findIndex((each) => each[0] === code && each[1] === message);
    return found >= 0 ? found : reasons.push([code, message]) - 1;
  };
  const answersFor = (state: StateName): StateAnswers => {
    const status = statusOf(state);
    const task = state.split('.')[1] as Task | undefined;
    const situations = kinds.map((kind): Situation => ({ kind, status, task }));
    return {
      label: statusLabels[status],
      description: describe(status, task),
      tags: (['serving', 'transitional', 'failed'] as const).filter((tag) =>
        lifecycle.hasTag(state, tag),
      ),
      movers: situations.map((situation) => lifecycle.nextMover(situation)),
      refusals: situations.map((situation) =>
        requests.map((request) => {
          const refusal = lifecycle.refusal(request, situation);
          return refusal ? positionOf([refusal.code, refusal.message]) : -1;
        }),
      ),
    };
  };
  const states = Object.fromEntries(
    lifecycle.table.states.map((state) => [state, answersFor(state)]),
  ) as Record<StateName, StateAnswers>;
  return {
    kinds,
    requests,
    labels: requests.map((request) => capitalised(requestPhrases[request])),
    reasons,
    states,
  };
}

function describe(status: Status | typeof deleted, task: Task | undefined): string {
  if (status === 'deleted') return goneMeaning;
  return task && task !== 'idle' ? taskMeanings[task].meaning : statusMeanings[status];
}

/** The answers as the source text of chart-data.ts. */
export function chartDataSource(): string {
  return [
    '// Generated from the chart by `npm run docs`; a test keeps it fresh. Do not edit.',
    '',
    "import type { ChartAnswers } from './chart-answers.js';",
    '',
    '// biome-ignore format: generated, and no line of it is for people',
    `export const chartData: ChartAnswers = ${JSON.stringify(askChart())};`,
    '',
  ].join('\n');
}
