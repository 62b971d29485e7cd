// Checking a trace: records that are there already, and the text of JSON lines.

import { measure } from './measure.js';
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
  const baseline = parsesJsonLines(trace);
  const measurements = await measure(
    [checksRecords(trace), checksJsonLines(trace), baseline],
    timeMs,
  );
  const count = trace.records.length.toLocaleString('en');
  return {
    bench: 'observer-check',
    work: `${count} observations of ${instances.toLocaleString('en')} instances, ${trace.changes.toLocaleString('en')} of them changes; 1000 ns are a million a second`,
    unit: 'observation',
    baseline: baseline.name,
    measurements,
  };
}
