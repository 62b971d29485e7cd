// A watcher of a fleet that is listed again and again: in every round one instance in ten has another status.

import { statuses } from '../../../machines/index.js';
import { type ListedInstance, watchFleet } from '../../../src/observer/index.js';
import type { Measurement } from '../measure.js';
import { measureRuns } from './measure-runs.js';
import { virtualPolling } from './virtual-polling.js';

const pageLength = 1000;

/** Lists by round, in pages. */
export const listRounds = (instances: number, rounds: number): ListedInstance[][][] =>
  Array.from({ length: rounds }, (_, round) => {
    const all = Array.from({ length: instances }, (_, index) => ({
      instance_id: `0c5f1b7e-4d7a-9a53-${index}`,
      status: statuses[(2 + Number(index % 10 === round % 10)) % statuses.length] as string,
    }));
    return Array.from({ length: Math.ceil(instances / pageLength) }, (_, page) =>
      all.slice(page * pageLength, (page + 1) * pageLength),
    );
  });

/** Times a round. */
export function watching(instances: number, timeMs: number): Promise<Measurement> {
  // Of many instances few rounds take long enough.
  const rounds = Math.max(2, Math.min(20, 200_000 / instances));
  const lists = listRounds(instances, rounds);
  const pagesOf = (round: number) =>
    (async function* () {
      yield* lists[round % rounds] ?? [];
    })();
  return measureRuns('watchFleet', timeMs, rounds, async () => {
    let [round, changes] = [0, 0];
    for await (const each of watchFleet(() => pagesOf(round++), virtualPolling())) {
      if (each.type === 'instances') changes += each.changes.length;
      if (round === rounds) break;
    }
    if (changes < instances + ((rounds - 1) * instances) / 10) throw new Error('went astray');
  });
}
