// What users wait for in a process of its own: no run knows what an earlier one has compiled.

import type { Measurement } from './measure.js';
import type { BenchReport } from './report.js';

/** Something that is done once by a new process. */
export interface Fresh {
  readonly name: string;
  /** How long it may take, in milliseconds; nothing is said of it without. */
  readonly aimMs?: number;
  /** Does it, and tells how long it took in milliseconds. */
  once(): number | Promise<number>;
}

/** How many processes each of them gets, after a first one that fills the caches of files. */
const runs = 15;

/** Does each of them in turn, again and again: a machine that is slow for a while is so for all. */
export async function measureFresh(
  all: readonly Fresh[],
): Promise<Pick<BenchReport, 'measurements' | 'facts'>> {
  const times = all.map((): number[] => []);
  for (let run = -1; run < runs; run++) {
    for (const [index, each] of all.entries()) {
      const ms = await each.once();
      if (run >= 0) times[index]?.push(ms);
    }
  }
  const measurements = all.map(({ name }, index) => medianOf(name, times[index] as number[]));
  const facts = all.flatMap(({ name, aimMs }, index) => {
    if (aimMs === undefined) return [];
    const ms = (measurements[index] as Measurement).nanoseconds / 1e6;
    const verdict = ms <= aimMs ? 'holds' : 'MISSED';
    return [[name, `${ms.toFixed(0)} ms, aim ${aimMs} ms: ${verdict}`] as const];
  });
  return { measurements, facts };
}

function medianOf(name: string, times: readonly number[]): Measurement {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] as number;
  const spreadPercent = ((at(0.75) - at(0.25)) / 2 / at(0.5)) * 100;
  return { name, nanoseconds: at(0.5) * 1e6, spreadPercent, samples: sorted.length };
}
