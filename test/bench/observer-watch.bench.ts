// A round over ten thousand instances: one list, everyone compared with the round before.

import { statuses } from '../../machines/index.js';
import { type ListedInstance, waitForAll, watchFleet } from '../../src/observer/index.js';
import { measureRuns } from './observer/measure-runs.js';
import { virtualPolling } from './observer/virtual-polling.js';
import type { BenchReport } from './report.js';

const instances = 10_000;
const rounds = 20;
const pageLength = 1000;

/** Lists by round: in every round, one instance in ten has another status than before. */
function listRounds(): ListedInstance[][][] {
  return Array.from({ length: rounds }, (_, round) => {
    const all = Array.from({ length: instances }, (_, index) => ({
      instance_id: `0c5f1b7e-4d7a-9a53-${index}`,
      status: statuses[(2 + Number(index % 10 === round % 10)) % statuses.length] as string,
    }));
    return Array.from({ length: instances / pageLength }, (_, page) =>
      all.slice(page * pageLength, (page + 1) * pageLength),
    );
  });
}

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchObserverWatch(timeMs: number): Promise<BenchReport> {
  const lists = listRounds();
  const pagesOf = (round: number) =>
    (async function* () {
      yield* lists[round % rounds] ?? [];
    })();
  const bare = 'only go through the lists';
  const measurements = [
    await measureRuns('watchFleet', timeMs, rounds, async () => {
      let [round, changes] = [0, 0];
      for await (const each of watchFleet(() => pagesOf(round++), virtualPolling())) {
        if (each.type === 'instances') changes += each.changes.length;
        if (round === rounds) break;
      }
      if (changes < instances + (rounds - 1) * 1000) throw new Error('went astray');
    }),
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
    work: `${rounds} rounds over ${instances.toLocaleString('en')} instances in pages of ${pageLength}, a fifth of which change; 50,000,000 ns are 50 ms`,
    unit: 'round',
    baseline: bare,
    measurements,
  };
}
