// The fleet on SIM.JS, an entity per instance. Of the discrete-event libraries on npm that run at all
// on Node 20 it is the fastest: simscript looks at every pending event in every step, and waits for
// animation frames.

import { createRandom } from '../../../src/random/index.js';
import type { Contender } from '../contender.js';
import { type BenchModel, type BenchState, wayAt } from './model.js';
import { type Expectation, simulates } from './outcome.js';

/** The part of SIM.JS that the bench uses; the package comes without types. */
interface SimJs {
  Sim: new () => {
    addEntity(entity: new (sim: unknown) => object): object;
    simulate(untilMs: number): void;
  };
  Entity: new (
    sim: unknown,
  ) => { time(): number; setTimer(delayMs: number): { done(callback: () => void): void } };
}

/** Loads SIM.JS, which hands itself to a window only. */
async function load(): Promise<SimJs> {
  const world = globalThis as unknown as { window?: { Sim?: SimJs } };
  world.window = {};
  try {
    await import('simjs' as string);
    return world.window.Sim as SimJs;
  } finally {
    delete world.window;
  }
}

/** Entities of SIM.JS. */
export async function simJs(
  { states, model, horizonMs, seed }: BenchModel,
  expected: Expectation,
  instances: number,
): Promise<Contender> {
  const { Sim, Entity } = await load();
  return simulates('SIM.JS', expected, () => {
    let events = 0;
    let servingMs = 0;
    let born = 0;
    class Instance extends Entity {
      readonly #random = createRandom(seed, born++);
      #state = states[model.initial] as BenchState;

      start(): void {
        const nowMs = this.time();
        const afterMs = -this.#state.meanMs * Math.log(1 - this.#random());
        if (this.#state.serving) servingMs += Math.min(nowMs + afterMs, horizonMs) - nowMs;
        if (nowMs + afterMs >= horizonMs) return;
        this.setTimer(afterMs).done(() => {
          this.#state = states[wayAt(this.#state, this.#random()).to] as BenchState;
          events++;
          this.start();
        });
      }
    }
    const sim = new Sim();
    for (let i = 0; i < instances; i++) sim.addEntity(Instance);
    sim.simulate(horizonMs);
    return { instances, events, figures: { servingShare: servingMs / instances / horizonMs } };
  });
}
