// Simulates a fleet on this thread or on several, reports progress, and can stop at any time: then the
// instances simulated so far are the first ones, without a gap.

import {
  addTally,
  createFleetEngine,
  emptyLike,
  type FleetPart,
  type FleetRun,
  type InstanceRange,
  type Tally,
} from '../../simulator/internal.js';
import type { Clock } from '../../time/index.js';
import { letOthersRun } from '../environment/signals.js';
import { Scheduler } from './scheduler.js';
import { simulateOnThreads } from './threads.js';

/** How long a batch takes, in milliseconds: about how long Ctrl-C waits. */
const batchMs = 100;

/** How much work is worth the second that it takes to start threads, in milliseconds. */
const worthThreadsMs = 1500;

/** How to simulate. */
export interface SimulationOptions {
  /** How many threads simulate; as many as seem worth it unless given. */
  readonly workers?: number | undefined;
  /** How many threads this machine runs at once. */
  readonly parallelism: number;
  /** Measures how long batches take. */
  readonly clock: Clock;
  /** Stops the simulation after the batches under way. */
  readonly signal: AbortSignal;
  /** Receives how many instances are done. */
  readonly progress: (done: number) => void;
}

/**
 * Simulates a range of instances.
 *
 * @returns what they counted: of all of them, or of the first so many if the signal was aborted
 * @throws EndlessLifeError when an instance changes its state too often to get to the horizon
 */
export async function simulatePart(
  run: FleetRun,
  range: InstanceRange,
  options: SimulationOptions,
): Promise<FleetPart> {
  const { workers, parallelism, clock, signal, progress } = options;
  const simulate = createFleetEngine(run);
  const tallies = simulate(range.from, range.from).map(emptyLike);
  const scheduler = new Scheduler(range, batchMs);
  let count = 0;
  const done = (added: number, counted: readonly Tally[]) => {
    counted.forEach((tally, g) => {
      addTally(tallies[g] as Tally, tally);
    });
    count += added;
    progress(count);
  };
  const stop = () => scheduler.stop();
  signal.addEventListener('abort', stop);

  if (workers === undefined || workers === 1) {
    const startMs = clock.now();
    const isLong = () => {
      const spentMs = clock.now() - startMs;
      const leftMs = (spentMs / count) * (range.to - range.from - count);
      return workers === undefined && parallelism > 1 && spentMs > 300 && leftMs > worthThreadsMs;
    };
    for (let next = scheduler.assign(); next; next = isLong() ? undefined : scheduler.assign()) {
      const sinceMs = clock.now();
      const counted = simulate(next.from, next.to);
      scheduler.done(next, clock.now() - sinceMs);
      done(next.to - next.from, counted);
      await letOthersRun(clock);
    }
  }
  await simulateOnThreads(run, scheduler, workers ?? parallelism, done);
  signal.removeEventListener('abort', stop);
  return { ranges: count > 0 ? [{ from: range.from, to: range.from + count }] : [], tallies };
}
