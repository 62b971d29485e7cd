// The steps of a model that hardly any instance takes: those that weighted lives are forced to take.

import type { Cause, ModelState, SemiMarkovModel } from '../profile/index.js';
import { clocksOf, compileModel } from './compiled-model.js';
import type { ForcedStep, RareSteps } from './forced-model.js';
import { GroupEngine } from './group-engine.js';
import { Stream } from './stream.js';
import { draws } from './timing.js';

/** A step is rare that fewer than one of so many instances takes, and fewer than one of so many stays ends with. */
const oneIn = 20;

/** How many lives say how often each state is visited. Only the choice hangs on them, and no figure. */
const pilots = 16;

/** The pilots' random numbers are none of the instances'. */
const pilotStreams = 2;

/**
 * Finds the steps that are rare until the horizon: ends of work that are unlikely, and what comes at a rate. What
 * comes after a time of another distribution cannot be forced.
 */
export function rareSteps(model: SemiMarkovModel, horizonMs: number, seed: number): RareSteps {
  const { taken, dwellUs, begun } = pilotLives(model, horizonMs, seed);
  const steps: ForcedStep[] = [];
  const notForced: string[] = [];
  let next = 0;
  for (const [from, { name, causes }] of model.states.entries()) {
    const stays = begun[from] as number;
    for (const [clock, { timing, branches, causes: named }] of clocksOf(causes).entries()) {
      const possible = branches.filter(({ probability }) => probability > 0);
      const ended = possible.reduce((sum, _, b) => sum + (taken[next + b] as number), 0);
      next += possible.length;
      const hasRate = timing.draws === draws.exponential && timing.p > 0;
      if (!hasRate && ended === 0 && stays >= pilots) {
        notForced.push(...named.map((c) => `${(causes[c] as Cause).name} in ${name}`));
      }
      const seen = hasRate ? Number(dwellUs[from]) / 1000 / timing.p : ended;
      const isRare = (probability: number) =>
        probability * seen <= pilots / oneIn &&
        (stays > 0 ? (probability * seen) / stays : probability) <= 1 / oneIn;
      const found = possible.flatMap(({ probability, event, to }, branch): ForcedStep[] => {
        const step = `${name} ${event} → ${(model.states[to] as ModelState).name}`;
        return isRare(probability) ? [{ name: step, from, clock, branch, event, to }] : [];
      });
      // Of the ends of a clock that rings in any case, one has to be left that is not forced.
      if (hasRate || found.length < possible.length) steps.push(...found);
    }
  }
  return { steps, notForced: [...new Set(notForced)] };
}

/** Lives some lives, and counts how often each branch was taken, and how many stays began in each state. */
function pilotLives(model: SemiMarkovModel, horizonMs: number, seed: number) {
  const compiled = compileModel(model);
  const groups = [{ weight: 1, model }];
  const engine = new GroupEngine(compiled, { groups, horizonMs, seed, points: 2 });
  const stream = new Stream(seed, pilotStreams);
  for (let i = 0; i < pilots; i++) {
    stream.startAt(i);
    engine.live(stream, false);
  }
  const { taken, dwellUs } = engine.takeTally();
  const begun: number[] = model.states.map((_, s) => (s === model.initial ? pilots : 0));
  compiled.branches.forEach(({ to }, b) => {
    begun[to.index] = (begun[to.index] as number) + (taken[b] as number);
  });
  return { taken, dwellUs, begun };
}
