// A worker thread: simulates the instances of each message, one after the other.

import { parentPort, workerData } from 'node:worker_threads';
import { EndlessLifeError } from '../../simulator/index.js';
import {
  createFleetEngine,
  type FleetRun,
  type InstanceRange,
  type Tally,
} from '../../simulator/internal.js';
import { systemClock } from '../../time/index.js';

/** What a worker answers. */
export type WorkerAnswer =
  | { readonly range: InstanceRange; readonly tallies: Tally[]; readonly tookMs: number }
  | { readonly endless: true };

const simulate = createFleetEngine(workerData as FleetRun);

parentPort?.on('message', (range: InstanceRange) => {
  const answer = (): WorkerAnswer => {
    const startMs = systemClock.now();
    try {
      const tallies = simulate(range.from, range.to);
      return { range, tallies, tookMs: systemClock.now() - startMs };
    } catch (error) {
      if (error instanceof EndlessLifeError) return { endless: true };
      throw error;
    }
  };
  // The counts are copied. Handed over, they would be detached, and after that V8 checks each array at each access.
  parentPort?.postMessage(answer());
});
