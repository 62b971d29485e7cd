// The engine of a fleet: every instance has a random stream of its own, so that it does not matter which
// thread or machine simulates it, or in which order.

import { compileModel } from './compiled-model.js';
import { checkRun, type FleetRun } from './fleet-run.js';
import { ForcedEngine } from './forced-engine.js';
import { rareSteps } from './forced-steps.js';
import { GroupEngine } from './group-engine.js';
import { choose, limitsOf } from './limits.js';
import { Stream } from './stream.js';
import type { Tally } from './tally.js';

/**
 * The lengths of stays are counted of so many first instances, and then of every sixteenth: enough to see a
 * hundredth, at no cost to a large fleet.
 */
const [allCounted, countedAfter] = [16_384, 16];

/** The random numbers of weighted lives are none of the others'. */
const forcedStreams = 1;

/**
 * Creates an engine for a run.
 *
 * @returns a function that simulates the instances `from` (included) to `to` (not included) and
 *   returns a tally per group
 * @throws RangeError when the run is not as {@link FleetRun} says
 * @throws EndlessLifeError from that function, when an instance takes too many steps; the engine has
 *   then counted half a life and is of no more use
 *
 * @example
 * const simulate = createFleetEngine({ groups, horizonMs: 365 * 86_400_000, seed: 42, points: 201 });
 * const first = simulate(0, 50_000);
 * const second = simulate(50_000, 100_000);
 */
export function createFleetEngine(run: FleetRun): (from: number, to: number) => Tally[] {
  checkRun(run);
  const { horizonMs, seed } = run;
  const groups = run.groups.map(({ model }) => ({
    engine: new GroupEngine(compileModel(model), run),
    forced: run.forced
      ? new ForcedEngine(model, rareSteps(model, horizonMs, seed), horizonMs)
      : undefined,
  }));
  const limits = limitsOf(run.groups.map(({ weight }) => weight));
  const stream = new Stream(seed);
  const weighted = new Stream(seed, forcedStreams);
  const drawGroup = () => groups[groups.length > 1 ? choose(limits, stream) : 0] as Group;
  return (from, to) => {
    for (let i = from; i < to; i++) {
      stream.startAt(i);
      const { engine, forced } = drawGroup();
      engine.live(stream, i < allCounted || i % countedAfter === 0);
      if (!forced) continue;
      weighted.startAt(i);
      forced.live(weighted);
    }
    return groups.map(({ engine, forced }) => ({
      ...engine.takeTally(),
      ...(forced && { forced: forced.takeTally() }),
    }));
  };
}

interface Group {
  readonly engine: GroupEngine;
  readonly forced: ForcedEngine | undefined;
}
