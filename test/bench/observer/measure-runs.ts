// Times work that takes promises, run by run.

import type { Measurement } from '../measure.js';

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
  const sorted = samples.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number;
  const nanoseconds = quantile(0.5);
  const spreadPercent = ((quantile(0.75) - quantile(0.25)) / 2 / nanoseconds) * 100;
  return { name, nanoseconds, spreadPercent, samples: samples.length };
}
