// Times work that takes promises, run by run.

import type { Measurement } from '../measure.js';
import { summaryOf } from '../summary.js';

/** How many runs there are at least. */
const fewestRuns = 5;

/**
 * Times an asynchronous run again and again.
 *
 * @param units - how many units of work one run does
 * @param run - fails when it does not do its work
 */
export async function measureRuns(
  name: string,
  timeMs: number,
  units: number,
  run: () => Promise<void>,
): Promise<Measurement> {
  await run();
  const samples: number[] = [];
  const start = performance.now();
  while (samples.length < fewestRuns || performance.now() - start < timeMs) {
    const before = performance.now();
    await run();
    samples.push(((performance.now() - before) * 1e6) / units);
  }
  const { value, spreadPercent } = summaryOf(samples);
  return { name, nanoseconds: value, spreadPercent, samples: samples.length };
}
