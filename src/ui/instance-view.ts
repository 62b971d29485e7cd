// What to show of an instance, and which buttons work: plain data for any screen, derived from the chart.
// Nothing here needs XState at run time.

import type { Kind, NextMover, Request, StateName, Task } from '../../machines/index.js';
import type { StateAnswers } from './chart-answers.js';
import { chartData } from './chart-data.js';

/** How serious a status is. `stopped` is the tone of an instance that no longer exists. */
export type Tone = 'success' | 'inProgress' | 'error' | 'stopped' | 'unknown';

/** The shape beside the words, one per tone, so that colour is never the only sign. */
export type Shape = 'check' | 'progress' | 'cross' | 'dash' | 'question';

/** How long a state usually lasts; `phaseRanges` makes it of a plan. */
export interface UsualRange {
  /** The lower bound, in milliseconds. */
  readonly usuallyFromMs: number;
  /** The upper bound, in milliseconds. */
  readonly usuallyToMs: number;
}

/** What is known about an instance. */
export interface InstanceFacts {
  /** The status that the API reports, also one that the chart does not know. */
  readonly status: string;
  /** Its kind; without it the view leaves open what depends on it. */
  readonly kind?: Kind | undefined;
  /** Its task while RUNNING; `idle` unless given. */
  readonly task?: Task | undefined;
  /** When the status was entered, in milliseconds since 1970. */
  readonly since?: number | undefined;
  /** The time now, in milliseconds since 1970. */
  readonly now?: number | undefined;
  /**
   * Since when the status was not confirmed, in milliseconds since 1970: the time of the last answer, when
   * the ones after it did not come.
   */
  readonly staleSince?: number | undefined;
  /** How long states usually last, by state. */
  readonly plan?: Readonly<Partial<Record<StateName, UsualRange>>> | undefined;
}

/** A request that an operator can make. */
export interface ActionView {
  /** The request. */
  readonly request: Request;
  /** What to write on the button. */
  readonly label: string;
  /** Whether the instance accepts it now. */
  readonly enabled: boolean;
  /** Why it does not, in words; only when it is not enabled. */
  readonly reason?: string;
  /** The error code with which the service would refuse it. */
  readonly code?: string;
}

/** How much longer a state will usually last. */
export interface TimeLeft {
  /** The least time left, in milliseconds. */
  readonly fromMs: number;
  /** The most time left, in milliseconds. */
  readonly toMs: number;
  /** Whether it has lasted longer than usual. */
  readonly overdue: boolean;
}

/** What to show of an instance. */
export interface InstanceView {
  /** The status, as it was given. */
  readonly status: string;
  /**
   * Whether the chart knows the status and the kind. Of an unknown status the view promises nothing; of
   * an unknown kind it says what is the same for all kinds, and no action that depends on it is enabled.
   */
  readonly known: boolean;
  /** Since when the status was not confirmed; the tone is `unknown` then, and no action is enabled. */
  readonly stale?: { readonly sinceMs: number };
  /** The status in words. */
  readonly label: string;
  /** What the status means, in one sentence. */
  readonly description: string;
  /** How serious it is. */
  readonly tone: Tone;
  /** The shape to draw beside the label. */
  readonly shape: Shape;
  /** Whether clients can read and write. */
  readonly serving: boolean;
  /** Whether the platform is at work. */
  readonly transitional: boolean;
  /** Who moves next. */
  readonly nextMover: NextMover | 'unknown';
  /** The task while its status has tasks; left out when it is `idle`. */
  readonly task?: Task;
  /** Every request, in the chart's order. */
  readonly actions: readonly ActionView[];
  /** How much longer the state will last; only when `since`, `now` and a plan are given. */
  readonly timeLeft?: TimeLeft;
  /** What a screen reader should announce once the status is settled; left out while it is transitional. */
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
 * @param facts - what is known about it; a status outside the chart gives a view whose tone is `unknown`
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
  const view = confirmedView(facts);
  return facts.staleSince === undefined ? view : staleView(view, facts.staleSince);
}

function confirmedView(facts: InstanceFacts): InstanceView {
  const { status } = facts;
  const state = stateOf(facts);
  if (state === undefined) return unknownView(status);
  const own = chartData.kinds.indexOf(facts.kind as Kind);
  /** The positions of the kinds that it can be of. */
  const possible = own < 0 ? [...chartData.kinds.keys()] : [own];
  const answers = chartData.states[state];
  const tone = toneOf(answers);
  const transitional = answers.tags.includes('transitional');
  const { task } = answers;
  const timeLeft = timeLeftIn(facts, state);
  return {
    status,
    known: own >= 0,
    label: answers.label,
    description: answers.description,
    tone,
    shape: shapes[tone],
    serving: answers.tags.includes('serving'),
    transitional,
    nextMover: theOne(possible.map((k) => answers.movers[k])) ?? 'unknown',
    ...(task && task !== chartData.idle && { task }),
    actions: chartData.requests.map((request, r) =>
      actionView(request, r, theOne(possible.map((k) => answers.refusals[k]?.[r]))),
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

/** The state of the chart that the facts describe; undefined when there is none. */
function stateOf({ status, task }: InstanceFacts): StateName | undefined {
  return (Object.keys(chartData.states) as StateName[]).find((state) => {
    const answers: StateAnswers = chartData.states[state];
    return (
      answers.status === status && (!answers.task || answers.task === (task ?? chartData.idle))
    );
  });
}

function toneOf({ tags }: StateAnswers): Tone {
  if (tags.includes('serving')) return 'success';
  if (tags.includes('transitional')) return 'inProgress';
  return tags.includes('failed') ? 'error' : 'stopped';
}

/** What all have in common; undefined when they differ. */
function theOne<T>(values: readonly T[]): T | undefined {
  return values.every((each) => each === values[0]) ? values[0] : undefined;
}

/** @param refusal - position of the reason, -1 when it is accepted; undefined when it depends on the kind */
function actionView(request: Request, r: number, refusal: number | undefined): ActionView {
  const label = chartData.labels[r] as string;
  if (refusal === undefined) {
    const reason = 'whether this is accepted depends on the kind of instance, which is not known';
    return { request, label, enabled: false, reason };
  }
  const why = chartData.reasons[refusal];
  if (!why) return { request, label, enabled: true };
  const [code, ...phrases] = why;
  const reason = phrases.map((p) => chartData.phrases[p]).join('');
  return { request, label, enabled: false, code, reason };
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

/** The view of a status that the chart does not know: it promises nothing. */
function unknownView(status: string): InstanceView {
  const reason = `the status ${status} is not one that this lifecycle knows`;
  return {
    status,
    known: false,
    label: status,
    description: `Nothing is known about it: ${reason}.`,
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

/** A view whose status may be another one by now. */
function staleView(view: InstanceView, sinceMs: number): InstanceView {
  const { timeLeft: _, ...rest } = view;
  const reason = `there was no answer since ${new Date(sinceMs).toISOString()}`;
  return {
    ...rest,
    stale: { sinceMs },
    description: `Not confirmed: ${reason}. It was: ${view.description}`,
    tone: 'unknown',
    shape: shapes.unknown,
    serving: false,
    nextMover: 'unknown',
    actions: view.actions.map(({ request, label }) => ({ request, label, enabled: false, reason })),
    announcement: `${view.label}, not confirmed.`,
  };
}
