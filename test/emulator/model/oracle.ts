// What must be: the chart asked step by step, on a clock of plain numbers. It knows nothing of the
// emulator but how long the tests let things take.

import {
  deleted,
  type EventName,
  type Kind,
  lifecycle,
  type Outcome,
  type Request,
  type Situation,
  type StateName,
  statusOf,
  type Task,
} from '../../../machines/index.js';
import { phaseAt } from '../../../src/plan/internal.js';

/** Every phase of the plan of these tests takes this long and ends well; trouble lasts. */
export const phaseMs = 10_000;
/** How long a deleted instance is still seen. */
export const removalMs = 5_000;

/** An instance as it must be. */
export interface Expected {
  readonly id: string;
  readonly project: string;
  readonly kind: Kind;
  state: StateName;
  /** What the API shows; undefined once it is gone. */
  shown: string | undefined;
  /** When the phase or the removal ends. */
  endsMs: number | undefined;
}

const situationOf = ({ kind, state }: Expected): Situation => ({
  kind,
  status: state === deleted ? deleted : statusOf(state),
  task: state.split('.')[1] as Task | undefined,
});

/** What must be. */
export class Oracle {
  readonly instances: Expected[] = [];

  constructor(public nowMs: number) {}

  of(project: string): Expected[] {
    return this.instances.filter((each) => each.project === project && each.shown !== undefined);
  }

  born(id: string, project: string, kind: Kind): void {
    const state = lifecycle.table.states[lifecycle.table.initial] as StateName;
    const instance: Expected = { id, project, kind, state, shown: '', endsMs: undefined };
    this.instances.push(instance);
    this.#enter(instance, state);
  }

  /** The code with which a request must be refused; undefined when it must be accepted. */
  refusal(instance: Expected, request: Request): string | undefined {
    return lifecycle.refusal(request, situationOf(instance))?.code;
  }

  /** Whether the chart lets this happen; if so it has happened. */
  happens(instance: Expected, event: EventName): boolean {
    const next = lifecycle.next(situationOf(instance), event);
    if (!next || instance.shown === undefined) return false;
    if (next !== instance.state) this.#enter(instance, next);
    return true;
  }

  goTo(toMs: number): void {
    for (;;) {
      const due = this.instances
        .filter(({ endsMs }) => endsMs !== undefined && endsMs <= toMs)
        .sort((a, b) => (a.endsMs as number) - (b.endsMs as number))[0];
      if (!due) break;
      this.nowMs = due.endsMs as number;
      due.endsMs = undefined;
      if (due.state === deleted) due.shown = undefined;
      else this.happens(due, phaseAt(due.state)?.well as Outcome);
    }
    this.nowMs = toMs;
  }

  #enter(instance: Expected, state: StateName): void {
    instance.state = state;
    const isGone = state === deleted;
    if (!isGone) instance.shown = statusOf(state);
    const well = phaseAt(state)?.well;
    const takesMs = isGone ? removalMs : well === 'succeed' ? phaseMs : undefined;
    instance.endsMs = takesMs === undefined ? undefined : this.nowMs + takesMs;
  }
}
