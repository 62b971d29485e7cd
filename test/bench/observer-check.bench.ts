// Checking a trace: records that are there already, and the text of JSON lines.

import { type Figure, named } from './figure.js';
import { type Measurement, measure } from './measure.js';
import { checksJsonLines, checksRecords, parsesJsonLines, writeTrace } from './observer/traces.js';
import type { BenchReport } from './report.js';

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
    figures: [linesPerSecond(named(measurements, lines.name))],
  };
}

const linesPerSecond = ({ nanoseconds, spreadPercent }: Measurement): Figure => ({
  row: 'check of JSON lines',
  unit: 'million a second',
  aim: { atLeast: 5 },
  value: 1000 / nanoseconds,
  spreadPercent,
});
