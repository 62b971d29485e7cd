// An instance that lives: the chart as a running actor, and, with a plan, a platform that ends what it
// begins. It stands still while nobody listens, so that nothing is left running behind a closed page.

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

/** What an instance needs to live. */
export interface LiveInstanceOptions {
  readonly kind: Kind;
  /** How long things take; without it nothing ends unless somebody reports it. */
  readonly plan?: Plan | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

/** Where an instance is, and since when, in milliseconds of its clock. */
export interface Standing {
  readonly state: StateName;
  readonly sinceMs: number;
}

/** A live instance. */
export interface LiveInstance {
  readonly standing: Standing;
  /** Asks for something; returns why not, or undefined when it is accepted. */
  request(request: Request): Refusal | undefined;
  /** Reports what the platform did; returns whether the chart allows it. */
  report(outcome: Outcome): boolean;
  /** Calls `listener` after every change, and returns how to stop that. */
  subscribe(listener: () => void): () => void;
}

/** Begins a life in the state in which the chart lets an instance be born. */
export function beginLife({ kind, plan, clock, random }: LiveInstanceOptions): LiveInstance {
  const actor = createActor(instanceMachine, { input: { kind } }).start();
  const listeners = new Set<() => void>();
  let standing: Standing;
  let due: { readonly atMs: number; readonly event: Outcome } | undefined;
  let timer: unknown;

  const enter = (): void => {
    const state = stateNameOf(actor.getSnapshot());
    standing = { state, sinceMs: clock.now() };
    const phase = plan && drawPhase(plan, state, random);
    due = phase && { atMs: standing.sinceMs + phase.durationMs, event: phase.outcome };
  };
  const arm = (): void => {
    clock.clearTimeout(timer);
    if (!due || listeners.size === 0) return;
    const { atMs, event } = due;
    timer = clock.setTimeout(() => send(event), Math.max(0, atMs - clock.now()));
  };
  const send = (event: InstanceEvent['type']): void => {
    actor.send({ type: event });
    enter();
    arm();
    for (const listener of [...listeners]) listener();
  };
  const situation = () => situationOf(kind, standing.state);

  enter();
  return {
    get standing() {
      return standing;
    },
    request(request) {
      const refusal = lifecycle.refusal(request, situation());
      if (!refusal) send(request);
      return refusal;
    },
    report(outcome) {
      const isPossible = lifecycle.possibleOutcomes(situation()).includes(outcome);
      if (isPossible) send(outcome);
      return isPossible;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) arm();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clock.clearTimeout(timer);
      };
    },
  };
}
