// The instances of a fleet on several threads. Who simulates which is left to the day; what comes of
// it is the same to the byte, since nothing is rounded in adding up.

import { Worker } from 'node:worker_threads';
import { EndlessLifeError } from '../../simulator/index.js';
import type { FleetRun, Tally } from '../../simulator/internal.js';
import type { Dealer } from './scheduler.js';
import type { WorkerAnswer } from './worker.js';

/** How many portions wait at each worker, so that none is idle while an answer is on its way. */
const portionsAhead = 2;

/**
 * Simulates what a dealer deals.
 *
 * @param workers - how many threads
 * @param done - is told of each portion: how many instances, and what they counted
 * @throws EndlessLifeError when an instance changes its state too often to get to the horizon
 */
export async function simulateOnThreads(
  run: FleetRun,
  dealer: Dealer,
  workers: number,
  done: (count: number, tallies: readonly Tally[]) => void,
): Promise<void> {
  const threads: Worker[] = [];
  const work = Array.from({ length: workers }, () => {
    const first = Array.from({ length: portionsAhead }, () => dealer.deal()).filter(
      (range) => range !== undefined,
    );
    if (first.length === 0) return undefined;
    const thread = new Worker(new URL('./worker.js', import.meta.url), { workerData: run });
    threads.push(thread);
    return new Promise<void>((resolve, reject) => {
      let open = first.length;
      for (const range of first) thread.postMessage(range);
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('a worker thread ended before its work')));
      thread.on('message', (answer: WorkerAnswer) => {
        if ('endless' in answer) return reject(new EndlessLifeError());
        dealer.took(answer.range, answer.tookMs);
        done(answer.range.to - answer.range.from, answer.tallies);
        const next = dealer.deal();
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
