// Checking a trace: records that are there already, and the text of JSON lines.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figureOf, named } from './figure.js';
import { type Measurement, measure } from './measure.js';
import {
  checksJsonLines,
  checksRecords,
  parsesJsonLines,
  writeTrace,
  writeTraceFile,
} from './observer/traces.js';
import type { BenchReport } from './report.js';
import { mostResident } from './resident.js';

const instances = 1000;
const observationsPerInstance = 200;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchObserverCheck(timeMs: number): Promise<BenchReport> {
  const trace = writeTrace(instances, observationsPerInstance);
  const [lines, baseline] = [checksJsonLines(trace), parsesJsonLines(trace)];
  const measurements = await measure([checksRecords(trace), lines, baseline], timeMs);
  const count = trace.records.length.toLocaleString('en');
  return {
    bench: 'observer-check',
    work: `${count} observations of ${instances.toLocaleString('en')} instances, ${trace.changes.toLocaleString('en')} of them changes; 1000 ns are a million a second`,
    unit: 'observation',
    baseline: baseline.name,
    measurements,
    figures: [linesPerSecond(named(measurements, lines.name)), memoryOfLines()],
  };
}

const linesPerSecond = ({ nanoseconds, spreadPercent }: Measurement): Figure =>
  figureOf('check of JSON lines', { value: 1000 / nanoseconds, spreadPercent });

/** What four times as many lines of the same instances do to the memory of the command. */
function memoryOfLines(): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  const file = join(folder, 'trace.jsonl');
  try {
    const [short, long] = [1000, 4000].map((observations) => {
      writeTraceFile(file, instances, observations);
      return mostResident(['check', file]);
    }) as [number, number];
    return figureOf('memory of check: 4 million lines, of one million', { value: long / short });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
