// A fleet, simulated here and now: on this thread or on several, with word of how far it is, and with
// an end at any time that leaves the first so many instances whole.

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
import { Dealer } from './scheduler.js';
import { simulateOnThreads } from './threads.js';

/** How long a portion takes, in milliseconds: about how long Ctrl-C waits. */
const portionMs = 100;

/** What is worth the second that it takes to start threads, in milliseconds. */
const worthThreadsMs = 1500;

/** How to go about it. */
export interface Manner {
  /** How many threads simulate; as many as seem worth it unless given. */
  readonly workers?: number | undefined;
  /** How many threads this machine runs at once. */
  readonly parallelism: number;
  readonly clock: Clock;
  /** Once aborted, no more instances are begun. */
  readonly signal: AbortSignal;
  /** Is told how many instances are done. */
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
  manner: Manner,
): Promise<FleetPart> {
  const { workers, parallelism, clock, signal, progress } = manner;
  const simulate = createFleetEngine(run);
  const tallies = simulate(range.from, range.from).map(emptyLike);
  const dealer = new Dealer(range, portionMs);
  let count = 0;
  const done = (added: number, counted: readonly Tally[]) => {
    counted.forEach((tally, g) => {
      addTally(tallies[g] as Tally, tally);
    });
    count += added;
    progress(count);
  };
  const stop = () => dealer.stop();
  signal.addEventListener('abort', stop);

  if (workers === undefined || workers === 1) {
    const startMs = clock.now();
    const isLong = () => {
      const spentMs = clock.now() - startMs;
      const leftMs = (spentMs / count) * (range.to - range.from - count);
      return workers === undefined && parallelism > 1 && spentMs > 300 && leftMs > worthThreadsMs;
    };
    for (let next = dealer.deal(); next; next = isLong() ? undefined : dealer.deal()) {
      const sinceMs = clock.now();
      const counted = simulate(next.from, next.to);
      dealer.took(next, clock.now() - sinceMs);
      done(next.to - next.from, counted);
      // Lets Ctrl-C and the progress bar have their turn.
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 0));
    }
  }
  await simulateOnThreads(run, dealer, workers ?? parallelism, done);
  signal.removeEventListener('abort', stop);
  return { ranges: count > 0 ? [{ from: range.from, to: range.from + count }] : [], tallies };
}
