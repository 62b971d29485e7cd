// Simulates the instances of a fleet on several threads. Which thread gets which batch differs from run
// to run; the sums are the same to the byte, since adding them up rounds nothing.

import { Worker } from 'node:worker_threads';
import { EndlessLifeError } from '../../simulator/index.js';
import type { FleetRun, Tally } from '../../simulator/internal.js';
import type { Scheduler } from './scheduler.js';
import type { WorkerAnswer } from './worker.js';

/** How many batches wait at each worker, so that none is idle while an answer is on its way. */
const batchesAhead = 2;

/**
 * Simulates the batches that a scheduler assigns.
 *
 * @param workers - how many threads
 * @param done - receives each batch: how many instances, and their tallies
 * @throws EndlessLifeError when an instance changes its state too often to get to the horizon
 */
export async function simulateOnThreads(
  run: FleetRun,
  scheduler: Scheduler,
  workers: number,
  done: (count: number, tallies: readonly Tally[]) => void,
): Promise<void> {
  const threads: Worker[] = [];
  const work = Array.from({ length: workers }, () => {
    const first = Array.from({ length: batchesAhead }, () => scheduler.assign()).filter(
      (range) => range !== undefined,
    );
    if (first.length === 0) return undefined;
    const thread = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: run,
      resourceLimits: { maxYoungGenerationSizeMb: 2 },
    });
    threads.push(thread);
    return new Promise<void>((resolve, reject) => {
      let open = first.length;
      for (const range of first) thread.postMessage(range);
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('a worker thread ended before its work')));
      thread.on('message', (answer: WorkerAnswer) => {
        if ('endless' in answer) return reject(new EndlessLifeError());
        scheduler.done(answer.range, answer.tookMs);
        done(answer.range.to - answer.range.from, answer.tallies);
        const next = scheduler.assign();
        if (next) thread.postMessage(next);
        else if (--open === 0) resolve();
      });
    });
  });
  try {
    await Promise.all(work);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
