// One instance in virtual time: the chart runs as it is, and a plan says when its phases end.

import { type Actor, createActor } from 'xstate';
import {
  type EventName,
  type InstanceMachine,
  instanceMachine,
  isRequest,
  lifecycle,
  moverOf,
  type StateName,
  situationOf,
  stateNameOf,
  statusOf,
} from '../../../machines/index.js';
import { drawPhase } from '../../plan/index.js';
import { phaseAt } from '../../plan/internal.js';
import type { Random } from '../../random/index.js';
import { createVirtualClock } from '../../time/index.js';
import { phaseStreams } from './phase-streams.js';
import { lastMsOf, type Scenario } from './scenario.js';
import type { ScenarioEvent } from './scenario-events.js';
import type { Life, TimelineEnd, TimelineEntry } from './timeline.js';

/** What became of an event that the chart does not take. */
type Rejection = Pick<TimelineEntry, 'refused' | 'withoutEffect'>;

/** An instance of a scenario, from its birth on. */
export class SimulatedInstance {
  readonly #scenario: Scenario;
  readonly #randoms: ReadonlyMap<StateName, Random>;
  readonly #clock = createVirtualClock();
  readonly #actor: Actor<InstanceMachine>;
  readonly #born: Life['born'];
  readonly #entries: TimelineEntry[] = [];
  // Asking the chart costs more than everything else here, and impatient operators ask often.
  readonly #rejections = new Map<string, Rejection>();
  #phaseEnd: unknown;

  constructor(scenario: Scenario, seed: number) {
    this.#scenario = scenario;
    this.#randoms = phaseStreams(seed);
    const input = { kind: scenario.kind };
    this.#actor = createActor(instanceMachine, { input, clock: this.#clock }).start();
    this.#born = { state: this.#state, serving: this.#serving };
    this.#beginPhase();
  }

  /**
   * Lets time pass until an event of the scenario, and sends it.
   *
   * @returns false when the instance was deleted, or had reached its goal, before
   */
  play(event: ScenarioEvent): boolean {
    this.#advanceTo(event.atMs);
    if (this.#isOver) return false;
    this.#send(event.event, event);
    return true;
  }

  /** Lets time pass until the scenario's end, and tells what happened. */
  finish(): Life {
    const { end } = this.#scenario;
    this.#advanceTo(lastMsOf(end));
    return {
      born: this.#born,
      entries: this.#entries,
      end: {
        atMs: this.#clock.now(),
        state: this.#state,
        because: this.#because,
        ...(end.type === 'goal' && { goal: end.reaches }),
      },
    };
  }

  get #state(): StateName {
    return stateNameOf(this.#actor.getSnapshot());
  }

  get #serving(): boolean {
    return this.#actor.getSnapshot().hasTag('serving');
  }

  get #isDeleted(): boolean {
    return this.#actor.getSnapshot().status === 'done';
  }

  get #hasReachedGoal(): boolean {
    const { end } = this.#scenario;
    return end.type === 'goal' && statusOf(this.#state) === end.reaches;
  }

  get #isOver(): boolean {
    return this.#isDeleted || this.#hasReachedGoal;
  }

  get #because(): TimelineEnd['because'] {
    if (this.#scenario.end.type === 'goal') return this.#hasReachedGoal ? 'reached' : 'notReached';
    return this.#isDeleted ? 'deleted' : 'time';
  }

  #advanceTo(atMs: number): void {
    const clock = this.#clock;
    while (!this.#isOver && (clock.nextAtMs ?? Number.POSITIVE_INFINITY) <= atMs) {
      clock.advanceToNext();
    }
    if (!this.#isOver) clock.advanceTo(atMs);
  }

  #send(event: EventName, overrides?: ScenarioEvent): void {
    const from = this.#state;
    const accepted = this.#actor.getSnapshot().can({ type: event });
    if (accepted) {
      this.#actor.send({ type: event });
      this.#beginPhase(overrides);
    }
    this.#entries.push({
      atMs: this.#clock.now(),
      event,
      mover: moverOf(event),
      from,
      to: this.#state,
      serving: this.#serving,
      ...(!accepted && this.#rejectionOf(event, from)),
    });
  }

  /** Sets the timer for the phase that has just begun, if one has. */
  #beginPhase({ durationMs, outcome }: Partial<ScenarioEvent> = {}): void {
    this.#clock.clearTimeout(this.#phaseEnd);
    const phase = phaseAt(this.#state);
    const random = phase && this.#randoms.get(phase.state);
    if (!phase || !random) return;
    const drawn = drawPhase(this.#scenario.plan, phase.state, random);
    const lastsMs = durationMs ?? drawn?.durationMs;
    if (lastsMs === undefined) return;
    const ending = outcome ?? drawn?.outcome ?? phase.well;
    this.#phaseEnd = this.#clock.setTimeout(() => this.#send(ending), lastsMs);
  }

  #rejectionOf(event: EventName, from: StateName): Rejection {
    if (!isRequest(event)) return { withoutEffect: true };
    const key = `${event} ${from}`;
    const known = this.#rejections.get(key);
    if (known) return known;
    const refusal = lifecycle.refusal(event, situationOf(this.#scenario.kind, from));
    const { code = '', message = '' } = refusal ?? {};
    const rejection = { refused: { code, message } };
    this.#rejections.set(key, rejection);
    return rejection;
  }
}
