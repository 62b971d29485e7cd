// What users wait for in a process of its own: no run knows what an earlier one has compiled.

import type { Row } from './aims.js';
import { type Figure, figureOf } from './figure.js';
import type { Measurement } from './measure.js';
import type { BenchReport } from './report.js';
import { summaryOf } from './summary.js';

/** Something that is done once by a new process. */
export interface Fresh {
  readonly name: string;
  /** Its row in the table of aims, where it has one. */
  readonly row?: Row | undefined;
  /** Does it, and tells how long it took in milliseconds. */
  once(): number | Promise<number>;
}

/** How many processes each of them gets, after a first one that fills the caches of files. */
const runs = 9;

/** Does each of them in turn, again and again: a machine that is slow for a while is so for all. */
export async function measureFresh(
  all: readonly Fresh[],
): Promise<Pick<BenchReport, 'measurements' | 'figures'>> {
  const times = all.map((): number[] => []);
  for (let run = -1; run < runs; run++) {
    for (const [index, each] of all.entries()) {
      const ms = await each.once();
      if (run >= 0) times[index]?.push(ms);
    }
  }
  const measurements = all.map(({ name }, index) => medianOf(name, times[index] as number[]));
  const figures = all.flatMap(({ row }, index): Figure[] => {
    if (row === undefined) return [];
    const { nanoseconds, spreadPercent } = measurements[index] as Measurement;
    return [figureOf(row, { value: nanoseconds / 1e6, spreadPercent })];
  });
  return { measurements, figures };
}

function medianOf(name: string, times: readonly number[]): Measurement {
  const { value, spreadPercent } = summaryOf(times);
  return { name, nanoseconds: value * 1e6, spreadPercent, samples: times.length };
}
