// What can happen next to an instance, by whom and how long that takes, and why the rest cannot. The
// chart knows the first and the last; the plan in force knows the rest.

import {
  deleted,
  type EventName,
  eventMeanings,
  eventNames,
  lifecycle,
  type Mover,
  moverOf,
  type NextMover,
  type Outcome,
  type Request,
  type Situation,
  type StateName,
  statusOf,
  type Task,
} from '../../../../machines/index.js';
import { type Phase, type Plan, phaseAt } from '../../../plan/index.js';
import { birth } from '../../rules/index.js';
import { type WrittenDistribution, writtenDistribution } from './written-distribution.js';

/** Something that can happen to an instance as it is. */
export interface Possible {
  readonly event: EventName;
  readonly by: Mover;
  /** What the event means, to follow "when". */
  readonly when: string;
  /** The state that it leads to. */
  readonly to: StateName;
  /** What begins there, how long it takes and how it can end, if the plan in force ends it. */
  readonly begins?: Begins;
}

/** A phase, or a removal, as the plan in force has it. */
export interface Begins {
  readonly phase: Phase['name'] | 'removal';
  /** How long it takes; `never` when it does not end by itself. */
  readonly takes: WrittenDistribution | 'never';
  readonly fails?: number;
  readonly faults?: number;
}

/** Something that cannot happen to an instance as it is. */
export interface Impossible {
  readonly event: EventName;
  readonly by: Mover;
  /** The code with which the API refuses a request. */
  readonly code?: string;
  /** Why not, and what would do. */
  readonly because: string;
  /** Whether it never will be possible again. */
  readonly permanent?: boolean;
}

/** All events of the chart, each on one side. */
export interface Explanation {
  readonly nextMover: NextMover;
  readonly possible: readonly Possible[];
  readonly impossible: readonly Impossible[];
}

/**
 * Explains a situation.
 *
 * @param situation - where the instance is
 * @param planFor - the plan that times what begins in a state
 */
export function explain(situation: Situation, planFor: (state: StateName) => Plan): Explanation {
  const possible: Possible[] = [];
  const impossible: Impossible[] = [];
  for (const event of eventNames) {
    const by = moverOf(event);
    const to = lifecycle.next(situation, event);
    if (to) {
      const begins = beginsIn(to, planFor(to));
      possible.push({ event, by, when: eventMeanings[event], to, ...(begins && { begins }) });
    } else {
      impossible.push({ event, by, ...refusalOf(event, situation) });
    }
  }
  return { nextMover: lifecycle.nextMover(situation), possible, impossible };
}

/** What begins in a state, as a plan has it. */
export function beginsIn(state: StateName, plan: Plan): Begins | undefined {
  if (state === deleted) {
    const takes = plan.removal?.takes ?? { kind: 'fixed', value: 0 };
    return { phase: 'removal', takes: writtenDistribution(takes) };
  }
  const phase = phaseAt(state);
  if (!phase) return undefined;
  const planned = plan.phases[phase.name];
  if (!planned) return { phase: phase.name, takes: 'never' };
  const { takes, fails, faults } = planned;
  return {
    phase: phase.name,
    takes: writtenDistribution(takes),
    ...(fails > 0 && { fails }),
    ...(faults > 0 && { faults }),
  };
}

function refusalOf(event: EventName, situation: Situation): Omit<Impossible, 'event' | 'by'> {
  if (moverOf(event) === 'platform') {
    return { because: outcomeRefusal(event as Outcome, situation).message };
  }
  const refusal = lifecycle.refusal(event as Request, situation);
  const { code, message = '', permanent } = refusal ?? {};
  return { ...(code && { code }), because: message, ...(permanent && { permanent }) };
}

/** Why the platform cannot report something of an instance as it is, and what it can. */
export function outcomeRefusal(
  outcome: Outcome,
  situation: Situation,
): { readonly message: string; readonly allowed: readonly Outcome[] } {
  const allowed = lifecycle.possibleOutcomes(situation);
  const { status, task } = situation;
  const where = task && task !== 'idle' ? `${status} (${task})` : status;
  const instead =
    allowed.length > 0
      ? `the platform can report ${allowed.join(', ')}`
      : 'nothing can be reported';
  const places = placesOf(outcome, situation);
  return {
    message: `cannot ${outcome}: the instance is ${where}; ${instead}${places}`,
    allowed,
  };
}

/** Where the chart has an outcome, for instances of the kind: whole statuses, or some of their tasks. */
function placesOf(event: Outcome, { kind }: Situation): string {
  const reached = lifecycle.table.states.filter((to) => lifecycle.path({ from: birth, to, kind }));
  const able = reached.filter((state) =>
    lifecycle.next({ kind, status: statusOf(state), task: taskOf(state) }, event),
  );
  const places = [...new Set(able.map(statusOf))].flatMap((status) => {
    const isIn = (state: StateName) => statusOf(state) === status;
    const some = able.filter(isIn);
    if (some.length === reached.filter(isIn).length) return status;
    return some.map((state) => `${status} while ${taskOf(state)}`);
  });
  return places.length > 0 ? `; ${event} is possible in ${places.join(', ')}` : '';
}

const taskOf = (state: StateName) => state.split('.')[1] as Task | undefined;
