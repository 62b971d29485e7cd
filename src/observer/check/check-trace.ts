// Checks a whole trace: records, or the text of JSON lines, as they stream in.

import type { CheckOptions, TraceChecker } from './check-options.js';
import { readJsonLines } from './json-lines.js';
import type { TraceReport } from './report.js';
import { createTraceChecker } from './trace-checker.js';
import type { TraceRecord } from './trace-record.js';

/**
 * Checks a stream of records. Memory grows with the number of instances only.
 *
 * @param records - in the order of time, at least for each instance
 * @throws UnusableTraceError when there is no sighting to check
 * @throws RangeError when an option is out of range
 *
 * @example
 * ```ts
 * const report = await checkTrace([
 *   { at: '2026-01-01T00:00:00Z', instance_id: 'a', status: 'CREATING' },
 *   { at: '2026-01-01T00:10:00Z', instance_id: 'a', status: 'EXTENDING' },
 * ]);
 * report.verdict; // 'conforming'
 * report.changes[0]?.unseen; // ['RUNNING']
 * report.changes[0]?.needs; // 'operator'
 * ```
 */
export async function checkTrace(
  records: AsyncIterable<TraceRecord> | Iterable<TraceRecord>,
  options: CheckOptions = {},
): Promise<TraceReport> {
  const checker = createTraceChecker(options);
  for await (const record of records) checker.push(record);
  return checker.finish();
}

/**
 * Checks the text of JSON lines, one record per line, in chunks that may be cut anywhere.
 *
 * @param chunks - such as a file's stream of text
 * @throws UnusableTraceError when there is no sighting to check
 *
 * @example
 * ```ts
 * const text = '{"at":"2026-01-01T00:00:00Z","instance_id":"a","status":"RUNNING"}\nnot JSON\n';
 * const { counts, broken } = await checkJsonLines([text]);
 * [counts.observations, counts.broken, broken[0]?.line]; // [1, 1, 2]
 * ```
 */
export async function checkJsonLines(
  chunks: AsyncIterable<string> | Iterable<string>,
  options: CheckOptions = {},
): Promise<TraceReport> {
  const checker = createTraceChecker(options);
  const lines = jsonLinesInto(checker);
  for await (const chunk of chunks) lines.push(chunk);
  lines.end();
  return checker.finish();
}

/**
 * Leads the text of JSON lines into a checker, for those who check several files as one trace.
 *
 * @param source - what the file is called in the report
 */
export function jsonLinesInto(checker: TraceChecker, source?: string) {
  return readJsonLines({
    record: (value, line) => checker.push(value, line, source),
    broken: (problem, line) => checker.broken(problem, line, source),
    blank: () => checker.blank(),
  });
}
