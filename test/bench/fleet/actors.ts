// The fleet as XState actors: the chart itself, and a timer for the end of every stay.

import { createActor, SimulatedClock } from 'xstate';
import { instanceMachine, stateNameOf } from '../../../machines/index.js';
import { createRandom } from '../../../src/random/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import type { Contender } from '../contender.js';
import { type BenchModel, type BenchState, wayAt } from './model.js';
import { type Expectation, type Outcome, simulates } from './outcome.js';

/** The part of a clock that a life needs. */
interface Timers {
  now(): number;
  setTimeout(callback: () => void, delayMs: number): unknown;
}

/** Starts a life; it goes on while the clock is moved. */
function begin(
  { states, model, horizonMs, seed }: BenchModel,
  instance: number,
  timers: Timers,
  count: { events: number; servingMs: number },
  due: (atMs: number) => void,
): void {
  const random = createRandom(seed, instance);
  const bear = () => createActor(instanceMachine, { input: { kind: model.kind } }).start();
  const indexOf = new Map(model.states.map(({ name }, index) => [name as string, index]));
  let actor = bear();
  const stay = (): void => {
    const snapshot = actor.getSnapshot();
    const state = states[indexOf.get(stateNameOf(snapshot)) as number] as BenchState;
    const nowMs = timers.now();
    const endMs = nowMs - state.meanMs * Math.log(1 - random());
    if (snapshot.hasTag('serving')) count.servingMs += Math.min(endMs, horizonMs) - nowMs;
    due(endMs);
    if (endMs >= horizonMs) return;
    timers.setTimeout(() => {
      actor.send({ type: wayAt(state, random()).event });
      count.events++;
      if (actor.getSnapshot().status === 'done') actor = bear();
      stay();
    }, endMs - nowMs);
  };
  stay();
}

const outcomeOf = (
  instances: number,
  { events, servingMs }: { events: number; servingMs: number },
  horizonMs: number,
): Outcome => ({
  instances,
  events,
  figures: { servingShare: servingMs / instances / horizonMs },
});

/** Actors on this project's virtual clock. */
export function actorsOnVirtualClock(
  model: BenchModel,
  expected: Expectation,
  instances: number,
): Contender {
  return simulates('XState actors, our virtual clock', expected, () => {
    const clock = createVirtualClock();
    const count = { events: 0, servingMs: 0 };
    for (let i = 0; i < instances; i++) begin(model, i, clock, count, () => {});
    clock.advanceTo(model.horizonMs);
    return outcomeOf(instances, count, model.horizonMs);
  });
}

/**
 * Actors on XState's SimulatedClock. It fires one timer of a chain per increment and stamps it with
 * the end of the increment, so it is moved to each timer's own time: the kindest use of it.
 */
export function actorsOnSimulatedClock(
  model: BenchModel,
  expected: Expectation,
  instances: number,
): Contender {
  return simulates('XState actors, SimulatedClock', expected, () => {
    const clock = new SimulatedClock();
    const count = { events: 0, servingMs: 0 };
    const dueMs = new Float64Array(instances);
    for (let i = 0; i < instances; i++) {
      begin(model, i, clock, count, (atMs) => {
        dueMs[i] = atMs;
      });
    }
    for (;;) {
      const nextMs = dueMs.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
      if (nextMs >= model.horizonMs) break;
      clock.set(nextMs);
    }
    return outcomeOf(instances, count, model.horizonMs);
  });
}
