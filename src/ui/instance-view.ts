// What to show of an instance, and which buttons work: plain data for any screen, all of it answered
// by the chart. Nothing here needs XState at run time.

import type { Kind, NextMover, Request, StateName, Task } from '../../machines/index.js';
import type { StateAnswers } from './chart-answers.js';
import { chartData } from './chart-data.js';

/** How a status is meant to feel. `stopped` is what no longer exists. */
export type Tone = 'success' | 'inProgress' | 'error' | 'stopped' | 'unknown';

/** The shape beside the words, so that colour never is alone. One per tone. */
export type Shape = 'check' | 'progress' | 'cross' | 'dash' | 'question';

/** Between which bounds a state usually lasts, in milliseconds; `phaseRanges` makes them of a plan. */
export interface UsualRange {
  readonly usuallyFromMs: number;
  readonly usuallyToMs: number;
}

/** What is known of an instance. */
export interface InstanceFacts {
  /** What the API reports; anything at all, for there are statuses outside the seven. */
  readonly status: string;
  readonly kind: Kind;
  /** What it is busy with while RUNNING; `idle` unless given. */
  readonly task?: Task | undefined;
  /** When the status was entered, and what time it is, in milliseconds since the epoch. */
  readonly since?: number | undefined;
  readonly now?: number | undefined;
  /** How long states last, by state. */
  readonly plan?: Readonly<Partial<Record<StateName, UsualRange>>> | undefined;
}

/** One of the things that an operator can ask for. */
export interface ActionView {
  readonly request: Request;
  /** What to write on the button. */
  readonly label: string;
  readonly enabled: boolean;
  /** Why not, in words; only when it is not enabled. */
  readonly reason?: string;
  /** The error code with which the service would refuse it. */
  readonly code?: string;
}

/** How much longer a state will usually last, in milliseconds. */
export interface TimeLeft {
  readonly fromMs: number;
  readonly toMs: number;
  /** It has lasted longer than it usually does. */
  readonly overdue: boolean;
}

/** What to show of an instance. */
export interface InstanceView {
  readonly status: string;
  /** Whether the status is one of the chart's. All else of an unknown one is cautious. */
  readonly known: boolean;
  readonly label: string;
  /** One sentence. */
  readonly description: string;
  readonly tone: Tone;
  readonly shape: Shape;
  readonly serving: boolean;
  readonly transitional: boolean;
  readonly nextMover: NextMover | 'unknown';
  /** What it is busy with while its status stays as it is; `idle` is not said. */
  readonly task?: Task;
  /** Every request, in the chart's order. */
  readonly actions: readonly ActionView[];
  readonly timeLeft?: TimeLeft;
  /** What to say aloud once the status is settled; nothing while somebody is at work. */
  readonly announcement?: string;
}

const shapes: Readonly<Record<Tone, Shape>> = {
  success: 'check',
  inProgress: 'progress',
  error: 'cross',
  stopped: 'dash',
  unknown: 'question',
};

/**
 * Says what to show of an instance.
 *
 * @param facts - what is known of it; a status outside the chart gives an honest `unknown` view
 * @returns plain data, without functions, dates or markup
 *
 * @example
 * ```ts
 * const view = instanceView({ status: 'RESTARTING', kind: 'ha' });
 * view.serving; // false
 * view.actions.find(({ request }) => request === 'extend');
 * // { request: 'extend', label: 'Extend', enabled: false, code: 'DCS.4111', reason: 'cannot extend: …' }
 * ```
 *
 * Source of the statuses and of the rule that only RUNNING serves: page dcs-api-0312047.
 */
export function instanceView(facts: InstanceFacts): InstanceView {
  const { status } = facts;
  const state = stateOf(facts);
  const k = chartData.kinds.indexOf(facts.kind);
  if (state === undefined || k < 0) return unknownView(status, state, facts.kind);
  const answers = chartData.states[state];
  const tone = toneOf(answers);
  const transitional = answers.tags.includes('transitional');
  const { task } = answers;
  const timeLeft = timeLeftIn(facts, state);
  return {
    status,
    known: true,
    label: answers.label,
    description: answers.description,
    tone,
    shape: shapes[tone],
    serving: answers.tags.includes('serving'),
    transitional,
    nextMover: answers.movers[k] as NextMover,
    ...(task && task !== 'idle' && { task }),
    actions: chartData.requests.map((request, r) =>
      actionView(request, r, (answers.refusals[k] as readonly number[])[r] as number),
    ),
    ...(timeLeft && { timeLeft }),
    ...(!transitional && { announcement: `${answers.label}. ${answers.description}` }),
  };
}

/** The status of a state, and its task where the status has tasks. */
export function statusIn(state: StateName): Pick<StateAnswers, 'status' | 'task'> {
  const { status, task }: StateAnswers = chartData.states[state];
  return { status, ...(task && { task }) };
}

/** The state of the chart that the facts speak of, or undefined when it has none. */
function stateOf({ status, task }: InstanceFacts): StateName | undefined {
  return (Object.keys(chartData.states) as StateName[]).find((state) => {
    const answers: StateAnswers = chartData.states[state];
    return answers.status === status && (!answers.task || answers.task === (task ?? 'idle'));
  });
}

function toneOf({ tags }: StateAnswers): Tone {
  if (tags.includes('serving')) return 'success';
  if (tags.includes('transitional')) return 'inProgress';
  return tags.includes('failed') ? 'error' : 'stopped';
}

function actionView(request: Request, r: number, refusal: number): ActionView {
  const label = chartData.labels[r] as string;
  const why = chartData.reasons[refusal];
  return why
    ? { request, label, enabled: false, code: why[0], reason: why[1] }
    : { request, label, enabled: true };
}

function timeLeftIn({ since, now, plan }: InstanceFacts, state: StateName): TimeLeft | undefined {
  const usual = plan?.[state];
  if (!usual || since === undefined || now === undefined) return undefined;
  const elapsedMs = Math.max(0, now - since);
  return {
    fromMs: Math.max(0, usual.usuallyFromMs - elapsedMs),
    toMs: Math.max(0, usual.usuallyToMs - elapsedMs),
    overdue: elapsedMs > usual.usuallyToMs,
  };
}

/** Nothing is promised of what the chart does not know. */
function unknownView(status: string, state: StateName | undefined, kind: string): InstanceView {
  const reason =
    state === undefined
      ? `the status ${status} is not one that this lifecycle knows`
      : `the kind ${kind} is not one that this lifecycle knows`;
  return {
    status,
    known: false,
    label: state === undefined ? status : chartData.states[state].label,
    description: `Nothing is known of it: ${reason}.`,
    tone: 'unknown',
    shape: shapes.unknown,
    serving: false,
    transitional: false,
    nextMover: 'unknown',
    actions: chartData.requests.map((request, r) => ({
      request,
      label: chartData.labels[r] as string,
      enabled: false,
      reason,
    })),
    announcement: `Unknown status ${status}.`,
  };
}
