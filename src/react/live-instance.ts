// A live instance: the machine as a running actor and, with a plan, a platform that ends its work. It pauses
// while it has no subscriber, so that no timer is left running behind a closed page.

import { createActor } from 'xstate';
import {
  type InstanceEvent,
  instanceMachine,
  type Kind,
  lifecycle,
  type Outcome,
  type Refusal,
  type Request,
  type StateName,
  situationOf,
  stateNameOf,
} from '../../machines/index.js';
import { drawPhase, type Plan } from '../plan/index.js';
import type { Random } from '../random/index.js';
import type { Clock } from '../time/index.js';

/** What a live instance needs. */
export interface LiveInstanceOptions {
  /** Its kind. */
  readonly kind: Kind;
  /** How long phases take and how they end; without it nothing ends until it is reported. */
  readonly plan?: Plan | undefined;
  /** Its clock. */
  readonly clock: Clock;
  /** Uniform numbers in [0, 1) for durations and outcomes. */
  readonly random: Random;
}

/** The state of an instance, and when it was entered. */
export interface CurrentState {
  /** The state of the chart. */
  readonly state: StateName;
  /** When it was entered, in milliseconds of the clock. */
  readonly sinceMs: number;
}

/**
 * An instance from its creation on. Its functions can be passed on by themselves, as React does with
 * those of an external store.
 */
export class LiveInstance {
  readonly #kind: Kind;
  readonly #plan: Plan | undefined;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #actor;
  readonly #listeners = new Set<() => void>();
  #current: CurrentState;
  #due: { readonly atMs: number; readonly event: Outcome } | undefined;
  #timer: unknown;

  constructor({ kind, plan, clock, random }: LiveInstanceOptions) {
    this.#kind = kind;
    this.#plan = plan;
    this.#clock = clock;
    this.#random = random;
    this.#actor = createActor(instanceMachine, { input: { kind } }).start();
    this.#current = this.#enter();
  }

  /** @returns the state now; the same object until it changes */
  readonly current = (): CurrentState => this.#current;

  /** @returns why the request is refused, or undefined when it is accepted */
  readonly request = (request: Request): Refusal | undefined => {
    const refusal = lifecycle.refusal(request, this.#situation());
    if (!refusal) this.#send(request);
    return refusal;
  };

  /** @returns whether the chart allows the outcome now */
  readonly report = (outcome: Outcome): boolean => {
    const isPossible = lifecycle.possibleOutcomes(this.#situation()).includes(outcome);
    if (isPossible) this.#send(outcome);
    return isPossible;
  };

  /** @returns a function that ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#arm();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#clock.clearTimeout(this.#timer);
    };
  };

  #situation() {
    return situationOf(this.#kind, this.#current.state);
  }

  #enter(): CurrentState {
    const state = stateNameOf(this.#actor.getSnapshot());
    const sinceMs = this.#clock.now();
    const phase = this.#plan && drawPhase(this.#plan, state, this.#random);
    this.#due = phase && { atMs: sinceMs + phase.durationMs, event: phase.outcome };
    return { state, sinceMs };
  }

  #arm(): void {
    this.#clock.clearTimeout(this.#timer);
    if (!this.#due || this.#listeners.size === 0) return;
    const { atMs, event } = this.#due;
    const delayMs = Math.max(0, atMs - this.#clock.now());
    this.#timer = this.#clock.setTimeout(() => this.#send(event), delayMs);
  }

  #send(event: InstanceEvent['type']): void {
    this.#actor.send({ type: event });
    this.#current = this.#enter();
    this.#arm();
    for (const listener of [...this.#listeners]) listener();
  }
}
