// What waiting costs besides the waiting: one poll, with its timer, its signal, its verdict and its
// history, in virtual time.

import { waitForStatus, watchStatus } from '../../src/observer/index.js';
import { measureRuns } from './observer/measure-runs.js';
import { virtualPolling } from './observer/virtual-polling.js';
import type { BenchReport } from './report.js';

const polls = 2000;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchObserverWait(timeMs: number): Promise<BenchReport> {
  const bare = 'promise and timer alone';
  const measurements = [
    await measureRuns('waitForStatus', timeMs, polls, async () => {
      let asked = 0;
      const wait = await waitForStatus(
        () => (++asked < polls ? 'CREATING' : 'RUNNING'),
        'RUNNING',
        { ...virtualPolling(), maxWaitMs: 1e9 },
      );
      if (wait.type !== 'reached' || wait.history.answers !== polls) throw new Error('went astray');
    }),
    await measureRuns('watchStatus', timeMs, polls, async () => {
      let asked = 0;
      let seen = 0;
      const probe = () => (++asked < polls ? 'CREATING' : 'gone');
      for await (const _ of watchStatus(probe, virtualPolling())) seen++;
      if (seen !== polls) throw new Error('went astray');
    }),
    await measureRuns(bare, timeMs, polls, async () => {
      const { clock } = virtualPolling();
      for (let poll = 0; poll < polls; poll++) {
        await new Promise<void>((resolve) => clock.setTimeout(resolve, 1000));
      }
    }),
  ];
  return {
    bench: 'observer-wait',
    work: `${polls.toLocaleString('en')} polls of a probe that answers at once; 100,000 ns are 0.1 ms`,
    unit: 'poll',
    baseline: bare,
    measurements,
  };
}
