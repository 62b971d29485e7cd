// A round over ten thousand instances: one list, everyone compared with the round before.

import { waitForAll } from '../../src/observer/index.js';
import { measureRuns } from './observer/measure-runs.js';
import { virtualPolling } from './observer/virtual-polling.js';
import { listRounds, watching } from './observer/watching.js';
import type { BenchReport } from './report.js';

const instances = 10_000;
const rounds = 20;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchObserverWatch(timeMs: number): Promise<BenchReport> {
  const lists = listRounds(instances, rounds);
  const pagesOf = (round: number) =>
    (async function* () {
      yield* lists[round % rounds] ?? [];
    })();
  const bare = 'only go through the lists';
  const measurements = [
    await watching(instances, timeMs),
    await measureRuns('waitForAll', timeMs, rounds, async () => {
      let round = 0;
      const options = { ...virtualPolling(), maxWaitMs: 1e9, consecutive: rounds };
      const list = () => pagesOf(round++ % 2);
      const all = await waitForAll(list, ['RUNNING', 'ERROR'], options);
      if (all.counts.reached !== instances || all.rounds !== rounds) throw new Error('went astray');
    }),
    await measureRuns(bare, timeMs, rounds, async () => {
      for (let round = 0; round < rounds; round++) {
        let read = 0;
        for await (const page of pagesOf(round)) {
          for (const { status } of page) read += Number(status !== '');
        }
        if (read !== instances) throw new Error('went astray');
      }
    }),
  ];
  return {
    bench: 'observer-watch',
    work: `${rounds} rounds over ${instances.toLocaleString('en')} instances in pages of 1000, a fifth of which change; 50,000,000 ns are 50 ms`,
    unit: 'round',
    baseline: bare,
    measurements,
  };
}
