// How each cost grows, from ten to a million.

import { growEmulator } from './growth/emulator.js';
import { growKept } from './growth/kept.js';
import { growObserver } from './growth/observer.js';
import type { BenchReport } from './report.js';

/**
 * Runs the bench.
 *
 * @param timeMs - for how long each cost is measured at each size
 */
export async function benchGrowth(timeMs: number): Promise<BenchReport> {
  return {
    bench: 'growth',
    work: 'how each cost grows',
    unit: 'size',
    baseline: '',
    measurements: [],
    growth: [
      ...(await growEmulator(timeMs)),
      ...(await growKept(timeMs)),
      ...(await growObserver(timeMs)),
    ],
  };
}
