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
  type Situation,
  type StateName,
} from '../../../machines/index.js';
import type { Plan } from '../../plan/index.js';
import { type OtherEndKey, type Phase, phaseAt } from '../../plan/internal.js';
import {
  type WrittenDistribution,
  writtenDistribution,
  writtenPhase,
} from './written-distribution.js';

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
export interface Begins extends Readonly<Partial<Record<OtherEndKey, number>>> {
  readonly phase: Phase['name'] | 'removal';
  /** How long it takes; `never` when it does not end by itself. */
  readonly takes: WrittenDistribution | 'never';
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
    const takes = plan.removal?.takes ?? { type: 'fixed', value: 0 };
    return { phase: 'removal', takes: writtenDistribution(takes) };
  }
  const phase = phaseAt(state);
  if (!phase) return undefined;
  const planned = plan.phases[phase.name];
  if (!planned) return { phase: phase.name, takes: 'never' };
  return { phase: phase.name, ...writtenPhase(planned) };
}

function refusalOf(event: EventName, situation: Situation): Omit<Impossible, 'event' | 'by'> {
  const refusal = lifecycle.refusal(event, situation);
  const because = refusal?.message ?? '';
  if (!refusal || !('code' in refusal)) return { because };
  const { code, permanent } = refusal;
  return { code, because, ...(permanent && { permanent }) };
}
